package io.greenline.app;

import io.greenline.journal.DisplayText;
import io.greenline.telephony.AgentId;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
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

/** Who takes calls now; asks the running engine. */
@Command(
        name = "agents",
        description = "Show who takes calls now, sign agents in and out, set them ready or away.",
        mixinStandardHelpOptions = true,
        subcommands = {
            AgentsCommand.ListAgents.class,
            AgentsCommand.SignIn.class,
            AgentsCommand.SignOut.class,
            AgentsCommand.Ready.class,
            AgentsCommand.Away.class
        })
final class AgentsCommand implements Runnable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int REASON_COLUMNS = 24;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init")
    AgentsCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "agents list, or agents sign-in, sign-out, ready or away ID?");
    }

    private static void print(JsonNode agent, PrintWriter out) {
        String reason = agent.path("reason").asString("");
        out.printf(
                "%-8s %-12s %s %4d calls, %d missed  %s%n",
                agent.path("agent").asString(""),
                agent.path("state").asString(""),
                DisplayText.pad(
                        reason.isEmpty()
                                ? "since " + time(agent.path("since").asString(""))
                                : DisplayText.clean(reason),
                        REASON_COLUMNS),
                agent.path("calls").asInt(0),
                agent.path("missed").asInt(0),
                DisplayText.clean(agent.path("name").asString("")));
    }

    /** The time of day of an instant, in UTC as the page has it. */
    private static String time(String instant) {
        return instant.length() < 19 ? instant : instant.substring(11, 19);
    }

    /** Everybody. */
    @Command(name = "list", description = "List all agents of routing.yaml.", mixinStandardHelpOptions = true)
    static final class ListAgents implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private SettingsOption settings;

        @SuppressWarnings("NullAway.Init")
        ListAgents() {}

        @Override
        public Integer call() throws InterruptedException {
            PrintWriter out = spec.commandLine().getOut();
            JsonNode agents = FloorClient.of(settings.load()).floor().path("agents");
            agents.forEach(agent -> print(agent, out));
            out.printf("%d agents%n", agents.size());
            return 0;
        }
    }

    /** What one agent wants. */
    abstract static class Wish implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Mixin
        private SettingsOption settings;

        @Parameters(paramLabel = "ID", arity = "1..*", description = "The agents' ids in routing.yaml.")
        private List<String> ids;

        @SuppressWarnings("NullAway.Init")
        Wish() {}

        abstract String word();

        ObjectNode body() {
            return JSON.createObjectNode();
        }

        @Override
        public Integer call() throws InterruptedException {
            for (String id : ids) {
                if (!AgentId.isAgentId(id)) {
                    throw new ParameterException(spec.commandLine(), "'%s' is no agent's id".formatted(id));
                }
            }
            FloorClient floor = FloorClient.of(settings.load());
            List<String> refused = new ArrayList<>();
            for (String id : ids) {
                try {
                    JsonNode agent = floor.post("/agents/%s/%s".formatted(id, word()), body());
                    print(agent, spec.commandLine().getOut());
                } catch (FloorClient.Refused e) {
                    refused.add(String.valueOf(e.getMessage()));
                }
            }
            if (!refused.isEmpty()) {
                spec.commandLine().getOut().flush();
                throw new CommandFailure(refused);
            }
            return 0;
        }
    }

    @Command(name = "sign-in", description = "The agent is here and takes calls.", mixinStandardHelpOptions = true)
    static final class SignIn extends Wish {
        @Override
        String word() {
            return "sign-in";
        }
    }

    @Command(name = "sign-out", description = "The agent goes; a talk goes on.", mixinStandardHelpOptions = true)
    static final class SignOut extends Wish {
        @Override
        String word() {
            return "sign-out";
        }
    }

    @Command(
            name = "ready",
            description = "The agent takes calls again; also ends a wrap-up.",
            mixinStandardHelpOptions = true)
    static final class Ready extends Wish {
        @Override
        String word() {
            return "ready";
        }
    }

    @Command(name = "away", description = "The agent takes no calls for a while.", mixinStandardHelpOptions = true)
    static final class Away extends Wish {
        @Option(names = "--reason", description = "For colleagues and figures: lunch, training.", defaultValue = "")
        private String reason = "";

        @Override
        String word() {
            return "away";
        }

        @Override
        ObjectNode body() {
            return JSON.createObjectNode().put("reason", reason);
        }
    }
}
