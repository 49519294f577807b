package io.greenline.forecast;

import io.greenline.routing.OfferId;
import io.greenline.routing.RoutingEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What an agent's telephone did with one offer on a recorded day. */
final class OfferStory {
    private final Instant made;
    private final List<Step> steps = new ArrayList<>(1);
    private End end = End.CUT;
    private Duration lasted = Duration.ZERO;

    /** What came of it. */
    enum End {
        /** Caller and agent talked. */
        TAKEN,
        /** The agent did not take it. */
        MISSED,
        /** Nothing was heard until the lease was over. */
        SILENT,
        /** It was taken back before anything else came of it: the caller was gone, for instance. */
        CUT
    }

    /** News of it so long after it was made. */
    record Step(Duration after, RoutingEvent.OfOffer news) {
        /** The same of another offer. */
        RoutingEvent.OfOffer of(OfferId offer) {
            return switch (news) {
                case RoutingEvent.Rang _ -> new RoutingEvent.Rang(offer);
                case RoutingEvent.Accepted _ -> new RoutingEvent.Accepted(offer);
                case RoutingEvent.Connected _ -> new RoutingEvent.Connected(offer);
                case RoutingEvent.NotTaken missed -> new RoutingEvent.NotTaken(offer, missed.how());
                case RoutingEvent.TalkEnded over -> new RoutingEvent.TalkEnded(offer, over.by());
                case RoutingEvent.Acted acted -> new RoutingEvent.Acted(offer, acted.who(), acted.act(), acted.with());
            };
        }
    }

    /** @param made when it was made, or when the record begins */
    OfferStory(Instant made) {
        this.made = made;
    }

    void step(Instant at, RoutingEvent.OfOffer news) {
        steps.add(new Step(Duration.between(made, at), news));
    }

    void ends(Instant at, End how) {
        end = how;
        lasted = Duration.between(made, at);
    }

    List<Step> steps() {
        return steps;
    }

    End end() {
        return end;
    }

    /** From being made to its end. */
    Duration lasted() {
        return lasted;
    }
}
