package io.greenline.floor;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.call.Talk.Refused;
import io.greenline.routing.Decision;
import io.greenline.routing.RoutingEvent;
import io.greenline.routing.RoutingEvent.Left.Leaving;
import io.greenline.routing.RoutingEvent.TalkEnded;
import io.greenline.routing.RoutingPlan;
import io.greenline.telephony.AgentId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Many callers' threads at once. */
class CrowdTest {
    private static final int THREADS = 8;
    private static final int CALLERS = 60;

    private final Rig rig = Rig.with(Rig.plan());
    private final Set<AgentId> busy = new HashSet<>();
    private final List<String> wrong = new ArrayList<>();

    @Test
    void noAgentIsGivenTwiceNobodyIsLostAndTheLogTellsItAll() throws Refused, InterruptedException, ExecutionException {
        long seed = new Random().nextLong();
        rig.floor.listen(this::watch);
        rig.desk.signIn(Rig.ZHANG);
        rig.desk.signIn(Rig.LI);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                int thread = i;
                all.add(threads.submit(() -> callers(thread, new Random(seed + thread))));
            }
            for (Future<?> each : all) {
                each.get();
            }
        }
        assertThat(wrong).as("seed %d", seed).isEmpty();
        assertThat(rig.floor.snapshot().tickets()).as("seed %d", seed).isEmpty();
        LoggedCore again = new LoggedCore(
                RoutingPlan.EMPTY, rig.log, new VirtualTicker(), () -> rig.wall.plusNanos(rig.ticker.nanos()));
        assertThat(again.snapshot().agents())
                .as("seed %d", seed)
                .isEqualTo(rig.floor.snapshot().agents());
    }

    private void callers(int thread, Random random) {
        for (int i = 0; i < CALLERS; i++) {
            Rig.Caller caller = rig.caller("c-%d-%d".formatted(thread, i));
            if (caller.seat.word() instanceof Seat.Word.Ring ring) {
                caller.seat.progress(ring.offer()).rang();
                if (random.nextBoolean()) {
                    caller.seat.progress(ring.offer()).connected(new NotedTalk());
                    caller.seat.talkEnded(ring.offer(), TalkEnded.By.CALLER);
                    rig.floor.tell(new RoutingEvent.Ready(ring.agent().id()));
                }
            }
            caller.seat.leave(Leaving.ABANDONED);
        }
    }

    private void watch(Instant at, RoutingEvent event, List<Decision> decided) {
        for (Decision decision : decided) {
            switch (decision) {
                case Decision.Offered offered -> {
                    if (!busy.add(offered.agent())) {
                        wrong.add("two offers at once: " + offered);
                    }
                }
                case Decision.OfferEnded ended -> busy.remove(ended.agent());
                case Decision.TalkOver over -> busy.remove(over.agent());
                default -> {
                    // Nothing of an agent's.
                }
            }
        }
    }
}
