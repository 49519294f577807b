package io.greenline.routing;

import io.greenline.routing.RoutingEvent.OfCaller;
import io.greenline.telephony.PhoneNumber;
import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The floor's state and what follows from each event. For one thread at a time; the same events at the same times give the
 * same decisions. Times never go back: an event that is older than the last one counts as happening with it.
 *
 * <p>Whatever was due by the time of an event is decided before it, so that a tick that comes late changes nothing but when
 * it is known. The order of callers is one over all queues: tier, then the time of joining less the boost, then the ticket's
 * id. Each agent who becomes free takes the first whom he can take; queues that share agents are therefore served as if they
 * were one line.
 */
public final class RoutingCore {
    private Works works;

    /** A floor on which nobody is yet. */
    public RoutingCore(RoutingPlan plan) {
        this(new Works(plan, Moments.of(Instant.EPOCH)));
    }

    private RoutingCore(Works works) {
        this.works = works;
    }

    /** What follows from an event. */
    public List<Decision> apply(RoutingEvent event, Instant now) {
        works.board.now = Math.max(works.board.now, Moments.of(now));
        works.catchUp();
        perform(event);
        works.catchUp();
        works.surge.look();
        return works.board.decided();
    }

    private void perform(RoutingEvent event) {
        switch (event) {
            case RoutingEvent.Joined(TicketId ticket, Wish wish) -> works.door.join(ticket, wish);
            case RoutingEvent.JoinedToBeCalled(var ticket, Wish wish, PhoneNumber number, var notBefore) ->
                works.door.joinToBeCalled(ticket, wish, number, notBefore);
            case OfCaller caller -> {
                Ticket ticket = works.ticket(caller.ticket());
                if (ticket != null) {
                    perform(caller, ticket);
                }
            }
            case RoutingEvent.OfOffer offer -> works.offers.perform(offer);
            case RoutingEvent.OfAgent agent -> works.duty.perform(agent);
            case RoutingEvent.PlanChanged(RoutingPlan plan) -> works = Replanning.of(works, plan);
            case RoutingEvent.HoursTold(QueueId queue, boolean open) -> works.tellHours(queue, open);
            case RoutingEvent.DialHoursTold(QueueId queue, boolean open) -> works.board.book(queue).mayDial = open;
            case RoutingEvent.SurgeOrdered(Optional<String> level, Duration lasts, String by) ->
                works.surge.order(level, lasts, by);
            case RoutingEvent.Tick() -> {}
        }
    }

    private void perform(OfCaller event, Ticket ticket) {
        switch (event) {
            // Nothing is left to do for one who waits already.
            case RoutingEvent.Joined _, RoutingEvent.JoinedToBeCalled _ -> {}
            case RoutingEvent.Left(TicketId _, RoutingEvent.Left.Leaving why) ->
                works.door.leave(ticket, why.name().toLowerCase(Locale.ROOT).replace('_', ' '));
            case RoutingEvent.CallbackWanted(TicketId _, PhoneNumber number, Optional<Instant> notBefore) ->
                works.callbacks.wanted(ticket, number, notBefore);
            case RoutingEvent.CallbackReached _ -> works.callbacks.reached(ticket);
            case RoutingEvent.CallbackMissed(TicketId _, String how) -> works.callbacks.missed(ticket, how);
            case RoutingEvent.CallbackCancelled(TicketId _, String why) -> works.callbacks.cancelled(ticket, why);
        }
    }

    /** When {@link RoutingEvent.Tick} is due next: a lease, a wrap-up, a promise, a rule; empty when nothing waits for time. */
    public Optional<Instant> nextDeadline() {
        long next = Math.min(works.board.deadlines.next(), works.surge.next());
        return next == Moments.NEVER ? Optional.empty() : Optional.of(Moments.instant(next));
    }

    /** How a caller stands; empty when she is not on the floor. */
    public Optional<Standing> standing(TicketId id, Instant now) {
        Ticket ticket = works.ticket(id);
        if (ticket == null) {
            return Optional.empty();
        }
        boolean holdsPlace = ticket.group != null;
        long at = Math.max(works.board.now, Moments.of(now));
        return Optional.of(new Standing(
                ticket.queue.id(),
                ticket.tier,
                holdsPlace ? works.estimates.ahead(ticket) : 0,
                Moments.span(at - ticket.joined),
                holdsPlace ? works.estimates.told(ticket) : Optional.empty(),
                ticket.state));
    }

    /** The level of a surge that holds; empty: none. */
    public Optional<SurgeLevel> surge() {
        return works.surge.level();
    }

    /** Everything, for people and for keeping: queues, callers, agents, offers. */
    public RoutingSnapshot snapshot(Instant now) {
        return Snapshots.take(works, Math.max(works.board.now, Moments.of(now)));
    }

    /**
     * A floor that goes on from a snapshot: the same events give the same decisions as on the one it was taken of. With
     * another plan than the snapshot's, {@link RoutingEvent.PlanChanged} is to be the next event: it tells what follows.
     */
    public static RoutingCore restore(RoutingPlan plan, RoutingSnapshot snapshot) {
        return new RoutingCore(Snapshots.lay(plan, snapshot));
    }
}
