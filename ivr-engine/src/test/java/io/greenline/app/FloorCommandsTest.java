package io.greenline.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.app.floor.OpenFloor;
import io.greenline.app.operation.CallMetrics;
import io.greenline.app.settings.SettingSources;
import io.greenline.app.settings.Settings;
import io.greenline.calendar.Overrides;
import io.greenline.floor.CallbackRules;
import io.greenline.floor.InMemoryRoutingLog;
import io.greenline.floor.StandByWords;
import io.greenline.incident.InMemoryLedger;
import io.greenline.routing.TicketId;
import io.greenline.routing.Wish;
import io.greenline.telephony.QueueId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Commands that ask the floor of a running engine. */
class FloorCommandsTest {
    @TempDir
    private Path folder;

    private final CallMetrics metrics = new CallMetrics();
    private OpenFloor floor;
    private Path settings;

    @BeforeEach
    void open() throws Exception {
        Files.createDirectory(folder.resolve("dialplans"));
        Files.writeString(folder.resolve("dialplans/routing.yaml"), """
                queues:
                  life-support: {tier: 1, promise: 5s}
                  general: {callback: {}}
                agents:
                  - {id: "1001", name: Zhang Wei, endpoint: PJSIP/1001}
                surge:
                  - {name: storm, enter: {waiting: 100}, leave: {waiting: 40}, callbacks: true}
                """);
        Files.writeString(folder.resolve("token"), "right\n");
        settings = Files.writeString(folder.resolve("greenline.properties"), """
                floor.token-file=token
                floor.listen=127.0.0.1:%d
                """.formatted(freePort()));
        floor = new OpenFloor(
                Settings.load(new SettingSources(Optional.of(settings), Map.of(), Map.of(), folder)),
                new OpenFloor.Means(
                        new InMemoryRoutingLog(),
                        CallbackRules.NOBODY,
                        new InMemoryLedger(),
                        Overrides.NONE,
                        folder.resolve("kept-routing"),
                        List.of(),
                        Set::of,
                        StandByWords.NONE,
                        metrics));
        floor.start();
    }

    @AfterEach
    void close() {
        floor.close();
    }

    private static int freePort() throws Exception {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    private String run(int expected, String... words) {
        StringWriter out = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(out));
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--settings", settings.toString()));
        int code = line.execute(all.toArray(String[]::new));
        assertThat(code).as(out.toString()).isEqualTo(expected);
        return out.toString();
    }

    private void joins(String ticket) {
        joins(ticket, "a bill");
    }

    private void joins(String ticket, String about) {
        floor.floor()
                .join(
                        new TicketId(ticket),
                        new Wish(
                                new QueueId("general"),
                                Optional.empty(),
                                Duration.ZERO,
                                Optional.empty(),
                                List.of(),
                                Optional.empty(),
                                Optional.empty(),
                                Duration.ofHours(1),
                                about),
                        () -> {});
    }

    @Test
    void agentsAreListedSignedInAndSetAway() {
        assertThat(run(0, "agents", "list")).contains("1001", "signed-out", "Zhang Wei", "1 agents");
        assertThat(run(0, "agents", "sign-in", "1001")).contains("idle");
        assertThat(run(0, "agents", "away", "1001", "--reason", "lunch")).contains("away", "lunch");
        assertThat(run(0, "agents", "ready", "1001")).contains("idle");
        assertThat(run(0, "agents", "sign-out", "1001")).contains("signed-out");
        assertThat(run(1, "agents", "sign-in", "1002")).contains("no agent '1002'");
        assertThat(run(2, "agents", "sign-in", "a b")).contains("no agent's id");
    }

    @Test
    void ofSeveralAgentsThoseWhoAreKnownAreSignedInAndTheOthersAreTold() {
        assertThat(run(1, "agents", "sign-in", "1008", "1001", "1009"))
                .contains("no agent '1008'", "no agent '1009'")
                .containsPattern("1001 +idle");
    }

    @Test
    void whatACallIsAboutDoesNotMoveTheCursor() {
        joins("c-1", "\u001b[2J\u009b2Jgone\u202e");
        assertThat(run(0, "queues")).contains("·[2J·2Jgone·");
    }

    @Test
    void queuesAreShownWithWhoeverWaits() {
        joins("c-1");
        joins("c-2");
        assertThat(run(0, "queues"))
                .contains("surge: none", "life-support", "a bill")
                .containsPattern("general +4 +2 ");
        assertThat(run(0, "queues", "--json")).contains("\"callers-in-all\":2");
    }

    @Test
    void aSurgeIsSetForAWhileAndCleared() {
        assertThat(run(0, "surge", "set", "storm", "--for", "2h")).contains("surge: storm");
        assertThat(run(0, "surge", "status")).contains("surge: storm", "set by hand until");
        assertThat(run(1, "surge", "set", "flood", "--for", "2h")).contains("auto, none or one of routing.yaml: storm");
        assertThat(run(0, "surge", "clear"))
                .contains("surge: storm", "ends when 'leave' has been undershot for 'calm'");
        assertThat(run(0, "surge", "status")).contains("surge: storm", "by its thresholds");
        assertThat(run(0, "surge", "set", "none", "--for", "1m")).contains("surge: none");
        assertThat(run(0, "surge", "clear")).contains("surge: none").doesNotContain("thresholds");
    }

    @Test
    void withoutAnEngineItIsSaidWhereNoneAnswers() {
        floor.close();
        assertThat(run(1, "queues")).contains("no floor answers at http://127.0.0.1:", "greenline serve");
    }

    @Test
    void theMetricsCountTheFloor() {
        joins("c-1");
        run(0, "agents", "sign-in", "1001");
        assertThat(metrics.scrape())
                .contains("greenline_offers_total{queue=\"general\"} 1.0")
                .contains("greenline_queue_waiting{queue=\"life-support\"} 0.0")
                .contains("greenline_agents{state=\"reserved\"}");
        assertThat(floor.condition().detail()).isEqualTo("1 callers, 1 of 1 agents signed in");
    }
}
