package io.greenline.app;

import io.greenline.dialplan.Change;
import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.DialplanDiff;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Shows in what two dialplans differ for a caller. */
@Command(
        name = "diff",
        description = {
            "Show in what two dialplans differ: nodes, edges, prompts, variables; not lines.",
            "Ends with 0 when they are the same, 1 when they differ, as diff does."
        },
        mixinStandardHelpOptions = true)
final class DiffCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsOption settings;

    @Parameters(index = "0", paramLabel = "A", description = "A file, the beginning of a version, or 'live'.")
    private String before;

    @Parameters(index = "1", paramLabel = "B", description = "The same for the other one.")
    private String after;

    @Option(names = "--json", description = "One JSON object instead of lines.")
    private boolean json;

    @SuppressWarnings("NullAway.Init")
    DiffCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        if (before.equals(VersionSearch.LIVE) && after.equals(VersionSearch.LIVE)) {
            throw new ParameterException(spec.commandLine(), "one of the two is a file or a version");
        }
        VersionSearch search = VersionSearch.of(settings.load());
        Dialplan old;
        Dialplan now;
        if (before.equals(VersionSearch.LIVE)) {
            now = search.dialplan(after);
            old = search.live(now.name());
        } else {
            old = search.dialplan(before);
            now = after.equals(VersionSearch.LIVE) ? search.live(old.name()) : search.dialplan(after);
        }
        List<Change> changes = DialplanDiff.between(old, now);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(old, now, changes));
        } else {
            print(old, now, changes, out);
        }
        return changes.isEmpty() ? 0 : 1;
    }

    /** The two versions and every difference, a line each. */
    static void print(Dialplan old, Dialplan now, List<Change> changes, PrintWriter out) {
        out.printf("%s -> %s%n", old.id(), now.id());
        changes.forEach(change -> out.println("  " + change));
        if (changes.isEmpty()) {
            out.println("  no difference for callers");
        }
    }

    private static String json(Dialplan old, Dialplan now, List<Change> changes) {
        JsonMapper mapper = new JsonMapper();
        ObjectNode page = mapper.createObjectNode();
        page.putObject("before").put("dialplan", old.name()).put("version", old.version());
        page.putObject("after").put("dialplan", now.name()).put("version", now.version());
        page.put("same", changes.isEmpty());
        var all = page.putArray("changes");
        for (Change change : changes) {
            all.addObject()
                    .put("what", change.subject().word())
                    .put("change", change.kind().name().toLowerCase(Locale.ROOT))
                    .put("where", change.where())
                    .put("before", change.before())
                    .put("after", change.after());
        }
        return mapper.writeValueAsString(page);
    }
}
