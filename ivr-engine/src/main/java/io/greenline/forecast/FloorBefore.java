package io.greenline.forecast;

import io.greenline.routing.Decision;
import io.greenline.routing.OfferId;
import io.greenline.routing.RoutingCore;
import io.greenline.routing.RoutingEvent;
import io.greenline.routing.RoutingPlan;
import io.greenline.routing.RoutingSnapshot;
import io.greenline.routing.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The floor as it was at some moment: a kept one of before, and what was logged since. An engine that is started again passes over
 * some numbers of offers, which the log does not tell; offers are therefore matched by their callers.
 */
public final class FloorBefore {
    private final RoutingCore core;
    private final Map<TicketId, OfferId> ours = new HashMap<>();
    private final Map<OfferId, OfferId> oursByLogged = new HashMap<>();
    private final Map<OfferId, OfferId> loggedByOurs = new HashMap<>();
    private RoutingPlan plan;
    private long lastLogged;

    /** @param floor as it was kept */
    public FloorBefore(RoutingPlan plan, RoutingSnapshot floor) {
        this.plan = plan;
        this.core = RoutingCore.restore(plan, floor);
        this.lastLogged = floor.nextOffer() - 1;
    }

    /** One entry that came after. */
    public void entry(Instant at, RoutingEvent event, List<Decision> logged) {
        if (event instanceof RoutingEvent.PlanChanged(RoutingPlan changed)) {
            plan = changed;
        }
        for (Decision decision : core.apply(translated(event), at)) {
            if (decision instanceof Decision.Offered offered) {
                ours.put(offered.ticket(), offered.offer());
            }
        }
        for (Decision decision : logged) {
            if (decision instanceof Decision.Offered offered) {
                lastLogged = Math.max(lastLogged, offered.offer().number());
                OfferId own = ours.remove(offered.ticket());
                if (own != null) {
                    oursByLogged.put(offered.offer(), own);
                    loggedByOurs.put(own, offered.offer());
                }
            }
        }
    }

    private RoutingEvent translated(RoutingEvent event) {
        if (event instanceof RoutingEvent.OfOffer news) {
            OfferId own = oursByLogged.getOrDefault(news.offer(), news.offer());
            return new OfferStory.Step(Duration.ZERO, news).of(own);
        }
        return event;
    }

    /** What holds now. */
    public RoutingPlan plan() {
        return plan;
    }

    /** The floor now, its offers by the numbers of the log. */
    public RoutingSnapshot floor(Instant now) {
        RoutingSnapshot floor = core.snapshot(now);
        return new RoutingSnapshot(
                floor.at(),
                floor.plan(),
                Math.max(floor.nextOffer(), lastLogged + 1),
                floor.tickets().stream().map(this::logged).toList(),
                floor.agents(),
                floor.queues(),
                floor.surge());
    }

    private RoutingSnapshot.Ticket logged(RoutingSnapshot.Ticket ticket) {
        Optional<RoutingSnapshot.OfferOpen> offer = ticket.offer()
                .map(open -> new RoutingSnapshot.OfferOpen(
                        loggedByOurs.getOrDefault(open.id(), open.id()),
                        open.agent(),
                        open.phase(),
                        open.since(),
                        open.until()));
        return new RoutingSnapshot.Ticket(
                ticket.id(),
                ticket.wish(),
                ticket.queue(),
                ticket.tier(),
                ticket.risen(),
                ticket.joined(),
                ticket.onLine(),
                ticket.state(),
                offer,
                ticket.done(),
                ticket.promise(),
                ticket.callback(),
                ticket.avoids(),
                ticket.expected());
    }
}
