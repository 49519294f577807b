package io.greenline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.routing.Decision.AgentState;
import io.greenline.routing.Decision.TurnedAway.Reason;
import io.greenline.routing.RoutingEvent.PlanChanged;
import io.greenline.routing.RoutingEvent.TalkEnded.By;
import io.greenline.telephony.PhoneNumber;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Another plan while callers wait, ring and talk; and another engine. */
class ReplanningTest {
    private final Shift shift =
            new Shift(new Plans().queue("bills").queue("general").agent("1").agent("2"));

    @Test
    void whoeverWaitsKeepsPlaceAndTimeAndIsServedByTheNewPlan() {
        shift.joins("a", "general");
        shift.after(40);
        shift.signsIn("2");
        shift.notTaken(shift.all(Decision.Offered.class).getFirst(), RoutingEvent.NotTaken.How.UNREACHABLE);
        RoutingPlan plan = new Plans().queue("general").agent("1").agent("3").plan();
        List<Decision> changed = shift.does(new PlanChanged(plan));
        assertThat(Shift.one(changed, Decision.AgentIs.class).state()).isEqualTo(AgentState.SIGNED_OUT);
        Decision.Offered offer = Shift.offered(shift.signsIn("3"));
        assertThat(offer.evidence().waited()).isEqualTo(Duration.ofSeconds(40));
    }

    @Test
    void callersOfAQueueThatIsGoneAreTold() {
        shift.joins("a", "bills");
        List<Decision> changed = shift.does(
                new PlanChanged(new Plans().queue("general").agent("1").plan()));
        assertThat(Shift.one(changed, Decision.TurnedAway.class).reason()).isEqualTo(Reason.UNKNOWN_QUEUE);
        assertThat(shift.standing("a")).isEmpty();
    }

    @Test
    void aCallbackOfAQueueThatIsGoneIsGivenUpAndSomebodyIsTold() {
        shift.joins("a", "bills");
        shift.does(
                new RoutingEvent.CallbackWanted(Shift.ticket("a"), new PhoneNumber("13800138000"), Optional.empty()));
        List<Decision> changed = shift.does(
                new PlanChanged(new Plans().queue("general").agent("1").plan()));
        assertThat(Shift.one(changed, Decision.CallbackDropped.class).why())
                .isEqualTo("its queue is not in the plan any more");
        assertThat(Shift.of(changed, Decision.Alarmed.class)).hasSize(1);
    }

    @Test
    void whoIsNotInThePlanCannotSignInAfterTheLastTalk() {
        shift.signsIn("1");
        Decision.Offered offer = Shift.offered(shift.joins("a", "general"));
        shift.answers(offer);
        shift.does(new PlanChanged(new Plans().queue("general").agent("2").plan()));
        shift.talkEnds(offer, By.CALLER);
        assertThat(shift.signsIn("1")).isEmpty();
    }

    @Test
    void aTalkGoesOnThoughNeitherQueueNorAgentIsInThePlan() {
        shift.signsIn("1");
        Decision.Offered offer = Shift.offered(shift.joins("a", "bills"));
        shift.answers(offer);
        assertThat(shift.does(
                        new PlanChanged(new Plans().queue("general").agent("2").plan())))
                .isEmpty();
        shift.after(30);
        List<Decision> end = shift.talkEnds(offer, By.AGENT);
        assertThat(Shift.one(end, Decision.TalkOver.class).talked()).isEqualTo(Duration.ofSeconds(30));
        assertThat(shift.core().snapshot(shift.now()).tickets()).isEmpty();
    }

    @Test
    void anOfferToAnAgentWhoIsGoneEndsAndTheCallerGoesToAnother() {
        shift.signsIn("1", "2");
        Decision.Offered first = Shift.offered(shift.joins("a", "general"));
        assertThat(first.agent().value()).isEqualTo("1");
        List<Decision> changed = shift.does(
                new PlanChanged(new Plans().queue("general").agent("2").plan()));
        assertThat(Shift.one(changed, Decision.OfferEnded.class).offer()).isEqualTo(first.offer());
        assertThat(Shift.offered(changed).agent().value()).isEqualTo("2");
    }

    @Test
    void anotherEngineGoesOnWithWhoeverWaitsRingsAndTalks() {
        RoutingPlan plan = new Plans().queue("general").agent("1").agent("2").plan();
        Shift other = new Shift(plan);
        other.signsIn("1", "2");
        Decision.Offered talk = Shift.offered(other.joins("talks", "general"));
        other.answers(talk);
        Decision.Offered ring = Shift.offered(other.joins("rings", "general"));
        other.joins("waits", "general");
        other.after(10);
        other.restart(plan);
        assertThat(other.standing("waits").orElseThrow().waited()).isEqualTo(Duration.ofSeconds(10));
        assertThat(Shift.one(other.talkEnds(talk, By.CALLER), Decision.TalkOver.class)
                        .talked())
                .isEqualTo(Duration.ofSeconds(10));
        List<Decision> ended = other.notTaken(ring, RoutingEvent.NotTaken.How.FAILED);
        assertThat(Shift.offered(ended).ticket().value()).isEqualTo("waits");
    }
}
