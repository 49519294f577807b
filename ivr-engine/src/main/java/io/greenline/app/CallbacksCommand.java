package io.greenline.app;

import io.greenline.app.settings.Settings;
import io.greenline.journal.DisplayText;
import io.greenline.store.RequestFile;
import io.greenline.store.SqliteCallbackBook;
import io.greenline.store.StoreException;
import io.greenline.telephony.CallId;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Callers who want to be called back: by people, which works without an engine too, and by queues of the running engine. */
@Command(
        name = "callbacks",
        description = "Show who is to be called back, by people or by a queue; note who was; cancel.",
        mixinStandardHelpOptions = true,
        subcommands = {
            CallbacksCommand.ListThem.class,
            CallbacksCommand.Done.class,
            CallbacksCommand.Drop.class,
            CallbacksCommand.Cancel.class
        })
final class CallbacksCommand implements Runnable {
    private static final int SHOWN = 1_000;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init")
    CallbacksCommand() {}

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "callbacks list, callbacks done ID, callbacks drop ID or callbacks cancel TICKET?");
    }

    /**
     * A line of the list.
     *
     * @param kind who calls back: {@code wish}, people; {@code queue}, the engine
     * @param id by which the other commands know it
     */
    record Row(String kind, String id, String number, String asked, String what) {
        static Row of(SqliteCallbackBook.Line line) {
            return new Row(
                    "wish",
                    Long.toString(line.id()),
                    line.wish().number().value(),
                    line.wish().asked().truncatedTo(ChronoUnit.SECONDS).toString(),
                    DisplayText.clean("%s%s on call %s"
                            .formatted(
                                    line.wish().reason(),
                                    line.wish().about().isEmpty()
                                            ? ""
                                            : " (" + line.wish().about() + ")",
                                    line.wish().call())));
        }

        void print(PrintWriter out) {
            out.printf("%-5s  %-24s  %-14s  %-20s  %s%n", kind, id, number, asked, what);
        }
    }

    /** Reads a wish's number; whoever gives a ticket of a queue is told which command takes it. */
    static final class WishNumber implements ITypeConverter<Long> {
        private static final Pattern FORM = Pattern.compile("[0-9]{1,18}");

        WishNumber() {}

        @Override
        public Long convert(String text) {
            if (!FORM.matcher(text).matches()) {
                throw new TypeConversionException(
                        "'%s' is no wish's number; a queue's callback ends by greenline callbacks cancel TICKET"
                                .formatted(DisplayText.clean(text)));
            }
            return Long.valueOf(text);
        }
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

    /** Reads a ticket, which is a call's id. */
    static final class TicketWord implements ITypeConverter<CallId> {
        TicketWord() {}

        @Override
        public CallId convert(String text) {
            try {
                return new CallId(text);
            } catch (IllegalArgumentException _) {
                throw new TypeConversionException("'%s' is no ticket".formatted(DisplayText.clean(text)));
            }
        }
    }

    /** Who waits. */
    @Command(
            name = "list",
            description =
                    "List open wishes, the oldest first, and the callbacks that queues promised, who is next first.",
            mixinStandardHelpOptions = true)
    static final class ListThem implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private SettingsOption settings;

        @SuppressWarnings("NullAway.Init")
        ListThem() {}

        @Override
        public Integer call() throws InterruptedException {
            PrintWriter out = spec.commandLine().getOut();
            new Row("kind", "id", "number", "asked", "what").print(out);
            List<Row> wishes = new ArrayList<>();
            long open = with(settings, book -> {
                book.list(SHOWN).forEach(line -> wishes.add(Row.of(line)));
                return book.open();
            });
            wishes.forEach(row -> row.print(out));
            Settings loaded = settings.load();
            try {
                QueueCallbacks promised = QueueCallbacks.of(FloorClient.of(loaded));
                promised.rows().forEach(row -> row.print(out));
                out.printf("%d wishes open, %d promised by queues%n", open, promised.all());
                return 0;
            } catch (CommandFailure unseen) {
                out.printf("%d wishes open%n", open);
                out.flush();
                return unseen(loaded, "what queues promised is not shown: " + unseen.getMessage());
            }
        }

        /** Who lets nobody see a floor is reminded; an engine that should answer and does not is a failure. */
        private int unseen(Settings loaded, String why) {
            if (loaded.floor().token().isPresent()) {
                throw new CommandFailure(why);
            }
            spec.commandLine().getErr().println(why);
            return 0;
        }
    }

    /** Somebody was called back. */
    @Command(name = "done", description = "Note that somebody was called back.", mixinStandardHelpOptions = true)
    static final class Done implements Callable<Integer> {
        @Mixin
        private SettingsOption settings;

        @Parameters(
                paramLabel = "ID",
                converter = WishNumber.class,
                description = "The wish's number, as the list shows it.")
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

        @Parameters(
                paramLabel = "ID",
                converter = WishNumber.class,
                description = "The wish's number, as the list shows it.")
        private long id;

        @SuppressWarnings("NullAway.Init")
        Drop() {}

        @Override
        public Integer call() {
            return decided(with(settings, book -> book.drop(id, now())), id);
        }
    }

    /** A queue calls somebody back no more. */
    @Command(
            name = "cancel",
            description = "Have the running engine call somebody back no more whom a queue promised it.",
            mixinStandardHelpOptions = true)
    static final class Cancel implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private SettingsOption settings;

        @Parameters(
                paramLabel = "TICKET",
                arity = "1..*",
                converter = TicketWord.class,
                description = "The tickets, as the list shows them.")
        private List<CallId> tickets;

        @SuppressWarnings("NullAway.Init")
        Cancel() {}

        @Override
        public Integer call() throws InterruptedException {
            PrintWriter out = spec.commandLine().getOut();
            FloorClient floor = FloorClient.of(settings.load());
            List<String> refused = new ArrayList<>();
            for (CallId ticket : tickets) {
                try {
                    out.println(QueueCallbacks.cancel(floor, ticket));
                } catch (FloorClient.Refused e) {
                    refused.add("%s: %s%s".formatted(ticket, e.getMessage(), hint(ticket)));
                }
            }
            if (!refused.isEmpty()) {
                out.flush();
                throw new CommandFailure(refused);
            }
            return 0;
        }

        /** A ticket is a call's id; a number alone is likely a wish's. */
        private static String hint(CallId ticket) {
            return WishNumber.FORM.matcher(ticket.value()).matches()
                    ? "; a wish ends by greenline callbacks drop " + ticket
                    : "";
        }
    }
}
