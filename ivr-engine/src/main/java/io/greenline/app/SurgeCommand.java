package io.greenline.app;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The surge level of the running engine. */
@Command(
        name = "surge",
        description = "Show the surge level, or set it by hand for a while.",
        mixinStandardHelpOptions = true,
        subcommands = {SurgeCommand.Status.class, SurgeCommand.Set.class, SurgeCommand.Clear.class})
final class SurgeCommand implements Runnable {
    private static final JsonMapper JSON = new JsonMapper();

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init")
    SurgeCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "surge status, surge set LEVEL --for 2h or surge clear?");
    }

    private static ObjectNode order(String level) {
        return JSON.createObjectNode().put("level", level).put("by", System.getProperty("user.name", "cli"));
    }

    private static int said(JsonNode answer, PrintWriter out) {
        String level = answer.path("level").asString("");
        out.printf("surge: %s%n", level);
        return 0;
    }

    /** A level that was set by hand does not end with the order: the thresholds end it, as they end one that they began. */
    private static void howItEnds(JsonNode answer, PrintWriter out) {
        if (!answer.path("level").asString("").equals("none")) {
            out.println("by its thresholds: ends when 'leave' has been undershot for 'calm'; to end it now, set none");
        }
    }

    /** What holds. */
    @Command(name = "status", description = "Show which level holds.", mixinStandardHelpOptions = true)
    static final class Status implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private SettingsOption settings;

        @SuppressWarnings("NullAway.Init")
        Status() {}

        @Override
        public Integer call() throws InterruptedException {
            JsonNode surge = FloorClient.of(settings.load()).floor().path("surge");
            PrintWriter out = spec.commandLine().getOut();
            said(surge, out);
            String until = surge.path("by-hand-until").asString("");
            if (until.isEmpty()) {
                howItEnds(surge, out);
            } else {
                out.printf("set by hand until %s%n", until);
            }
            return 0;
        }
    }

    /** A level by hand. */
    @Command(name = "set", description = "Set a level by hand; it ends by itself.", mixinStandardHelpOptions = true)
    static final class Set implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private SettingsOption settings;

        @Parameters(paramLabel = "LEVEL", description = "A level of routing.yaml, or none for no surge at all.")
        private String level;

        @Option(names = "--for", paramLabel = "TIME", required = true, description = "How long: 30m, 2h; at most 48h.")
        private String lasts;

        @SuppressWarnings("NullAway.Init")
        Set() {}

        @Override
        public Integer call() throws InterruptedException {
            ObjectNode body = order(level).put("for", lasts);
            return said(
                    FloorClient.of(settings.load()).post("/surge", body),
                    spec.commandLine().getOut());
        }
    }

    /** Back to the thresholds. */
    @Command(name = "clear", description = "Follow the thresholds again.", mixinStandardHelpOptions = true)
    static final class Clear implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private SettingsOption settings;

        @SuppressWarnings("NullAway.Init")
        Clear() {}

        @Override
        public Integer call() throws InterruptedException {
            PrintWriter out = spec.commandLine().getOut();
            JsonNode answer = FloorClient.of(settings.load()).post("/surge", order("auto"));
            said(answer, out);
            howItEnds(answer, out);
            return 0;
        }
    }
}
