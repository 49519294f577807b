package io.greenline.routing;

import io.greenline.routing.RoutingEvent.Accepted;
import io.greenline.routing.RoutingEvent.Acted;
import io.greenline.routing.RoutingEvent.Connected;
import io.greenline.routing.RoutingEvent.NotTaken;
import io.greenline.routing.RoutingEvent.OfOffer;
import io.greenline.routing.RoutingEvent.Rang;
import io.greenline.routing.RoutingEvent.TalkEnded;
import io.greenline.routing.RoutingSnapshot.OfferOpen.Phase;

/** What an event means to an offer in a phase: the one table of the life of an offer. What does not fit is {@link #NONE}. */
enum OfferStep {
    NONE,
    RINGS,
    IS_ACCEPTED,
    TALKS,
    REJECTED,
    NO_ANSWER,
    UNREACHABLE,
    FAILED,
    STOPPED,
    OVER,
    AGENT_LOST,
    RETURNED;

    static OfferStep of(Phase phase, OfOffer event) {
        return switch (event) {
            case Rang _ -> phase == Phase.RESERVED ? RINGS : NONE;
            case Accepted _ -> phase == Phase.RESERVED || phase == Phase.RINGING ? IS_ACCEPTED : NONE;
            case Connected _ -> phase == Phase.CONNECTED ? NONE : TALKS;
            case NotTaken(OfferId _, NotTaken.How how) -> phase == Phase.CONNECTED ? NONE : of(how);
            case Acted _ -> NONE;
            case TalkEnded(OfferId _, TalkEnded.By by) -> phase == Phase.CONNECTED ? of(by) : NONE;
        };
    }

    private static OfferStep of(NotTaken.How how) {
        return switch (how) {
            case REJECTED -> REJECTED;
            case NO_ANSWER -> NO_ANSWER;
            case UNREACHABLE -> UNREACHABLE;
            case FAILED -> FAILED;
            case STOPPED -> STOPPED;
        };
    }

    private static OfferStep of(TalkEnded.By by) {
        return switch (by) {
            case CALLER, AGENT, TRANSFERRED -> OVER;
            case AGENT_LOST -> AGENT_LOST;
            case RETURNED -> RETURNED;
        };
    }

    /** What it means that nothing came within the lease. */
    static OfferStep ofSilence(Phase phase) {
        return switch (phase) {
            case RINGING -> NO_ANSWER;
            case RESERVED, ACCEPTED -> FAILED;
            case CONNECTED -> NONE;
        };
    }
}
