package io.greenline.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenline.floor.RoutingJson.Unreadable;
import io.greenline.routing.Decision;
import io.greenline.routing.RoutingEvent;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EntryScanTest {
    private static final int RUNS = 5_000;

    private final long seed = new Random().nextLong();
    private final RandomRecords records = new RandomRecords(seed);
    private final EntryScan scan = new EntryScan();

    private static List<Decision> plain(List<Decision> decisions) {
        return decisions.stream()
                .map(decision -> decision instanceof Decision.Offered offered
                        ? new Decision.Offered(
                                offered.offer(),
                                offered.ticket(),
                                offered.queue(),
                                offered.agent(),
                                offered.until(),
                                EntryScan.NO_EVIDENCE)
                        : decision)
                .toList();
    }

    @Test
    void entriesAreReadAsTheJsonReaderReadsThemButForTheEvidence() throws Unreadable {
        for (int i = 0; i < RUNS; i++) {
            String event = RoutingJson.write(records.next(RoutingEvent.class));
            assertThat(scan.event(event)).as("seed %d: %s", seed, event).isEqualTo(RoutingJson.event(event));
            String decisions = RoutingJson.write(List.of(records.next(Decision.class), records.next(Decision.class)));
            assertThat(plain(scan.decisions(decisions)))
                    .as("seed %d: %s", seed, decisions)
                    .isEqualTo(plain(RoutingJson.decisions(decisions)));
        }
    }

    @Test
    void whatIsDamagedIsReadOrReportedAsTheJsonReaderDoes() {
        Random random = new Random(seed);
        for (int i = 0; i < RUNS; i++) {
            StringBuilder text = new StringBuilder(
                    random.nextBoolean()
                            ? RoutingJson.write(records.next(RoutingEvent.class))
                            : RoutingJson.write(List.of(records.next(Decision.class))));
            boolean event = text.charAt(0) == '{';
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, (char) ('!' + random.nextInt(90)));
                default -> text.setLength(at);
            }
            String json = text.toString();
            String expected = read(() -> event ? RoutingJson.event(json) : plain(RoutingJson.decisions(json)));
            String found = read(() -> event ? scan.event(json) : plain(scan.decisions(json)));
            // Evidence that is damaged inside is passed over.
            if (!json.contains("evidence")) {
                assertThat(found).as("seed %d: %s", seed, json).isEqualTo(expected);
            }
        }
    }

    @Test
    void aMemberThatIsNotPartedFromTheOneBeforeIsReported() {
        String served =
                "[{\"decision\":\"served\",\"offer\":1,\"ticket\":\"t\"%s\"queue\":\"q\",\"agent\":\"a\",\"waited\":\"PT1S\"}]";
        assertThat(read(() -> scan.decisions(served.formatted(",")))).startsWith("[Served");
        assertThat(read(() -> scan.decisions(served.formatted("")))).isEqualTo("unreadable");
        String joined =
                "{\"event\":\"joined\",\"ticket\":\"t\",\"wish\":{%s\"queue\":\"q\",\"boost\":\"PT0S\",\"needs\":[],\"maxWait\":\"PT1H\",\"about\":\"\"}}";
        assertThat(read(() -> scan.event(joined.formatted("")))).startsWith("Joined");
        assertThat(read(() -> scan.event(joined.formatted(",")))).isEqualTo("unreadable");
    }

    private interface Reading {
        Object read() throws Unreadable;
    }

    private static String read(Reading reading) {
        try {
            return reading.read().toString();
        } catch (Unreadable reported) {
            return "unreadable";
        }
    }

    @Test
    void timesAreReadToTheNanosecondInEveryForm() throws Unreadable {
        for (String times : List.of(
                "PT0S,2026-11-26T08:00:00Z",
                "PT1H,1969-12-31T23:59:59.5Z",
                "PT1M0.000000001S,2026-02-28T08:00:00.120Z",
                "PT-1S,2026-11-26T08:00:00Z",
                "P1D,2026-11-26T08:00:00.000Z",
                "PT100H2M3.5S,+12026-11-26T08:00:00Z")) {
            String[] both = times.split(",", -1);
            String json =
                    "[{\"decision\":\"talk-over\",\"offer\":1,\"ticket\":\"t\",\"agent\":\"a\",\"talked\":\"%s\",\"wrapUpUntil\":\"%s\"}]"
                            .formatted(both[0], both[1]);
            assertThat(scan.decisions(json)).as(times).isEqualTo(RoutingJson.decisions(json));
        }
        assertThatThrownBy(() -> scan.event("{\"event\":\"rang\"}")).isInstanceOf(Unreadable.class);
    }
}
