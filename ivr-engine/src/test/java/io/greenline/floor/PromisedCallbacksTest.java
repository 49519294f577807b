package io.greenline.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenline.call.Talk.Refused;
import io.greenline.routing.CallbackTerms;
import io.greenline.routing.TicketId;
import io.greenline.telephony.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PromisedCallbacksTest {
    private static final PhoneNumber NUMBER = new PhoneNumber("13800138000");
    private static final TicketId TICKET = new TicketId("c-1");

    private final Disk disk = new Disk(new InMemoryRoutingLog(), new ArrayList<>());
    private final Rig rig = new Rig(disk);
    private PromisedCallbacks promised;

    /**
     * A log whose disk is watched.
     *
     * @param waited what the last entry was whenever somebody waited for the disk
     */
    private record Disk(InMemoryRoutingLog log, List<String> waited) implements RoutingLog {
        @Override
        public boolean awaitDurable(Duration atMost) {
            return waited.add(log.after(0, Integer.MAX_VALUE).getLast().event());
        }

        @Override
        public void append(List<Entry> entries) {
            log.append(entries);
        }

        @Override
        public void snapshot(Snapshot snapshot) {
            log.snapshot(snapshot);
        }

        @Override
        public Optional<Snapshot> lastSnapshot() {
            return log.lastSnapshot();
        }

        @Override
        public List<Entry> after(long number, int most) {
            return log.after(number, most);
        }

        @Override
        public List<Entry> read(Instant from, Instant to) {
            return log.read(from, to);
        }

        @Override
        public void close() {
            log.close();
        }
    }

    @BeforeEach
    void begin() {
        rig.rules = new Anybody();
        rig.begin(Rig.plan(
                List.of(),
                Optional.of(new CallbackTerms(
                        Optional.empty(),
                        3,
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(2),
                        Duration.ofHours(24),
                        10,
                        CallbackTerms.First.CUSTOMER))));
        promised = new PromisedCallbacks(rig.floor);
    }

    @Test
    void whoeverCancelsIsAnsweredWhenItIsOnTheDisk() throws Refused {
        rig.caller("c-1").seat.callBack(NUMBER, Optional.empty());
        disk.waited().clear();
        assertThat(promised.cancel(TICKET, "duty")).isPresent();
        assertThat(disk.waited()).singleElement().asString().contains("callback-cancelled", "by duty");
        assertThat(rig.floor.callbackOf(NUMBER)).isEmpty();
    }

    @Test
    void nothingIsWrittenOfATicketThatNobodyHasOrWhoseCallerIsOnTheLine() throws Refused {
        rig.caller("c-1");
        assertThat(promised.cancel(new TicketId("c-2"), "duty")).isEmpty();
        assertThatThrownBy(() -> promised.cancel(TICKET, "duty"))
                .isInstanceOf(Refused.class)
                .hasMessage("she is on the line and waits for an agent: there is no callback to cancel");
        assertThat(disk.waited()).isEmpty();
        assertThat(disk.after(0, 1_000)).noneMatch(entry -> entry.event().contains("callback-cancelled"));
        assertThat(rig.floor.snapshot().tickets()).hasSize(1);
    }
}
