package io.greenline.floor;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.floor.RoutingJson.Unreadable;
import io.greenline.routing.Decision;
import io.greenline.routing.OfferId;
import io.greenline.routing.RoutingEvent;
import io.greenline.routing.RoutingPlan;
import io.greenline.routing.RoutingSnapshot;
import io.greenline.telephony.AgentId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RoutingJsonPropertyTest {
    private static final int RUNS = 3_000;

    private final long seed = new Random().nextLong();
    private final RandomRecords records = new RandomRecords(seed);

    @Test
    void anEventIsReadAsItWasWritten() throws Unreadable {
        for (int i = 0; i < RUNS; i++) {
            RoutingEvent event = records.next(RoutingEvent.class);
            String json = RoutingJson.write(event);
            assertThat(RoutingJson.event(json)).as("seed %d: %s", seed, json).isEqualTo(event);
        }
    }

    @Test
    void decisionsAreReadAsTheyWereWritten() throws Unreadable {
        for (int i = 0; i < RUNS; i++) {
            List<Decision> decisions = List.of(records.next(Decision.class), records.next(Decision.class));
            String json = RoutingJson.write(decisions);
            assertThat(RoutingJson.decisions(json))
                    .as("seed %d: %s", seed, json)
                    .isEqualTo(decisions);
        }
        assertThat(RoutingJson.decisions(RoutingJson.write(List.of()))).isEmpty();
    }

    @Test
    void aFloorAndItsPlanAreReadAsTheyWereWrittenAndInTheFilesOrder() throws Unreadable {
        for (int i = 0; i < RUNS / 10; i++) {
            RoutingJson.Kept floor =
                    new RoutingJson.Kept(records.next(RoutingPlan.class), records.next(RoutingSnapshot.class));
            RoutingJson.Kept read = RoutingJson.floor(RoutingJson.write(floor));
            assertThat(read).as("seed %d", seed).isEqualTo(floor);
            assertThat(new ArrayList<>(read.plan().queues().keySet()))
                    .as("seed %d", seed)
                    .isEqualTo(new ArrayList<>(floor.plan().queues().keySet()));
        }
    }

    @Test
    void aLineThatFiguresAndPeopleReadIsPlain() {
        assertThat(RoutingJson.write(new RoutingEvent.Acted(new OfferId(7), new AgentId("1001"), "hold", "")))
                .isEqualTo("{\"event\":\"acted\",\"offer\":7,\"who\":\"1001\",\"act\":\"hold\",\"with\":\"\"}");
    }

    @Test
    void anyTextIsReadOrReported() {
        Random random = new Random(seed);
        for (int i = 0; i < RUNS; i++) {
            StringBuilder text = new StringBuilder(RoutingJson.write(records.next(RoutingEvent.class)));
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.deleteCharAt(at);
                case 1 -> text.insert(at, (char) ('!' + random.nextInt(90)));
                default -> text.setLength(at);
            }
            try {
                RoutingJson.event(text.toString());
            } catch (Unreadable reported) {
                assertThat(reported.getMessage()).as("seed %d: %s", seed, text).isNotBlank();
            }
        }
    }
}
