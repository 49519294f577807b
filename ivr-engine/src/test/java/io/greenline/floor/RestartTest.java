package io.greenline.floor;

import static io.greenline.floor.Rig.LI;
import static io.greenline.floor.Rig.ZHANG;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.call.Talk.Refused;
import io.greenline.routing.Decision;
import io.greenline.routing.Decision.AgentState;
import io.greenline.routing.RoutingEvent.Ready;
import io.greenline.routing.RoutingEvent.TalkEnded;
import io.greenline.routing.RoutingEvent.WentAway;
import io.greenline.routing.RoutingPlan;
import io.greenline.routing.RoutingSnapshot;
import io.greenline.routing.Standing.TicketState;
import io.greenline.routing.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An engine is killed: its floor is thrown away as it is, and another begins over the same log. */
class RestartTest {
    private final Rig rig = Rig.with(Rig.plan());

    private void killed(Duration away) {
        rig.wall = rig.wall.plusNanos(rig.ticker.nanos()).plus(away);
        rig.begin(Rig.plan());
    }

    @Test
    void whoWaitedKeepsPlaceAndTime() {
        rig.caller("c-1");
        rig.pass(Duration.ofMinutes(3));
        rig.caller("c-2");
        killed(Duration.ofSeconds(5));
        assertThat(rig.caller("c-2").waits().standing().ahead()).isEqualTo(1);
        assertThat(rig.caller("c-1").waits().standing().waited())
                .isEqualTo(Duration.ofMinutes(3).plusSeconds(5));
        assertThat(rig.floor.snapshot().tickets()).hasSize(2);
    }

    @Test
    void agentsStaySignedIn() throws Refused {
        rig.desk.signIn(ZHANG);
        rig.desk.signIn(LI);
        rig.desk.away(LI, "lunch");
        killed(Duration.ofSeconds(5));
        assertThat(rig.desk.state(ZHANG).state()).isEqualTo(AgentState.IDLE);
        assertThat(rig.desk.state(LI).reason()).isEqualTo("lunch");
    }

    /** However long it takes until there is another engine: nobody could tell of the telephone meanwhile. */
    @ParameterizedTest
    @ValueSource(ints = {2, 60, 3600})
    void anOfferThatRangEndsWithoutBeingTheAgentsFaultAndTheCallerIsOfferedAgain(int seconds) throws Refused {
        rig.desk.signIn(ZHANG);
        Rig.Caller caller = rig.caller("c-1");
        var before = caller.rings().offer();
        caller.seat.progress(before).rang();
        killed(Duration.ofSeconds(seconds));
        assertThat(rig.decided)
                .anyMatch(decision -> decision instanceof Decision.OfferEnded ended
                        && ended.offer().equals(before)
                        && ended.why().equals("stopped"));
        Rig.Caller again = rig.caller("c-1");
        for (int second = 0; again.seat.word() instanceof Seat.Word.Wait && second < 60; second++) {
            rig.pass(Duration.ofSeconds(1));
        }
        assertThat(again.rings().offer().number()).isGreaterThan(before.number());
        assertThat(rig.desk.state(ZHANG).missed()).isZero();
    }

    @Test
    void noOfferHasANumberThatTheLostMomentsOfTheLogMayHaveUsed() throws Refused {
        rig.desk.signIn(ZHANG);
        long before = rig.caller("c-1").talks().offer().number();
        killed(Duration.ZERO);
        rig.desk.signIn(LI);
        assertThat(rig.caller("c-2").rings().offer().number()).isGreaterThan(before + 100);
    }

    @Test
    void aTalkGoesOnUnderTheSameOfferAndEndsAsOne() throws Refused {
        rig.desk.signIn(ZHANG);
        Seat.Word.Ring talk = rig.caller("c-1").talks();
        rig.pass(Duration.ofMinutes(2));
        killed(Duration.ofSeconds(4));
        assertThat(rig.desk.state(ZHANG).state()).isEqualTo(AgentState.TALKING);
        Rig.Caller again = rig.caller("c-1");
        assertThat(again.talks()).isEqualTo(talk);
        again.seat.talkEnded(talk.offer(), TalkEnded.By.CALLER);
        assertThat(rig.decided)
                .anyMatch(decision -> decision instanceof Decision.TalkOver over
                        && over.talked().equals(Duration.ofMinutes(2).plusSeconds(4)));
    }

    @Test
    void anAgentCanHoldATalkThatAnotherEngineBegan() throws Refused, InterruptedException {
        rig.desk.signIn(ZHANG);
        Seat.Word.Ring talk = rig.caller("c-1").talks();
        killed(Duration.ofSeconds(4));
        NotedTalk found = new NotedTalk();
        rig.caller("c-1").seat.progress(talk.offer()).connected(found);
        rig.desk.act(ZHANG, new TalkAct.Hold());
        assertThat(found.done).containsExactly("hold");
    }

    @Test
    void whoseCallTheSwitchDoesNotBringBackHasAbandonedIt() throws Refused {
        rig.desk.signIn(ZHANG);
        rig.caller("c-1").talks();
        rig.caller("c-2");
        killed(Duration.ofSeconds(5));
        rig.floor.gone(new TicketId("c-1"));
        rig.floor.gone(new TicketId("c-2"));
        assertThat(rig.floor.snapshot().tickets()).isEmpty();
        rig.pass(Rig.WRAP_UP);
        assertThat(rig.desk.state(ZHANG).state()).isEqualTo(AgentState.IDLE);
    }

    @Test
    void aClockThatWasSetBackMeanwhileTurnsNoTimeBack() {
        rig.caller("c-1");
        rig.pass(Duration.ofMinutes(3));
        rig.caller("c-2");
        killed(Duration.ofHours(-5));
        assertThat(rig.caller("c-1").waits().standing().waited()).isEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void aPlanThatChangedMeanwhileHoldsFromNowOn() {
        rig.caller("c-1");
        Rig.Caller lost = new Rig.Caller(rig.floor, "d-1", Rig.DANGER);
        assertThat(lost.waits().standing().ahead()).isZero();
        rig.wall = rig.wall.plus(Duration.ofSeconds(5));
        rig.begin(Rig.plan(Rig.queue(Rig.GENERAL, io.greenline.routing.Tier.ORDINARY, List.of(), Optional.empty())));
        assertThat(rig.caller("c-1").waits().standing().waited()).isEqualTo(Duration.ofSeconds(5));
        assertThat(rig.floor.snapshot().tickets()).hasSize(1);
    }

    @Test
    void aLogThatCannotBeReadBeginsAnEmptyFloorBehindIt() {
        rig.caller("c-1");
        long last = rig.log.after(0, 100).getLast().number();
        rig.log.snapshot(new RoutingLog.Snapshot(last, rig.wall, "{\"of\":\"another engine\"}"));
        killed(Duration.ZERO);
        rig.caller("c-2");
        assertThat(rig.floor.snapshot().tickets())
                .extracting(ticket -> ticket.id().value())
                .containsExactly("c-2");
        assertThat(rig.log.after(last, 100).getFirst().number()).isEqualTo(last + 1);
    }

    /** Whatever happened before: the next engine's floor is the same, read from the log alone. */
    @Test
    void anyFloorIsReadAgainAsItWas() throws Refused {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int run = 0; run < 40; run++) {
            Rig before = Rig.with(Rig.plan());
            happen(before, random);
            RoutingSnapshot was = before.floor.snapshot();
            LoggedCore again = new LoggedCore(
                    RoutingPlan.EMPTY,
                    before.log,
                    new VirtualTicker(),
                    () -> before.wall.plusNanos(before.ticker.nanos()));
            RoutingSnapshot is = again.snapshot();
            assertThat(is.tickets())
                    .as("seed %d, run %d", seed, run)
                    .isEqualTo(untilStarted(
                            was.tickets(),
                            before.wall.plusNanos(before.ticker.nanos()).plus(Duration.ofMinutes(1))));
            assertThat(is.agents()).as("seed %d, run %d", seed, run).isEqualTo(was.agents());
            assertThat(is.surge()).as("seed %d, run %d", seed, run).isEqualTo(was.surge());
        }
    }

    /** No offer is over by itself before the next engine's floor has begun. */
    private static List<RoutingSnapshot.Ticket> untilStarted(List<RoutingSnapshot.Ticket> tickets, Instant started) {
        return tickets.stream().map(ticket -> ticket.leasedUntil(started)).toList();
    }

    private static void happen(Rig rig, Random random) throws Refused {
        List<Rig.Caller> callers = new ArrayList<>();
        for (int step = 0; step < 60; step++) {
            switch (random.nextInt(7)) {
                case 0, 1 -> callers.add(rig.caller("c-" + step));
                case 2 -> rig.desk.signIn(random.nextBoolean() ? ZHANG : LI);
                case 3 -> rig.floor.tell(new WentAway(random.nextBoolean() ? ZHANG : LI, "lunch"));
                case 4 -> rig.pass(Duration.ofSeconds(random.nextInt(40)));
                case 5 -> rig.floor.tell(new Ready(random.nextBoolean() ? ZHANG : LI));
                default -> {
                    if (!callers.isEmpty()) {
                        step(callers.get(random.nextInt(callers.size())), random);
                    }
                }
            }
        }
    }

    private static void step(Rig.Caller caller, Random random) {
        switch (caller.seat.word()) {
            case Seat.Word.Wait wait -> {
                if (random.nextInt(4) == 0 && wait.standing().state() == TicketState.WAITING) {
                    caller.seat.leave(io.greenline.routing.RoutingEvent.Left.Leaving.ABANDONED);
                }
            }
            case Seat.Word.Ring ring -> {
                caller.talks();
                if (random.nextBoolean()) {
                    TalkEnded.By[] ways = TalkEnded.By.values();
                    caller.seat.talkEnded(ring.offer(), ways[random.nextInt(ways.length)]);
                }
            }
            case Seat.Word.TurnedAway _ -> {}
        }
    }
}
