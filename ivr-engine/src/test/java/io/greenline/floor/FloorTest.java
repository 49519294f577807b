package io.greenline.floor;

import static io.greenline.floor.Rig.GENERAL;
import static io.greenline.floor.Rig.LI;
import static io.greenline.floor.Rig.RINGS;
import static io.greenline.floor.Rig.WRAP_UP;
import static io.greenline.floor.Rig.ZHANG;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.call.DeviceState;
import io.greenline.call.Talk.Refused;
import io.greenline.routing.Decision;
import io.greenline.routing.Decision.AgentState;
import io.greenline.routing.RoutingEvent;
import io.greenline.routing.RoutingEvent.Left.Leaving;
import io.greenline.routing.RoutingEvent.NotTaken;
import io.greenline.routing.RoutingEvent.SurgeOrdered;
import io.greenline.routing.RoutingEvent.TalkEnded;
import io.greenline.routing.RoutingPlan;
import io.greenline.routing.TicketId;
import io.greenline.routing.Tier;
import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FloorTest {
    private final Rig rig = Rig.with(Rig.plan());

    @Test
    void aCallerIsCalledForAttentionWhenAnAgentIsHers() throws Refused {
        Rig.Caller caller = rig.caller("c-1");
        assertThat(caller.waits().standing().ahead()).isZero();
        int before = caller.nudges;
        rig.desk.signIn(ZHANG);
        assertThat(caller.nudges).isGreaterThan(before);
        Seat.Word.Ring ring = caller.rings();
        assertThat(ring.agent().id()).isEqualTo(ZHANG);
        assertThat(ring.ringFor()).isEqualTo(RINGS);
        assertThat(ring.whisper()).isEqualTo("outage, First Hospital");
    }

    @Test
    void whatIsOnlyToBeKnownStopsNoAnnouncementAndNoTelephone() {
        Rig.Caller caller = rig.caller("c-1");
        int before = caller.nudges;
        rig.pass(Duration.ofMinutes(10).plusSeconds(1));
        assertThat(rig.decided).anyMatch(Decision.WaitedLong.class::isInstance);
        assertThat(caller.nudges).isEqualTo(before);
    }

    @Test
    void aTalkEndsInAWrapUpThatTimeEnds() throws Refused {
        rig.desk.signIn(ZHANG);
        Rig.Caller caller = rig.caller("c-1");
        Seat.Word.Ring ring = caller.talks();
        assertThat(rig.desk.state(ZHANG).state()).isEqualTo(AgentState.TALKING);
        caller.seat.talkEnded(ring.offer(), TalkEnded.By.CALLER);
        assertThat(rig.desk.state(ZHANG).state()).isEqualTo(AgentState.WRAPPING_UP);
        rig.pass(WRAP_UP);
        assertThat(rig.desk.state(ZHANG).state()).isEqualTo(AgentState.IDLE);
    }

    @Test
    void anAgentWhoDoesNotAnswerLosesTheOfferByTimeAloneAndTheCallerIsNudged() throws Refused {
        rig.desk.signIn(ZHANG);
        Rig.Caller caller = rig.caller("c-1");
        Seat.Word.Ring ring = caller.rings();
        caller.seat.progress(ring.offer()).rang();
        int before = caller.nudges;
        rig.pass(RINGS.plusSeconds(30));
        assertThat(caller.nudges).isGreaterThan(before);
        assertThat(rig.decided)
                .anyMatch(decision -> decision instanceof Decision.OfferEnded ended
                        && ended.offer().equals(ring.offer()));
    }

    @Test
    void whoMissesTooManyOffersIsAwayAndTheCallerKeepsHerTime() throws Refused {
        rig.desk.signIn(ZHANG);
        Rig.Caller caller = rig.caller("c-1");
        caller.seat.notTaken(caller.rings().offer(), NotTaken.How.NO_ANSWER);
        assertThat(rig.desk.state(ZHANG).state()).isEqualTo(AgentState.IDLE);
        for (int second = 0; caller.seat.word() instanceof Seat.Word.Wait && second < 60; second++) {
            rig.pass(Duration.ofSeconds(1));
        }
        Duration waited = Duration.between(Rig.NOON, rig.floor.time());
        caller.seat.notTaken(caller.rings().offer(), NotTaken.How.NO_ANSWER);
        assertThat(rig.desk.state(ZHANG).state()).isEqualTo(AgentState.AWAY);
        assertThat(rig.desk.state(ZHANG).reason()).isNotBlank();
        assertThat(caller.waits().standing().waited()).isEqualTo(waited);
    }

    @Test
    void whatWasDecidedIsToldOnceForTheCallsJournal() throws Refused {
        rig.desk.signIn(ZHANG);
        Rig.Caller caller = rig.caller("c-1");
        assertThat(caller.seat.news()).hasAtLeastOneElementOfType(Decision.Offered.class);
        assertThat(caller.seat.news()).isEmpty();
    }

    @Test
    void oneInDangerOvertakesEverybodyAndIsToldWhy() throws Refused {
        rig.caller("c-1");
        rig.pass(Duration.ofMinutes(30));
        Rig.Caller danger = new Rig.Caller(rig.floor, "d-1", Rig.DANGER);
        rig.desk.signIn(ZHANG);
        assertThat(danger.rings().agent().id()).isEqualTo(ZHANG);
        assertThat(danger.seat.news())
                .anySatisfy(news -> assertThat(news).isInstanceOfSatisfying(Decision.Offered.class, offered -> {
                    assertThat(offered.evidence().tier()).isEqualTo(Tier.DANGER);
                    assertThat(offered.evidence().rule()).isNotBlank();
                }));
    }

    @Test
    void whoeverLeavesLeavesNothingBehind() {
        Rig.Caller caller = rig.caller("c-1");
        caller.seat.leave(Leaving.EXIT_KEY);
        assertThat(rig.floor.snapshot().tickets()).isEmpty();
        assertThat(rig.caller("c-1").waits().standing().waited()).isZero();
    }

    @Test
    void anOfferIsWithdrawnWhenTheCallerHangsUpWhileItRings() throws Refused {
        rig.desk.signIn(ZHANG);
        Rig.Caller caller = rig.caller("c-1");
        caller.seat.progress(caller.rings().offer()).rang();
        caller.seat.leave(Leaving.ABANDONED);
        assertThat(rig.desk.state(ZHANG).state()).isEqualTo(AgentState.IDLE);
    }

    @Test
    void aCallThatEndsWithoutAWordGivesUpItsPlace() throws Refused {
        rig.desk.signIn(ZHANG);
        rig.caller("c-1").talks();
        rig.floor.gone(new TicketId("c-1"));
        assertThat(rig.floor.snapshot().tickets()).isEmpty();
        assertThat(rig.desk.state(ZHANG).state()).isEqualTo(AgentState.WRAPPING_UP);
    }

    @Test
    void noTelephoneThatCannotBeReachedIsRung() throws Refused {
        rig.floor.device("PJSIP/1001", DeviceState.UNREACHABLE);
        rig.desk.signIn(ZHANG);
        Rig.Caller caller = rig.caller("c-1");
        caller.waits();
        assertThat(rig.desk.state(ZHANG).state()).isEqualTo(AgentState.UNREACHABLE);
        rig.floor.device("PJSIP/1001", DeviceState.FREE);
        assertThat(caller.rings().agent().id()).isEqualTo(ZHANG);
    }

    @Test
    void aTelephoneThatRingsByUsIsNotInUseByOthers() throws Refused {
        rig.desk.signIn(ZHANG);
        Rig.Caller caller = rig.caller("c-1");
        Seat.Word.Ring ring = caller.talks();
        rig.floor.device("PJSIP/1001", DeviceState.IN_USE);
        caller.seat.talkEnded(ring.offer(), TalkEnded.By.AGENT);
        rig.floor.device("PJSIP/1001", DeviceState.FREE);
        rig.pass(WRAP_UP);
        assertThat(rig.desk.state(ZHANG).state()).isEqualTo(AgentState.IDLE);
    }

    @Test
    void aTelephoneThatStaysInUseAfterATalkIsInUseByOthers() throws Refused {
        rig.desk.signIn(ZHANG);
        Rig.Caller caller = rig.caller("c-1");
        Seat.Word.Ring ring = caller.talks();
        rig.floor.device("PJSIP/1001", DeviceState.IN_USE);
        caller.seat.talkEnded(ring.offer(), TalkEnded.By.AGENT);
        rig.pass(WRAP_UP);
        Rig.Caller next = rig.caller("c-2");
        next.waits();
        rig.floor.device("PJSIP/1001", DeviceState.FREE);
        assertThat(next.rings().agent().id()).isEqualTo(ZHANG);
    }

    @Test
    void aChangedPlanTakesNobodysPlaceAndALostQueueIsToldToItsCallers() {
        Rig.Caller caller = rig.caller("c-1");
        Rig.Caller danger = new Rig.Caller(rig.floor, "d-1", Rig.DANGER);
        rig.pass(Duration.ofSeconds(90));
        RoutingPlan less = Rig.plan(Rig.queue(GENERAL, new Tier(3), List.of(), Optional.empty()));
        rig.floor.follow(less, rig.calendars);
        assertThat(caller.waits().standing().waited()).isEqualTo(Duration.ofSeconds(90));
        assertThat(danger.seat.word()).isEqualTo(new Seat.Word.TurnedAway(Decision.TurnedAway.Reason.UNKNOWN_QUEUE));
        assertThat(rig.floor.has(Rig.DANGER)).isFalse();
        assertThat(rig.floor.has(new QueueId("general"))).isTrue();
    }

    @Test
    void aClockThatIsSetBackOrForthMovesNobodysWait() {
        Rig.Caller caller = rig.caller("c-1");
        rig.wall = rig.wall.minus(Duration.ofDays(1));
        rig.pass(Duration.ofSeconds(10));
        rig.wall = rig.wall.plus(Duration.ofDays(3));
        rig.pass(Duration.ofSeconds(10));
        assertThat(caller.waits().standing().waited()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void aSurgeOrderedByHandIsSeenByDialplans() {
        assertThat(rig.floor.surge()).isEqualTo("none");
        RoutingPlan plan = Rig.plan();
        rig.floor.follow(
                new RoutingPlan(
                        "surge",
                        plan.queues(),
                        plan.agents(),
                        List.of(),
                        List.of(new io.greenline.routing.SurgeLevel(
                                "storm",
                                new io.greenline.routing.SurgeLevel.Threshold(
                                        Optional.of(100), Optional.empty(), Optional.empty()),
                                new io.greenline.routing.SurgeLevel.Threshold(
                                        Optional.of(10), Optional.empty(), Optional.empty()),
                                Duration.ofMinutes(5),
                                true,
                                Optional.empty())),
                        3),
                rig.calendars);
        rig.floor.order(new SurgeOrdered(Optional.of("storm"), Duration.ofHours(2), "duty"));
        assertThat(rig.floor.surge()).isEqualTo("storm");
        rig.pass(Duration.ofHours(2).plusMinutes(6));
        assertThat(rig.floor.surge()).isEqualTo("none");
    }

    @Test
    void whoIsToldIsToldInTheOrderOfTheDecisionsAlsoWhenTheTellingDecidesMore() throws Refused {
        StringBuilder told = new StringBuilder();
        rig.floor.listen((_, event, _) -> {
            told.append(event.getClass().getSimpleName()).append(' ');
            if (event instanceof RoutingEvent.SignedIn(var agent) && agent.equals(ZHANG)) {
                rig.floor.tell(new RoutingEvent.SignedIn(LI));
                told.append("(nested) ");
            }
        });
        rig.desk.signIn(ZHANG);
        assertThat(told.toString()).isEqualTo("SignedIn (nested) SignedIn ");
    }

    @Test
    void whoComesBackHasTheAgentWhomSheTalkedToWhereThatOneIsIdle() throws Refused {
        rig.desk.signIn(ZHANG);
        talksAndIsHungUp(rig.caller("c-1"));
        rig.desk.signIn(LI);
        rig.pass(Duration.ofSeconds(1));
        talksAndIsHungUp(rig.caller("other"));
        rig.pass(WRAP_UP);
        assertThat(rig.caller("c-1").rings().agent().id()).isEqualTo(ZHANG);
    }

    private void talksAndIsHungUp(Rig.Caller caller) {
        Seat.Word.Ring talk = caller.talks();
        caller.seat.talkEnded(talk.offer(), TalkEnded.By.AGENT);
    }
}
