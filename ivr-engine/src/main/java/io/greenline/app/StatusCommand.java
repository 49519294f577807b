package io.greenline.app;

import io.greenline.app.RunningEngine.Status;
import io.greenline.dialplan.DialplanVersion;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Asks the running engine how it is. */
@Command(
        name = "status",
        description = {
            "Ask the running engine: calls, live versions, refused files, switches, prompts.",
            "Ends with 1 when a file is refused, when something is not ready, or when no engine answers."
        },
        mixinStandardHelpOptions = true)
final class StatusCommand implements Callable<Integer> {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsOption settings;

    @Option(names = "--json", description = "The engine's own page, one JSON object.")
    private boolean json;

    @SuppressWarnings("NullAway.Init")
    StatusCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        Status status = RunningEngine.of(settings.load()).statusOrFailure();
        PrintWriter out = spec.commandLine().getOut();
        JsonNode page = status.page();
        if (json) {
            out.println(page);
        } else {
            print(page, out);
        }
        boolean ready = true;
        for (JsonNode part : page.path("parts")) {
            ready &= part.path("ready").asBoolean(false);
        }
        return ready && page.path("refused").isEmpty() && page.path("notices").isEmpty() ? 0 : 1;
    }

    private static void print(JsonNode page, PrintWriter out) {
        out.printf(
                "engine %s (Greenline %s): %d calls%s%n",
                page.path("engine").asString(""),
                page.path("program").asString(""),
                page.path("calls").path("running").asInt(0),
                waiting(page.path("calls").path("waiting").asInt(0)));
        for (JsonNode dialplan : page.path("dialplans")) {
            out.printf(
                    "dialplan %s: version %s since %s, %s%n",
                    dialplan.path("dialplan").asString(""),
                    DialplanVersion.shown(dialplan.path("version").asString("")),
                    time(dialplan.path("since").asString("")),
                    calls(dialplan.path("calls")));
            origin(dialplan, out);
        }
        for (JsonNode refusal : page.path("refused")) {
            out.printf(
                    "refused since %s: %s%n",
                    time(refusal.path("since").asString("")),
                    refusal.path("file").asString(""));
            Status.findings(refusal.path("findings")).forEach(line -> out.println("  " + line));
        }
        if (!page.path("notices").isEmpty()) {
            out.println("the file of notices was refused, those of before stand");
            Status.findings(page.path("notices")).forEach(line -> out.println("  " + line));
        }
        for (JsonNode part : page.path("parts")) {
            out.printf(
                    "%s %s: %s%n",
                    part.path("ready").asBoolean(false) ? "ready    " : "not ready",
                    part.path("name").asString(""),
                    part.path("detail").asString(""));
        }
    }

    private static String waiting(int waiting) {
        return waiting == 0 ? "" : ", and %d of an earlier engine wait to be brought back".formatted(waiting);
    }

    private static void origin(JsonNode dialplan, PrintWriter out) {
        switch (dialplan.path("origin").asString("")) {
            case "refused-file" -> out.println("  its file has something else, which was refused");
            case "no-file" ->
                out.printf("  its file is gone: %s%n", dialplan.path("file").asString(""));
            default -> {
                // The file has it.
            }
        }
    }

    private static String calls(JsonNode versions) {
        StringBuilder line = new StringBuilder();
        for (JsonNode version : versions) {
            int calls = version.path("calls").asInt(0);
            String own = "%d %s".formatted(calls, calls == 1 ? "call" : "calls");
            line.append(line.isEmpty() ? "" : "; ")
                    .append(
                            version.path("live").asBoolean(false)
                                    ? own
                                    : own
                                            + " still in "
                                            + DialplanVersion.shown(
                                                    version.path("version").asString("")));
        }
        return line.toString();
    }

    private static String time(String instant) {
        return TIME.format(Instant.parse(instant).atZone(ZoneId.systemDefault()));
    }
}
