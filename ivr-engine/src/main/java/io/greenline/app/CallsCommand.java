package io.greenline.app;

import io.greenline.journal.CallList;
import io.greenline.journal.CallSummary;
import io.greenline.journal.CallTimeline;
import io.greenline.journal.JournalReader;
import io.greenline.store.SqliteJournalReader;
import io.greenline.store.StoreException;
import io.greenline.telephony.CallId;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What was journaled, for a terminal or a program; also while an engine runs. */
@Command(
        name = "calls",
        description = "Show the calls in the journal.",
        mixinStandardHelpOptions = true,
        subcommands = {CallsCommand.ListCalls.class, CallsCommand.Show.class})
final class CallsCommand implements Runnable {
    /** Calls among which a prefix is looked for. */
    private static final int SEARCHED = 1_000;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init")
    CallsCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "calls list, or calls show ID?");
    }

    private static <T> T read(SettingsOption settings, Function<JournalReader, T> question) {
        StoreFiles files = new StoreFiles(settings.load().store().directory());
        try (JournalReader reader = new SqliteJournalReader(files.journal())) {
            return question.apply(reader);
        } catch (StoreException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    /** The newest calls first. */
    @Command(name = "list", description = "List calls, the newest first.", mixinStandardHelpOptions = true)
    static final class ListCalls implements Callable<Integer> {
        private static final int MOST = 100_000;

        @Spec
        private CommandSpec spec;

        @Mixin
        private SettingsOption settings;

        @Option(
                names = {"-n", "--limit"},
                paramLabel = "N",
                defaultValue = "20",
                description = "At most so many, 1 to 100000 (${DEFAULT-VALUE}).")
        private int limit;

        @Option(names = "--json", description = "One JSON object instead of a table.")
        private boolean json;

        @SuppressWarnings("NullAway.Init")
        ListCalls() {}

        @Override
        public Integer call() {
            if (limit < 1 || limit > MOST) {
                throw new ParameterException(spec.commandLine(), "--limit is 1 to 100000, not " + limit);
            }
            CallList calls = new CallList(read(settings, reader -> reader.calls(limit)));
            spec.commandLine()
                    .getOut()
                    .println((json ? calls.json() : calls.text(ZoneId.systemDefault())).stripTrailing());
            return 0;
        }
    }

    /** One call's story. */
    @Command(name = "show", description = "Show everything that happened on a call.", mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private SettingsOption settings;

        @Parameters(paramLabel = "ID", description = "A call's id, its beginning, or 'last' for the newest call.")
        private String id;

        @Option(names = "--json", description = "One JSON object instead of a timeline.")
        private boolean json;

        @SuppressWarnings("NullAway.Init")
        Show() {}

        @Override
        public Integer call() {
            CallId asked = asked();
            CallTimeline timeline = new CallTimeline(read(settings, reader -> reader.events(find(reader, asked))));
            spec.commandLine()
                    .getOut()
                    .println((json ? timeline.json() : timeline.text(ZoneId.systemDefault())).stripTrailing());
            return 0;
        }

        private CallId asked() {
            try {
                return new CallId(id);
            } catch (IllegalArgumentException e) {
                throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
            }
        }

        private CallId find(JournalReader reader, CallId asked) {
            if (id.equals("last")) {
                return reader.calls(1).stream()
                        .findFirst()
                        .map(CallSummary::id)
                        .orElseThrow(() -> new CommandFailure("there is no call in the journal yet"));
            }
            return reader.call(asked).isPresent() ? asked : byPrefix(reader.calls(SEARCHED));
        }

        private CallId byPrefix(List<CallSummary> calls) {
            List<CallId> found = calls.stream()
                    .map(CallSummary::id)
                    .filter(call -> call.value().startsWith(id))
                    .toList();
            if (found.isEmpty()) {
                throw new CommandFailure(
                        "no call '%s', and none of the newest %d begins so; greenline calls list shows them"
                                .formatted(id, SEARCHED));
            }
            if (found.size() > 1) {
                throw new CommandFailure("'%s' begins %d calls, among them %s and %s; give more of the id"
                        .formatted(id, found.size(), found.get(0), found.get(1)));
            }
            return found.getFirst();
        }
    }
}
