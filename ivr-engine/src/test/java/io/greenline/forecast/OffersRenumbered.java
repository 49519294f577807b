package io.greenline.forecast;

import io.greenline.routing.Decision;
import io.greenline.routing.OfferId;
import io.greenline.routing.RoutingEvent;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A log whose offers have higher numbers from some line on; those that were made before keep theirs. */
final class OffersRenumbered {
    private final long more;
    private final Set<OfferId> raised = new HashSet<>();

    OffersRenumbered(long more) {
        this.more = more;
    }

    LivelyDay.Line line(LivelyDay.Line line) {
        List<Decision> decisions = line.decisions().stream().map(this::decision).toList();
        RoutingEvent event = line.event() instanceof RoutingEvent.OfOffer news && raised.contains(news.offer())
                ? new OfferStory.Step(Duration.ZERO, news).of(raised(news.offer()))
                : line.event();
        return new LivelyDay.Line(line.at(), event, decisions);
    }

    private Decision decision(Decision decision) {
        if (decision instanceof Decision.Offered offered) {
            raised.add(offered.offer());
            return new Decision.Offered(
                    raised(offered.offer()),
                    offered.ticket(),
                    offered.queue(),
                    offered.agent(),
                    offered.until(),
                    offered.evidence());
        }
        return decision;
    }

    private OfferId raised(OfferId offer) {
        return new OfferId(offer.number() + more);
    }

    /** The number that an offer has in the log. */
    long number(long before) {
        return raised.contains(new OfferId(before)) ? before + more : before;
    }
}
