package io.greenline.routing;

import io.greenline.routing.Decision.TurnedAway.Reason;
import io.greenline.routing.RoutingSnapshot.Presence;
import java.util.List;

/** Another plan: whoever waits keeps place and time, whoever talks goes on; who has no queue or agent any more is told. */
final class Replanning {
    private Replanning() {}

    static Works of(Works old, RoutingPlan plan) {
        for (Ticket ticket : old.everybody()) {
            if (ticket.state != Standing.TicketState.TALKING && !plan.queues().containsKey(ticket.queue.id())) {
                turnAway(old, ticket);
            }
        }
        for (Post post : List.copyOf(old.staff.posts())) {
            if (!plan.agents().containsKey(post.id)) {
                dismiss(old, post);
            }
        }
        // Nobody is matched by the old plan: what is fresh there is looked at below.
        List<Decision> soFar = old.board.decided();
        Works works = Snapshots.lay(plan, Snapshots.take(old, old.board.now));
        soFar.forEach(works.board::say);
        if (!works.surge.name().equals(old.surge.name())) {
            works.surge.byHand = Moments.NEVER;
            works.board.say(new Decision.SurgeIs(works.surge.name(), "the plan has no level " + old.surge.name()));
        }
        works.staff.lookForAll();
        return works;
    }

    private static void turnAway(Works works, Ticket ticket) {
        Offer offer = ticket.offer;
        if (offer != null) {
            works.offers.end(ticket, offer, "queue is not in the plan any more");
        }
        switch (ticket.state) {
            case VIRTUAL, DIALLED, AWAITED -> works.callbacks.drop(ticket, "its queue is not in the plan any more");
            case WAITING, OFFERED, TALKING -> works.tickets.turnAway(ticket, Reason.UNKNOWN_QUEUE);
        }
        if (offer != null) {
            works.staff.refresh(offer.post);
        }
    }

    private static void dismiss(Works works, Post post) {
        Ticket ticket = post.with;
        Offer offer = ticket == null ? null : ticket.offer;
        works.staff.count(post, -1);
        post.presence = Presence.SIGNED_OUT;
        works.staff.count(post, 1);
        if (ticket != null && offer != null && !offer.isTalk()) {
            works.offers.back(ticket, offer, "agent is not in the plan any more");
        }
        works.duty.endWrapUp(post);
        works.staff.refresh(post);
    }
}
