package io.greenline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.routing.RoutingEvent.NotTaken.How;
import io.greenline.routing.RoutingEvent.OfOffer;
import io.greenline.routing.RoutingEvent.TalkEnded.By;
import io.greenline.routing.RoutingSnapshot.OfferOpen.Phase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfferStepTest {
    private static final OfferId OFFER = new OfferId(1);

    @ParameterizedTest(name = "{0} in RESERVED, RINGING, ACCEPTED, CONNECTED")
    @CsvSource({
        "RANG,        RINGS,       NONE,        NONE,        NONE",
        "ACCEPTED,    IS_ACCEPTED, IS_ACCEPTED, NONE,        NONE",
        "CONNECTED,   TALKS,       TALKS,       TALKS,       NONE",
        "REJECTED,    REJECTED,    REJECTED,    REJECTED,    NONE",
        "NO_ANSWER,   NO_ANSWER,   NO_ANSWER,   NO_ANSWER,   NONE",
        "UNREACHABLE, UNREACHABLE, UNREACHABLE, UNREACHABLE, NONE",
        "FAILED,      FAILED,      FAILED,      FAILED,      NONE",
        "STOPPED,     STOPPED,     STOPPED,     STOPPED,     NONE",
        "CALLER,      NONE,        NONE,        NONE,        OVER",
        "AGENT,       NONE,        NONE,        NONE,        OVER",
        "TRANSFERRED, NONE,        NONE,        NONE,        OVER",
        "AGENT_LOST,  NONE,        NONE,        NONE,        AGENT_LOST",
        "RETURNED,    NONE,        NONE,        NONE,        RETURNED",
    })
    void eachEventMeansOneThingInEachPhase(
            String event, OfferStep reserved, OfferStep ringing, OfferStep accepted, OfferStep connected) {
        assertThat(OfferStep.of(Phase.RESERVED, event(event))).isEqualTo(reserved);
        assertThat(OfferStep.of(Phase.RINGING, event(event))).isEqualTo(ringing);
        assertThat(OfferStep.of(Phase.ACCEPTED, event(event))).isEqualTo(accepted);
        assertThat(OfferStep.of(Phase.CONNECTED, event(event))).isEqualTo(connected);
    }

    private static OfOffer event(String name) {
        return switch (name) {
            case "RANG" -> new RoutingEvent.Rang(OFFER);
            case "ACCEPTED" -> new RoutingEvent.Accepted(OFFER);
            case "CONNECTED" -> new RoutingEvent.Connected(OFFER);
            case "CALLER", "AGENT", "TRANSFERRED", "AGENT_LOST", "RETURNED" ->
                new RoutingEvent.TalkEnded(OFFER, By.valueOf(name));
            default -> new RoutingEvent.NotTaken(OFFER, How.valueOf(name));
        };
    }

    @ParameterizedTest
    @CsvSource({"RESERVED, FAILED", "RINGING, NO_ANSWER", "ACCEPTED, FAILED", "CONNECTED, NONE"})
    void silenceMeansWhatDidNotCome(Phase phase, OfferStep step) {
        assertThat(OfferStep.ofSilence(phase)).isEqualTo(step);
    }
}
