package io.greenline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.routing.RoutingEvent.TalkEnded.By;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What keeps an ordinary caller from waiting for ever where more call than can be served, for good. */
class StarvationTest {
    private static final long FIRST_SEED = 20261126;
    private static final int FLOORS = 25;
    private static final int RISES_AFTER = 600;
    private static final int MOST_BOOST = 300;
    private static final int TALK = 60;
    private static final Duration DAY = Duration.ofHours(4);

    @Test
    void aCallerOfAQueueWithoutAPromiseRisesOnceWhenSheHasWaitedLong() {
        Shift shift = new Shift(new Plans().queue("general").agent("1"));
        shift.joins("a", "general");
        Decision.WaitedLong risen = Shift.one(shift.after(RISES_AFTER), Decision.WaitedLong.class);
        assertThat(risen.waited()).isEqualTo(Duration.ofMinutes(10));
        assertThat(risen.from()).isEqualTo(Tier.ORDINARY);
        assertThat(risen.to()).isEqualTo(new Tier(3));
        assertThat(Shift.of(shift.after(3000), Decision.WaitedLong.class)).isEmpty();
    }

    @Test
    void aPromiseBrokenAfterThatIsCountedAndRaisesNobodyAgain() {
        Shift shift = new Shift(
                new Plans().queue("general", queue -> queue.promise(900)).agent("1"));
        shift.joins("a", "general");
        Decision.PromiseBroken broken = Shift.one(shift.after(900), Decision.PromiseBroken.class);
        assertThat(broken.from()).isEqualTo(new Tier(3));
        assertThat(broken.to()).isEqualTo(new Tier(3));
    }

    @Test
    void whoHasRisenByABrokenPromiseDoesNotRiseForTheWait() {
        Shift shift = new Shift(
                new Plans().queue("general", queue -> queue.promise(20)).agent("1"));
        shift.joins("a", "general");
        assertThat(Shift.of(shift.after(1200), Decision.WaitedLong.class)).isEmpty();
    }

    @Test
    void nobodyRisesIntoTheTiersOfDangerByWaiting() {
        Shift shift =
                new Shift(new Plans().queue("green", queue -> queue.tier(2)).agent("1"));
        shift.joins("a", "green");
        assertThat(Shift.of(shift.after(1200), Decision.WaitedLong.class)).isEmpty();
    }

    @Test
    void whoHasRisenDoesNotRiseAgainAfterARestart() {
        RoutingPlan plan = new Plans().queue("general").agent("1").plan();
        Shift shift = new Shift(plan);
        shift.joins("a", "general");
        shift.after(RISES_AFTER);
        shift.restart(plan);
        assertThat(Shift.of(shift.after(1200), Decision.WaitedLong.class)).isEmpty();
    }

    /**
     * For every ordinary caller it is settled when she joins who can ever be served before her: those who join before she rises,
     * or whose boost is greater than that. So she waits in a line that ends.
     */
    @Test
    void nobodyWhoStaysStarvesUnderSustainedOverload() {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + FLOORS; seed++) {
            assertThat(passedOver(new Random(seed))).as("seed %d", seed).isEmpty();
        }
    }

    /** A caller of the line, for the test. */
    private record Comer(TicketId id, Instant joined, boolean ordinary) {}

    private static List<String> passedOver(Random random) {
        int agents = 2 + random.nextInt(3);
        int queues = 2 + random.nextInt(3);
        Shift shift = new Shift(plan(random, agents, queues));
        for (int i = 1; i <= agents; i++) {
            shift.signsIn("a" + i);
        }
        List<String> wrong = new ArrayList<>();
        List<Comer> waiting = new ArrayList<>();
        Deque<OfferEnd> talks = new ArrayDeque<>();
        Instant next = shift.now();
        for (int i = 0; shift.now().isBefore(Shift.BEGIN.plus(DAY)) && wrong.isEmpty(); i++) {
            List<Decision> decided = new ArrayList<>(shift.after(1));
            while (!next.isAfter(shift.now())) {
                String queue = random.nextInt(12) == 0 ? "danger" : "q" + random.nextInt(queues);
                Comer comer = new Comer(Shift.ticket("c" + i + "-" + next), shift.now(), !queue.equals("danger"));
                waiting.add(comer);
                decided.addAll(shift.joins(comer.id().value(), queue));
                // 1.3 callers where one could be served.
                next = next.plusMillis((long) (1000.0 * TALK / agents / 1.3));
            }
            while (!talks.isEmpty() && !talks.getFirst().at().isAfter(shift.now())) {
                decided.addAll(shift.talkEnds(talks.removeFirst().offer(), By.CALLER));
            }
            for (Decision decision : decided) {
                if (decision instanceof Decision.Offered offered) {
                    shift.answers(offered);
                    talks.addLast(new OfferEnd(shift.now().plusSeconds(TALK), offered));
                    judge(offered, waiting, wrong);
                }
            }
        }
        return wrong;
    }

    private record OfferEnd(Instant at, Decision.Offered offer) {}

    private static void judge(Decision.Offered offered, List<Comer> waiting, List<String> wrong) {
        Comer served = waiting.stream()
                .filter(comer -> comer.id().equals(offered.ticket()))
                .findFirst()
                .orElseThrow();
        waiting.remove(served);
        Instant latest = served.joined().minusSeconds(RISES_AFTER);
        if (served.ordinary()) {
            waiting.stream()
                    .filter(Comer::ordinary)
                    .filter(comer -> comer.joined().isBefore(latest))
                    .forEach(comer -> wrong.add(served + " is served before " + comer));
        }
    }

    private static RoutingPlan plan(Random random, int agents, int queues) {
        Plans plans = new Plans().queue("danger", queue -> queue.tier(0).wrapUp(0));
        for (int i = 0; i < queues; i++) {
            int boost = random.nextInt(MOST_BOOST);
            int promise = 10 + random.nextInt(300);
            boolean promised = i > 0 && random.nextInt(3) > 0;
            plans.queue(
                    "q" + i,
                    queue -> (promised ? queue.promise(promise) : queue)
                            .boost(boost)
                            .wrapUp(0)
                            .capacity(100_000));
        }
        for (int i = 1; i <= agents; i++) {
            plans.agent("a" + i);
        }
        return plans.plan();
    }
}
