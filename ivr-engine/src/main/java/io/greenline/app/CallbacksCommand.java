package io.greenline.app;

import io.greenline.app.settings.Settings;
import io.greenline.store.RequestFile;
import io.greenline.store.SqliteCallbackBook;
import io.greenline.store.StoreException;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Callers who want to be called back; also while an engine runs. */
@Command(
        name = "callbacks",
        description = "Show who wants to be called back, and note who was.",
        mixinStandardHelpOptions = true,
        subcommands = {CallbacksCommand.ListWishes.class, CallbacksCommand.Done.class, CallbacksCommand.Drop.class})
final class CallbacksCommand implements Runnable {
    private static final int SHOWN = 1_000;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init")
    CallbacksCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "callbacks list, callbacks done ID or callbacks drop ID?");
    }

    private static <T> T with(SettingsOption option, Function<SqliteCallbackBook, T> question) {
        Settings settings = option.load();
        try (RequestFile file = OutsideParts.requests(settings.store())) {
            return question.apply(OutsideParts.callbacks(settings, file));
        } catch (StoreException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    private static Instant now() {
        return InstantSource.system().instant();
    }

    private static int decided(boolean found, long id) {
        if (!found) {
            throw new CommandFailure("no open wish has the number %d; greenline callbacks list".formatted(id));
        }
        return 0;
    }

    /** Who waits. */
    @Command(name = "list", description = "List open wishes, the oldest first.", mixinStandardHelpOptions = true)
    static final class ListWishes implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private SettingsOption settings;

        @SuppressWarnings("NullAway.Init")
        ListWishes() {}

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            List<SqliteCallbackBook.Line> lines = new ArrayList<>();
            long open = with(settings, book -> {
                lines.addAll(book.list(SHOWN));
                return book.open();
            });
            for (SqliteCallbackBook.Line line : lines) {
                out.printf(
                        "%6d  %s  %s%s  asked %s on call %s%n",
                        line.id(),
                        line.wish().number(),
                        line.wish().reason(),
                        line.wish().about().isEmpty() ? "" : " (" + line.wish().about() + ")",
                        line.wish().asked(),
                        line.wish().call());
            }
            out.printf("%d open%n", open);
            return 0;
        }
    }

    /** Somebody was called back. */
    @Command(name = "done", description = "Note that somebody was called back.", mixinStandardHelpOptions = true)
    static final class Done implements Callable<Integer> {
        @Mixin
        private SettingsOption settings;

        @Parameters(paramLabel = "ID", description = "The wish's number, as the list shows it.")
        private long id;

        @SuppressWarnings("NullAway.Init")
        Done() {}

        @Override
        public Integer call() {
            return decided(with(settings, book -> book.done(id, now())), id);
        }
    }

    /** Nobody will call back. */
    @Command(name = "drop", description = "Note that nobody will call back.", mixinStandardHelpOptions = true)
    static final class Drop implements Callable<Integer> {
        @Mixin
        private SettingsOption settings;

        @Parameters(paramLabel = "ID", description = "The wish's number, as the list shows it.")
        private long id;

        @SuppressWarnings("NullAway.Init")
        Drop() {}

        @Override
        public Integer call() {
            return decided(with(settings, book -> book.drop(id, now())), id);
        }
    }
}
