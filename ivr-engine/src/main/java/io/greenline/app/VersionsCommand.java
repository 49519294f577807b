package io.greenline.app;

import io.greenline.app.RunningEngine.Status;
import io.greenline.app.settings.Settings;
import io.greenline.app.versions.Kept;
import io.greenline.app.versions.VersionArchive;
import io.greenline.dialplan.DialplanVersion;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Lists what was live. */
@Command(
        name = "versions",
        description = "List the versions of the dialplans that were live, the newest first.",
        mixinStandardHelpOptions = true)
final class VersionsCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsOption option;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Only those of this dialplan.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--json", description = "One JSON object instead of a table.")
    private boolean json;

    @SuppressWarnings("NullAway.Init")
    VersionsCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = option.load();
        VersionArchive archive =
                new VersionArchive(new StoreFiles(settings.store().directory()).versions());
        Optional<Status> status = RunningEngine.of(settings).status();
        List<Kept> all = new ArrayList<>();
        name.map(List::of).orElseGet(archive::dialplans).forEach(one -> all.addAll(archive.versions(one)));
        if (all.isEmpty()) {
            throw new CommandFailure(name.map("no version of '%s' is kept; greenline versions lists all"::formatted)
                    .orElse("no version is kept yet: an engine keeps each one when it goes live"));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(json(all, status));
        } else {
            print(all, status, out);
        }
        return 0;
    }

    private static void print(List<Kept> all, Optional<Status> status, PrintWriter out) {
        out.printf("%-20s %-12s  %-19s  %s%n", "DIALPLAN", "VERSION", "LIVE SINCE", "NOW");
        for (Kept kept : all) {
            out.printf(
                    "%-20s %-12s  %-19s  %s%n",
                    kept.version().dialplan(),
                    kept.version().shown(),
                    kept.live().map(VersionsCommand::time).orElse("never"),
                    now(kept.version(), status));
        }
        if (status.isEmpty()) {
            out.println("no engine answers: which one is live is not known");
        }
    }

    private static String time(Instant at) {
        return TIME.format(at.atZone(ZoneId.systemDefault()));
    }

    private static String now(DialplanVersion version, Optional<Status> status) {
        if (status.isEmpty()) {
            return "";
        }
        int calls = status.get().calls().getOrDefault(version, 0);
        String counted = "%d %s".formatted(calls, calls == 1 ? "call" : "calls");
        if (isLive(version, status)) {
            return "live, " + counted;
        }
        return calls == 0 ? "" : counted;
    }

    private static boolean isLive(DialplanVersion version, Optional<Status> status) {
        return status.flatMap(answered -> answered.live(version.dialplan()))
                .filter(version::equals)
                .isPresent();
    }

    private static String json(List<Kept> all, Optional<Status> status) {
        JsonMapper mapper = new JsonMapper();
        ObjectNode page = mapper.createObjectNode();
        page.put("engine", status.isPresent());
        var versions = page.putArray("versions");
        for (Kept kept : all) {
            ObjectNode one = versions.addObject();
            one.put("dialplan", kept.version().dialplan());
            one.put("version", kept.version().hash());
            one.put("kept", kept.kept().toString());
            kept.live().ifPresent(live -> one.put("live-since", live.toString()));
            one.put("live", isLive(kept.version(), status));
            one.put(
                    "calls",
                    status.map(answered -> answered.calls().getOrDefault(kept.version(), 0))
                            .orElse(0));
            kept.files().forEach(one.putArray("files")::add);
        }
        return mapper.writeValueAsString(page);
    }
}
