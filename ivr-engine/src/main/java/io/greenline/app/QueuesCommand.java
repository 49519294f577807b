package io.greenline.app;

import io.greenline.journal.DisplayText;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Who waits, and for how long; asks the running engine. */
@Command(
        name = "queues",
        description = "Show who waits in the queues of the running engine.",
        mixinStandardHelpOptions = true)
final class QueuesCommand implements Callable<Integer> {
    private static final int SHOWN = 20;

    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsOption settings;

    @Option(names = "--watch", description = "Show it again every second until Ctrl-C.")
    private boolean watch;

    @Option(names = "--json", description = "The engine's own page, one JSON object.")
    private boolean json;

    @SuppressWarnings("NullAway.Init")
    QueuesCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        FloorClient client = FloorClient.of(settings.load());
        PrintWriter out = spec.commandLine().getOut();
        CountDownLatch never = new CountDownLatch(1);
        do {
            JsonNode floor = client.floor();
            if (watch) {
                // Home and clear: the page stays in its place.
                out.print("\u001b[H\u001b[2J");
            }
            if (json) {
                out.println(floor);
            } else {
                print(floor, out);
            }
            out.flush();
        } while (watch && !never.await(1, TimeUnit.SECONDS));
        return 0;
    }

    private static void print(JsonNode floor, PrintWriter out) {
        String surge = floor.path("surge").path("level").asString("");
        out.printf("surge: %s%n", surge);
        out.printf("%-16s %4s %7s %8s %9s %8s%n", "queue", "tier", "waiting", "longest", "callbacks", "handling");
        for (JsonNode queue : floor.path("queues")) {
            out.printf(
                    "%-16s %4d %7d %7ds %9d %7ds%s%n",
                    queue.path("queue").asString(""),
                    queue.path("tier").asInt(0),
                    queue.path("waiting").asInt(0),
                    queue.path("longest-wait").asLong(0),
                    queue.path("callbacks").asInt(0),
                    queue.path("handling-time").asLong(0),
                    queue.path("open").asBoolean(true) ? "" : "  closed");
        }
        int shown = 0;
        for (JsonNode caller : floor.path("callers")) {
            if (shown++ == SHOWN) {
                out.printf(
                        "... %d callers in all%n", floor.path("callers-in-all").asInt(0));
                return;
            }
            out.printf(
                    "  tier %d %6ds %-8s %-16s %-8s %s%n",
                    caller.path("tier").asInt(0),
                    caller.path("waited").asLong(0),
                    caller.path("state").asString(""),
                    caller.path("queue").asString(""),
                    caller.path("agent").asString(""),
                    DisplayText.clean(caller.path("about").asString("")));
        }
    }
}
