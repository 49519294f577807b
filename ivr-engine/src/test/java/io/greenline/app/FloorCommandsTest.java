package io.greenline.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.app.floor.OpenFloor;
import io.greenline.app.operation.CallMetrics;
import io.greenline.app.settings.SettingSources;
import io.greenline.app.settings.Settings;
import io.greenline.calendar.Overrides;
import io.greenline.caller.CallbackBook;
import io.greenline.floor.Anybody;
import io.greenline.floor.InMemoryRoutingLog;
import io.greenline.floor.Seat;
import io.greenline.floor.StandByWords;
import io.greenline.incident.InMemoryLedger;
import io.greenline.routing.TicketId;
import io.greenline.routing.Wish;
import io.greenline.store.RequestFile;
import io.greenline.telephony.CallId;
import io.greenline.telephony.PhoneNumber;
import io.greenline.telephony.QueueId;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
        settings = settings(0);
        floor = new OpenFloor(
                Settings.load(new SettingSources(Optional.of(settings), Map.of(), Map.of(), folder)),
                new OpenFloor.Means(
                        new InMemoryRoutingLog(),
                        new Anybody(),
                        new InMemoryLedger(),
                        Overrides.NONE,
                        folder.resolve("kept-routing"),
                        List.of(),
                        Set::of,
                        StandByWords.NONE,
                        metrics));
        floor.start();
        settings = settings(floor.server().orElseThrow().address().getPort());
    }

    private Path settings(int port) throws IOException {
        return Files.writeString(folder.resolve("greenline.properties"), """
                floor.token-file=token
                floor.listen=127.0.0.1:%d
                store.directory=store
                """.formatted(port));
    }

    @AfterEach
    void close() {
        floor.close();
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

    private Seat joins(String ticket, String about) {
        return floor.floor()
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

    private void isPromised(String ticket, String about) {
        joins(ticket, about).callBack(new PhoneNumber("13800138000"), Optional.empty());
    }

    private void wishes(String reason, String about) throws Exception {
        Settings loaded = Settings.load(new SettingSources(Optional.of(settings), Map.of(), Map.of(), folder));
        try (RequestFile file = OutsideParts.requests(loaded.store())) {
            OutsideParts.callbacks(loaded, file)
                    .note(new CallbackBook.Wish(
                            new CallId("c-7"),
                            new PhoneNumber("13900139000"),
                            reason,
                            about,
                            Instant.parse("2026-11-26T04:00:00Z")));
        }
    }

    @Test
    void wishesAndWhatQueuesPromisedAreListedTogether() throws Exception {
        wishes("new-connection", "\u001b[2Jgone");
        isPromised("c-1", "a bill\u202e");
        assertThat(run(0, "callbacks", "list"))
                .containsPattern(
                        "wish +1 +13900139000 +2026-11-26T04:00:00Z +new-connection \\(·\\[2Jgone\\) on call c-7\n")
                .containsPattern(
                        "queue +c-1 +13800138000 +20[-0-9]+T[:0-9]{8}Z +general, tier 4: waits, 0 calls so far, expires \\S+Z; a bill·\n")
                .contains("1 wishes open, 1 promised by queues");
    }

    @Test
    void whatAQueuePromisedIsCancelledByItsTicketAndAWishIsNot() throws Exception {
        wishes("new-connection", "");
        isPromised("c-1", "a bill");
        joins("c-2");
        assertThat(run(1, "callbacks", "cancel", "1", "c-1", "c-2", "c-?#%2F+3"))
                .contains("cancelled: c-1, 13800138000")
                .contains("1: nobody has this ticket", "a wish ends by greenline callbacks drop 1")
                .contains("c-2: she is on the line and waits for an agent")
                .contains("c-?#%2F+3: nobody has this ticket");
        assertThat(run(2, "callbacks", "cancel", "c 3")).contains("'c 3' is no ticket");
        assertThat(run(2, "callbacks", "drop", "c-1")).contains("'c-1' is no wish's number", "callbacks cancel TICKET");
        assertThat(run(0, "callbacks", "list")).contains("1 wishes open, 0 promised by queues");
    }

    @Test
    void withoutAnEngineWishesAreListedAndItIsSaidWhatIsMissing() throws Exception {
        wishes("new-connection", "");
        floor.close();
        assertThat(run(1, "callbacks", "list"))
                .contains(
                        "13900139000",
                        "1 wishes open",
                        "what queues promised is not shown: no floor answers at http://");
        assertThat(run(1, "callbacks", "cancel", "c-1")).contains("no floor answers at http://");
    }

    @Test
    void whereNobodyMaySeeTheFloorWishesAreListedAndTheSettingIsNamed() throws Exception {
        wishes("new-connection", "");
        Files.writeString(settings, "store.directory=store\n");
        assertThat(run(0, "callbacks", "list"))
                .contains(
                        "13900139000",
                        "1 wishes open",
                        "what queues promised is not shown: floor.token-file is not set");
        assertThat(run(1, "callbacks", "cancel", "c-1")).contains("floor.token-file is not set");
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
