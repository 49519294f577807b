package io.greenline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.routing.RoutingEvent.Accepted;
import io.greenline.routing.RoutingEvent.CallbackCancelled;
import io.greenline.routing.RoutingEvent.CallbackMissed;
import io.greenline.routing.RoutingEvent.CallbackReached;
import io.greenline.routing.RoutingEvent.Connected;
import io.greenline.routing.RoutingEvent.NotTaken;
import io.greenline.routing.RoutingEvent.NotTaken.How;
import io.greenline.routing.RoutingEvent.Rang;
import io.greenline.routing.RoutingEvent.TalkEnded.By;
import io.greenline.routing.RoutingSnapshot.OfferOpen.Phase;
import io.greenline.routing.Standing.TicketState;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Callbacks whose agent is called first. */
class AgentFirstTest {
    private static final PhoneNumber NUMBER = new PhoneNumber("13800138000");
    private static final int EVERY = 900;

    private final Shift shift = new Shift(plan("1", "2"));

    private static RoutingPlan plan(String... agents) {
        Plans plans = new Plans()
                .queue("general", queue -> queue.wrapUp(0).callback(terms()))
                .queue("other", queue -> queue.wrapUp(0));
        List.of(agents).forEach(plans::agent);
        return plans.plan();
    }

    private static CallbackTerms terms() {
        return new CallbackTerms(
                Optional.empty(),
                2,
                Duration.ofSeconds(EVERY),
                Duration.ofMinutes(1),
                Duration.ofHours(4),
                10,
                CallbackTerms.First.AGENT);
    }

    private void wants(String ticket) {
        shift.joins(ticket, "general");
        shift.does(new RoutingEvent.CallbackWanted(Shift.ticket(ticket), NUMBER, Optional.empty()));
    }

    private TicketState state(String ticket) {
        return shift.standing(ticket).orElseThrow().state();
    }

    private Decision.AgentState agent(String id) {
        return shift.snapshot().agents().stream()
                .filter(post -> post.id().equals(new AgentId(id)))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private RoutingSnapshot.Callback callback(String ticket) {
        return shift.snapshot().tickets().stream()
                .filter(each -> each.id().equals(Shift.ticket(ticket)))
                .findFirst()
                .flatMap(RoutingSnapshot.Ticket::callback)
                .orElseThrow();
    }

    /** An agent is rung for a customer. */
    private Decision.Offered rings() {
        wants("a");
        Decision.Offered offer = Shift.offered(shift.signsIn("1"));
        shift.does(new Rang(offer.offer()));
        return offer;
    }

    /** An agent has answered; the customer is dialled. */
    private Decision.Offered standsBy() {
        Decision.Offered offer = rings();
        shift.does(new Accepted(offer.offer()));
        return offer;
    }

    private RoutingSnapshot.OfferOpen open(String ticket) {
        return shift.snapshot().tickets().stream()
                .filter(each -> each.id().equals(Shift.ticket(ticket)))
                .findFirst()
                .flatMap(RoutingSnapshot.Ticket::offer)
                .orElseThrow();
    }

    private void comesTo(Phase phase, OfferId offer) {
        switch (phase) {
            case RESERVED -> {}
            case RINGING -> shift.does(new Rang(offer));
            case ACCEPTED -> shift.does(new Accepted(offer));
            case CONNECTED -> shift.does(new Connected(offer));
        }
    }

    @Test
    void theAgentIsRungFirstAndTheCustomerIsDialledWhenTheAgentHasAnswered() {
        wants("a");
        List<Decision> free = shift.signsIn("1");
        Decision.Offered offer = Shift.offered(free);
        assertThat(Shift.one(free, Decision.StandBy.class))
                .isEqualTo(new Decision.StandBy(
                        offer.offer(), Shift.ticket("a"), Plans.queueId("general"), new AgentId("1"), NUMBER));
        assertThat(Shift.of(free, Decision.DialBack.class)).isEmpty();
        assertThat(state("a")).isEqualTo(TicketState.AWAITED);
        assertThat(shift.does(new Rang(offer.offer()))).noneMatch(Decision.DialBack.class::isInstance);
        assertThat(Shift.one(shift.does(new Accepted(offer.offer())), Decision.DialBack.class))
                .isEqualTo(new Decision.DialBack(
                        Shift.ticket("a"), Plans.queueId("general"), NUMBER, 1, Optional.of(offer.offer())));
    }

    @Test
    void whoIsReachedNeverWaitsForTheAgentWhoStandsBy() {
        Decision.Offered offer = standsBy();
        shift.after(170);
        assertThat(shift.does(new CallbackReached(Shift.ticket("a")))).isEmpty();
        assertThat(state("a")).isEqualTo(TicketState.OFFERED);
        Decision.Served served = Shift.one(shift.does(new Connected(offer.offer())), Decision.Served.class);
        assertThat(served.agent()).isEqualTo(new AgentId("1"));
        assertThat(state("a")).isEqualTo(TicketState.TALKING);
        shift.talkEnds(offer, By.AGENT);
        assertThat(shift.standing("a")).isEmpty();
        assertThat(agent("1")).isEqualTo(Decision.AgentState.IDLE);
    }

    @Test
    void whoWasReachedIsBeforeWhoHasWaitedJustAsLong() {
        Instant began = shift.now();
        Decision.Offered offer = standsBy();
        shift.does(new CallbackReached(Shift.ticket("a")));
        shift.does(new RoutingEvent.Joined(Shift.ticket("0"), since(began)));
        List<Decision> stopped = shift.does(new NotTaken(offer.offer(), How.STOPPED));
        assertThat(Shift.offered(stopped).ticket()).isEqualTo(Shift.ticket("a"));
    }

    @Test
    void whoHasNotBeenReachedIsInHerOrderAlsoAfterARestart() {
        Instant began = shift.now();
        Decision.Offered offer = rings();
        shift.does(new RoutingEvent.JoinedToBeCalled(Shift.ticket("0"), since(began), NUMBER, Optional.empty()));
        RoutingCore again = RoutingCore.restore(plan("1", "2"), shift.snapshot());
        List<Decision> stopped = again.apply(new NotTaken(offer.offer(), How.STOPPED), shift.now());
        assertThat(Shift.offered(stopped).ticket()).isEqualTo(Shift.ticket("0"));
    }

    private static Wish since(Instant joined) {
        return new Wish(
                Plans.queueId("general"),
                Optional.empty(),
                Duration.ZERO,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.of(joined),
                Duration.ofHours(1),
                "");
    }

    @Test
    void nobodyIsDialledAndNoAgentKeptWhileAllAreBusyHoweverNearTheTurnIs() {
        shift.signsIn("1");
        Decision.Offered busy = Shift.offered(shift.joins("talks", "general"));
        shift.answers(busy);
        wants("a");
        assertThat(Shift.of(shift.after(60), Decision.DialBack.class)).isEmpty();
        assertThat(state("a")).isEqualTo(TicketState.VIRTUAL);
        assertThat(Shift.offered(shift.talkEnds(busy, By.CALLER)).ticket()).isEqualTo(Shift.ticket("a"));
    }

    @Test
    void herTurnIsBeforeThatOfWhoCameLaterAndAfterThatOfWhoIsMoreUrgent() {
        wants("a");
        shift.after(1);
        shift.joins("later", "general");
        assertThat(Shift.offered(shift.signsIn("1")).ticket()).isEqualTo(Shift.ticket("a"));
        assertThat(Shift.offered(shift.signsIn("2")).ticket()).isEqualTo(Shift.ticket("later"));
    }

    @Test
    void whoIsBeforeHerOnTheLineIsOfferedBeforeHer() {
        shift.joins("before", "other");
        shift.after(1);
        wants("a");
        assertThat(Shift.offered(shift.signsIn("1")).ticket()).isEqualTo(Shift.ticket("before"));
        assertThat(Shift.offered(shift.signsIn("2")).ticket()).isEqualTo(Shift.ticket("a"));
    }

    @ParameterizedTest
    @EnumSource(
            value = How.class,
            names = {"REJECTED", "NO_ANSWER", "UNREACHABLE"})
    void anAgentWhoDoesNotTakeItIsFollowedByTheNextOneAtOnceAndNoAttemptIsUsedUp(How how) {
        Decision.Offered offer = rings();
        shift.signsIn("2");
        Decision.Offered next = Shift.offered(shift.does(new NotTaken(offer.offer(), how)));
        assertThat(next.agent()).isEqualTo(new AgentId("2"));
        assertThat(next.ticket()).isEqualTo(Shift.ticket("a"));
        assertThat(callback("a").attempts()).isZero();
    }

    @Test
    void whereNobodyElseIsIdleTheSameAgentIsAskedAgainAfterAPause() {
        Decision.Offered offer = rings();
        assertThat(Shift.of(shift.does(new NotTaken(offer.offer(), How.NO_ANSWER)), Decision.Offered.class))
                .isEmpty();
        assertThat(state("a")).isEqualTo(TicketState.VIRTUAL);
        assertThat(Shift.of(shift.after(4), Decision.Offered.class)).isEmpty();
        assertThat(Shift.of(shift.after(6), Decision.Offered.class)).hasSize(1);
    }

    @Test
    void aTelephoneThatNobodyTellsOfIsAnAttemptThatFailedSoThatSomebodyIsToldInTheEnd() {
        wants("a");
        shift.signsIn("1");
        assertThat(Shift.of(shift.after(20), Decision.OfferEnded.class)).hasSize(1);
        assertThat(state("a")).isEqualTo(TicketState.VIRTUAL);
        assertThat(agent("1")).isEqualTo(Decision.AgentState.IDLE);
        assertThat(Shift.of(shift.after(EVERY - 1), Decision.Offered.class)).isEmpty();
        List<Decision> last = shift.after(30);
        assertThat(Shift.one(last, Decision.CallbackDropped.class).why()).contains("no agent could be rung");
        assertThat(Shift.one(last, Decision.Alarmed.class).who()).isEqualTo("callbacks");
    }

    @Test
    void aCustomerWhoIsNotReachedFreesTheAgentAtOnceAndIsTriedAgainLater() {
        Decision.Offered offer = standsBy();
        List<Decision> missed = shift.does(new CallbackMissed(Shift.ticket("a"), "busy"));
        assertThat(Shift.one(missed, Decision.OfferEnded.class).why()).isEqualTo("customer not reached");
        assertThat(agent("1")).isEqualTo(Decision.AgentState.IDLE);
        assertThat(state("a")).isEqualTo(TicketState.VIRTUAL);
        assertThat(Shift.offered(shift.joins("other", "general")).agent()).isEqualTo(new AgentId("1"));
        shift.signsIn("2");
        assertThat(Shift.of(shift.after(EVERY - 1), Decision.StandBy.class)).isEmpty();
        Decision.StandBy again = Shift.one(shift.after(10), Decision.StandBy.class);
        assertThat(again.offer()).isNotEqualTo(offer.offer());
        assertThat(Shift.one(shift.does(new Accepted(again.offer())), Decision.DialBack.class)
                        .attempt())
                .isEqualTo(2);
        List<Decision> last = shift.does(new CallbackMissed(Shift.ticket("a"), "no answer"));
        assertThat(Shift.one(last, Decision.CallbackDropped.class).why())
                .isEqualTo("not reached in 2 calls, the last one: no answer");
        assertThat(agent("2")).isEqualTo(Decision.AgentState.IDLE);
        assertThat(shift.standing("a")).isEmpty();
    }

    @Test
    void nobodyStandsByLongerThanACallMayTake() {
        standsBy();
        assertThat(Shift.of(shift.after(179), Decision.OfferEnded.class)).isEmpty();
        assertThat(Shift.of(shift.after(1), Decision.OfferEnded.class)).hasSize(1);
        assertThat(state("a")).isEqualTo(TicketState.VIRTUAL);
        assertThat(agent("1")).isEqualTo(Decision.AgentState.IDLE);
    }

    @Test
    void aMissThatIsToldLateOfAnEarlierCallEndsNoOffer() {
        rings();
        assertThat(shift.does(new CallbackMissed(Shift.ticket("a"), "busy"))).isEmpty();
        assertThat(state("a")).isEqualTo(TicketState.AWAITED);
    }

    @Test
    void anAgentWhoHangsUpWhileStandingByLeavesTheCustomerToRingOnAndToBeFirstInLine() {
        Decision.Offered offer = standsBy();
        shift.does(new NotTaken(offer.offer(), How.REJECTED));
        assertThat(state("a")).isEqualTo(TicketState.DIALLED);
        assertThat(Shift.of(shift.signsIn("2"), Decision.Offered.class)).isEmpty();
        shift.joins("b", "general");
        assertThat(Shift.offered(shift.does(new CallbackReached(Shift.ticket("a"))))
                        .ticket())
                .isEqualTo(Shift.ticket("a"));
    }

    @Test
    void whoCallsHerselfWhileAnAgentIsRungWaitsInFrontAndIsOfferedLikeAnybody() {
        Decision.Offered offer = rings();
        List<Decision> came = shift.does(new CallbackReached(Shift.ticket("a")));
        assertThat(Shift.one(came, Decision.OfferEnded.class).offer()).isEqualTo(offer.offer());
        assertThat(Shift.of(came, Decision.StandBy.class)).isEmpty();
        assertThat(Shift.offered(came).agent()).isEqualTo(new AgentId("1"));
        assertThat(state("a")).isEqualTo(TicketState.OFFERED);
    }

    /** However far the offer is, and as often as it happens. */
    @ParameterizedTest
    @EnumSource(
            value = Phase.class,
            names = {"RESERVED", "RINGING", "ACCEPTED"})
    void aCallbackThatIsCancelledFreesTheAgentWhoHasMissedNothing(Phase phase) {
        shift.signsIn("1");
        for (int i = 0; i < 3; i++) {
            shift.does(new RoutingEvent.JoinedToBeCalled(
                    Shift.ticket("a" + i), since(shift.now()), NUMBER, Optional.empty()));
            OfferId offer = open("a" + i).id();
            comesTo(phase, offer);
            assertThat(open("a" + i).phase()).isEqualTo(phase);
            List<Decision> gone = shift.does(new CallbackCancelled(Shift.ticket("a" + i), "by duty"));
            assertThat(Shift.one(gone, Decision.OfferEnded.class).offer()).isEqualTo(offer);
            assertThat(Shift.one(gone, Decision.Gone.class).why()).isEqualTo("callback cancelled: by duty");
            assertThat(agent("1")).isEqualTo(Decision.AgentState.IDLE);
            assertThat(shift.does(new CallbackMissed(Shift.ticket("a" + i), "told late")))
                    .isEmpty();
        }
        assertThat(Shift.offered(shift.joins("b", "general")).agent()).isEqualTo(new AgentId("1"));
    }

    @Test
    void theEndOfTheCallInWhichItWasWantedDoesNotEndTheCallbackEither() {
        standsBy();
        assertThat(shift.leaves("a")).isEmpty();
        assertThat(state("a")).isEqualTo(TicketState.AWAITED);
    }

    @Test
    void anAgentWhoIsRungAndSignsOutIsFollowedByTheNext() {
        rings();
        shift.signsIn("2");
        List<Decision> out = shift.does(new RoutingEvent.SignedOut(new AgentId("1")));
        assertThat(Shift.offered(out).agent()).isEqualTo(new AgentId("2"));
    }

    @Test
    void anAgentWhoStandsByAndSignsOutTakesThisCallYet() {
        Decision.Offered offer = standsBy();
        shift.does(new RoutingEvent.SignedOut(new AgentId("1")));
        assertThat(state("a")).isEqualTo(TicketState.AWAITED);
        shift.does(new CallbackReached(Shift.ticket("a")));
        shift.does(new Connected(offer.offer()));
        shift.talkEnds(offer, By.CALLER);
        assertThat(agent("1")).isEqualTo(Decision.AgentState.SIGNED_OUT);
    }

    @Test
    void aTelephoneThatIsLostWhileItRingsIsFollowedByTheNext() {
        rings();
        shift.signsIn("2");
        List<Decision> lost = shift.does(
                new RoutingEvent.DeviceChanged(new AgentId("1"), RoutingEvent.DeviceChanged.Device.UNREACHABLE));
        assertThat(Shift.offered(lost).agent()).isEqualTo(new AgentId("2"));
    }

    @Test
    void aPlanWithoutTheAgentWhoStandsByLetsTheCustomerRingOn() {
        standsBy();
        List<Decision> changed = shift.does(new RoutingEvent.PlanChanged(plan("2")));
        assertThat(Shift.of(changed, Decision.OfferEnded.class)).hasSize(1);
        assertThat(state("a")).isEqualTo(TicketState.DIALLED);
    }

    @Test
    void aPlanWithoutTheAgentWhoIsRungHasTheNextOneRung() {
        rings();
        shift.signsIn("2");
        List<Decision> changed = shift.does(new RoutingEvent.PlanChanged(plan("2")));
        assertThat(Shift.one(changed, Decision.StandBy.class).agent()).isEqualTo(new AgentId("2"));
    }

    @Test
    void aPlanWithoutHerQueueGivesTheCallbackUpAndFreesTheAgent() {
        standsBy();
        RoutingPlan without = new Plans().queue("other").agent("1").agent("2").plan();
        List<Decision> changed = shift.does(new RoutingEvent.PlanChanged(without));
        assertThat(Shift.of(changed, Decision.OfferEnded.class)).hasSize(1);
        assertThat(Shift.of(changed, Decision.CallbackDropped.class)).hasSize(1);
        assertThat(agent("1")).isEqualTo(Decision.AgentState.IDLE);
    }

    @Test
    void noAgentIsRungWhileTheHourForbidsToDialAndNobodyIsDialledWhenItHasStruckMeanwhile() {
        shift.does(new RoutingEvent.DialHoursTold(Plans.queueId("general"), false));
        wants("a");
        assertThat(Shift.of(shift.signsIn("1"), Decision.Offered.class)).isEmpty();
        shift.does(new RoutingEvent.DialHoursTold(Plans.queueId("general"), true));
        Decision.Offered offer = Shift.offered(shift.after(5));
        shift.does(new RoutingEvent.DialHoursTold(Plans.queueId("general"), false));
        List<Decision> accepted = shift.does(new Accepted(offer.offer()));
        assertThat(Shift.of(accepted, Decision.DialBack.class)).isEmpty();
        assertThat(Shift.of(accepted, Decision.OfferEnded.class)).hasSize(1);
        assertThat(state("a")).isEqualTo(TicketState.VIRTUAL);
        assertThat(callback("a").attempts()).isZero();
    }

    @Test
    void whatIsRestoredInTheMiddleGoesOnTheSame() {
        Decision.Offered offer = standsBy();
        RoutingCore again = RoutingCore.restore(plan("1", "2"), shift.snapshot());
        assertThat(again.snapshot(shift.now())).isEqualTo(shift.snapshot());
        assertThat(again.apply(new CallbackReached(Shift.ticket("a")), shift.now()))
                .isEmpty();
        assertThat(again.apply(new Connected(offer.offer()), shift.now()))
                .hasAtLeastOneElementOfType(Decision.Served.class);
    }
}
