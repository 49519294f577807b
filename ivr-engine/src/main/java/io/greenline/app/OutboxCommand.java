package io.greenline.app;

import io.greenline.app.settings.Settings;
import io.greenline.store.RequestFile;
import io.greenline.store.SqliteOutbox;
import io.greenline.store.StoreException;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Messages to backends that wait or were given up; also while an engine runs. */
@Command(
        name = "outbox",
        description = "Show messages to backends that are not delivered, and decide on those that were given up.",
        mixinStandardHelpOptions = true,
        subcommands = {OutboxCommand.ListMessages.class, OutboxCommand.Retry.class, OutboxCommand.Drop.class})
final class OutboxCommand implements Runnable {
    private static final int SHOWN = 1_000;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init")
    OutboxCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "outbox list, outbox retry ID or outbox drop ID?");
    }

    private static <T> T with(SettingsOption option, Function<SqliteOutbox, T> question) {
        Settings settings = option.load();
        try (RequestFile file = OutsideParts.requests(settings.store())) {
            return question.apply(new SqliteOutbox(file, settings.backends().keySet()));
        } catch (StoreException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    private static int decided(boolean found, String id, String done, PrintWriter out) {
        if (!found) {
            throw new CommandFailure("no message '%s' waits or was given up; greenline outbox list".formatted(id));
        }
        out.println(done);
        return 0;
    }

    /** What is not delivered. */
    @Command(
            name = "list",
            description = "List messages that are not delivered, the oldest first; their bodies are not shown.",
            mixinStandardHelpOptions = true)
    static final class ListMessages implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private SettingsOption settings;

        @SuppressWarnings("NullAway.Init")
        ListMessages() {}

        @Override
        public Integer call() {
            PrintWriter out = spec.commandLine().getOut();
            SqliteOutbox.Counts counts = with(settings, outbox -> {
                outbox.waiting(SHOWN).forEach(line -> print(out, "waiting", line));
                outbox.dead(SHOWN).forEach(line -> print(out, "given up", line));
                return outbox.counts();
            });
            out.printf("%d wait, %d given up%n", counts.waiting(), counts.dead());
            return 0;
        }

        /** Not the path: its values may be private. */
        private static void print(PrintWriter out, String state, SqliteOutbox.Line line) {
            out.printf(
                    "%-8s  %s  to %s  left %s  %d tries%s%n",
                    state,
                    line.id(),
                    line.backend(),
                    line.left(),
                    line.tries(),
                    line.why().isEmpty() ? "" : "  " + line.why());
        }
    }

    /** Delivers one now. */
    @Command(
            name = "retry",
            description = "Have a message delivered now; a running engine does it within a second.",
            mixinStandardHelpOptions = true)
    static final class Retry implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private SettingsOption settings;

        @Parameters(paramLabel = "ID", description = "The message's id, as the list shows it.")
        private String id;

        @SuppressWarnings("NullAway.Init")
        Retry() {}

        @Override
        public Integer call() {
            boolean found = with(
                    settings, outbox -> outbox.retry(id, InstantSource.system().instant()));
            return decided(found, id, "due now", spec.commandLine().getOut());
        }
    }

    /** Forgets one. */
    @Command(name = "drop", description = "Forget a message.", mixinStandardHelpOptions = true)
    static final class Drop implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private SettingsOption settings;

        @Parameters(paramLabel = "ID", description = "The message's id, as the list shows it.")
        private String id;

        @SuppressWarnings("NullAway.Init")
        Drop() {}

        @Override
        public Integer call() {
            return decided(
                    with(settings, outbox -> outbox.drop(id)),
                    id,
                    "forgotten",
                    spec.commandLine().getOut());
        }
    }
}
