package io.greenline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.routing.Decision.AgentState;
import io.greenline.routing.RoutingEvent.DeviceChanged.Device;
import io.greenline.routing.RoutingEvent.NotTaken.How;
import io.greenline.routing.RoutingEvent.TalkEnded.By;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OffersTest {
    private final Shift shift =
            new Shift(new Plans().queue("general").agent("1").agent("2"));

    @Test
    void aFreeAgentIsOfferedTheCallerAtOnceAndSheTalksUntilTheWrapUpIsOver() {
        shift.signsIn("1");
        Decision.Offered offer = Shift.offered(shift.joins("a", "general"));
        assertThat(offer.agent().value()).isEqualTo("1");
        assertThat(offer.until()).isEqualTo(Shift.BEGIN.plusSeconds(20));
        shift.after(3);
        assertThat(Shift.one(shift.answers(offer), Decision.Served.class).waited())
                .isEqualTo(Duration.ofSeconds(3));
        shift.after(60);
        List<Decision> end = shift.talkEnds(offer, By.CALLER);
        assertThat(Shift.one(end, Decision.TalkOver.class).talked()).isEqualTo(Duration.ofSeconds(60));
        assertThat(Shift.one(end, Decision.Gone.class).waited()).isEqualTo(Duration.ofSeconds(3));
        assertThat(shift.state("1")).isEqualTo(AgentState.WRAPPING_UP);
        shift.joins("b", "general");
        assertThat(shift.after(29)).isEmpty();
        assertThat(Shift.offered(shift.after(1)).ticket()).isEqualTo(Shift.ticket("b"));
    }

    @Test
    void aCallerWhoIsNotTakenKeepsHerPlaceAndGoesToAnotherAgent() {
        shift.signsIn("1", "2");
        Decision.Offered first = Shift.offered(shift.joins("a", "general"));
        shift.after(5);
        List<Decision> then = shift.notTaken(first, How.REJECTED);
        assertThat(Shift.one(then, Decision.OfferEnded.class).why()).isEqualTo("rejected");
        assertThat(Shift.offered(then).agent().value()).isEqualTo("2");
        assertThat(Shift.offered(then).evidence().waited()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void anOfferThatIsNeverAnsweredEndsWithItsLease() {
        shift.signsIn("1");
        Decision.Offered offer = Shift.offered(shift.joins("a", "general"));
        shift.does(new RoutingEvent.Rang(offer.offer()));
        assertThat(shift.after(19)).isEmpty();
        assertThat(Shift.one(shift.after(1), Decision.OfferEnded.class).why()).isEqualTo("no answer");
        assertThat(shift.does(new RoutingEvent.Accepted(offer.offer()))).isEmpty();
    }

    @Test
    void anAgentWhoMissesThreeInARowIsSetAway() {
        shift.signsIn("1");
        Decision.Offered offer = Shift.offered(shift.joins("a", "general"));
        shift.notTaken(offer, How.NO_ANSWER);
        shift.notTaken(Shift.offered(shift.after(5)), How.REJECTED);
        List<Decision> third = shift.notTaken(Shift.offered(shift.after(5)), How.NO_ANSWER);
        assertThat(Shift.one(third, Decision.AgentIs.class).reason()).isEqualTo("missed 3 offers in a row");
        assertThat(shift.state("1")).isEqualTo(AgentState.AWAY);
        shift.after(60);
        assertThat(Shift.offered(shift.ready("1")).ticket()).isEqualTo(Shift.ticket("a"));
    }

    @Test
    void aTelephoneThatCannotBeReachedIsNotRungAgainBeforeItIsFree() {
        shift.signsIn("1");
        Decision.Offered offer = Shift.offered(shift.joins("a", "general"));
        shift.notTaken(offer, How.UNREACHABLE);
        assertThat(shift.state("1")).isEqualTo(AgentState.UNREACHABLE);
        assertThat(Shift.of(shift.after(59), Decision.Offered.class)).isEmpty();
        assertThat(Shift.offered(shift.device("1", Device.FREE)).ticket()).isEqualTo(Shift.ticket("a"));
    }

    @Test
    void aTelephoneOfWhichTheSwitchTellsNothingIsTriedAgainAfterAMinute() {
        shift.signsIn("1");
        shift.notTaken(Shift.offered(shift.joins("a", "general")), How.UNREACHABLE);
        assertThat(Shift.of(shift.after(59), Decision.Offered.class)).isEmpty();
        assertThat(Shift.offered(shift.after(1)).ticket()).isEqualTo(Shift.ticket("a"));
    }

    @Test
    void aTelephoneThatTheSwitchCallsUnreachableIsNeverRung() {
        shift.signsIn("1");
        shift.device("1", Device.UNREACHABLE);
        shift.joins("a", "general");
        shift.ready("1");
        assertThat(Shift.of(shift.after(600), Decision.Offered.class)).isEmpty();
        assertThat(shift.state("1")).isEqualTo(AgentState.UNREACHABLE);
        assertThat(Shift.offered(shift.device("1", Device.FREE)).ticket()).isEqualTo(Shift.ticket("a"));
    }

    @Test
    void aTelephoneThatRingsStopsWhenItsAgentGoesAwayAndATalkGoesOn() {
        shift.signsIn("1", "2");
        Decision.Offered first = Shift.offered(shift.joins("a", "general"));
        List<Decision> away = shift.does(new RoutingEvent.WentAway(first.agent(), "lunch"));
        assertThat(Shift.one(away, Decision.OfferEnded.class).why()).isEqualTo("agent went away");
        assertThat(shift.state("1")).isEqualTo(AgentState.AWAY);
        Decision.Offered second = Shift.offered(away);
        shift.answers(second);
        assertThat(shift.does(new RoutingEvent.SignedOut(second.agent()))).isEmpty();
        assertThat(shift.state("2")).isEqualTo(AgentState.TALKING);
        shift.talkEnds(second, By.AGENT);
        assertThat(shift.state("2")).isEqualTo(AgentState.SIGNED_OUT);
    }

    @Test
    void newsThatFitNothingDecideNothing() {
        shift.signsIn("1");
        Decision.Offered offer = Shift.offered(shift.joins("a", "general"));
        assertThat(shift.signsIn("1", "nobody")).isEmpty();
        assertThat(shift.joins("a", "general")).isEmpty();
        assertThat(shift.leaves("nobody")).isEmpty();
        assertThat(shift.talkEnds(offer, By.CALLER)).isEmpty();
        shift.answers(offer);
        assertThat(shift.answers(offer)).isEmpty();
        assertThat(shift.notTaken(offer, How.FAILED)).isEmpty();
        assertThat(shift.does(new RoutingEvent.Connected(new OfferId(99)))).isEmpty();
    }

    /** She pressed a key, or an engine was killed: the agent who was hers is not the next one's. */
    @Test
    void whereATelephoneWasStoppedTheFirstInLineIsOfferedToTheSameAgentAtOnce() {
        shift.signsIn("1");
        Decision.Offered offer = Shift.offered(shift.joins("a", "general"));
        shift.after(1);
        shift.joins("b", "general");
        List<Decision> stopped = shift.notTaken(offer, How.STOPPED);
        assertThat(Shift.one(stopped, Decision.OfferEnded.class).why()).isEqualTo("stopped");
        assertThat(Shift.offered(stopped).ticket()).isEqualTo(offer.ticket());
        assertThat(Shift.offered(stopped).agent()).isEqualTo(offer.agent());
    }

    @Test
    void aCallerWhoseAgentIsLostIsInFrontAgain() {
        shift.signsIn("1");
        Decision.Offered offer = Shift.offered(shift.joins("a", "general"));
        shift.answers(offer);
        shift.after(30);
        shift.joins("b", "general");
        shift.after(30);
        shift.talkEnds(offer, By.AGENT_LOST);
        assertThat(shift.state("1")).isEqualTo(AgentState.UNREACHABLE);
        assertThat(shift.standing("b").orElseThrow().ahead()).isEqualTo(1);
        Decision.Offered next = Shift.offered(shift.signsIn("2"));
        assertThat(next.ticket()).isEqualTo(Shift.ticket("a"));
        assertThat(next.evidence().waited()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void whoeverHangsUpWhileItRingsFreesTheAgentForTheNext() {
        shift.signsIn("1");
        Decision.Offered offer = Shift.offered(shift.joins("a", "general"));
        shift.joins("b", "general");
        List<Decision> then = shift.leaves("a");
        assertThat(Shift.one(then, Decision.OfferEnded.class).offer()).isEqualTo(offer.offer());
        assertThat(Shift.offered(then).ticket()).isEqualTo(Shift.ticket("b"));
        assertThat(shift.leaves("a")).isEmpty();
    }
}
