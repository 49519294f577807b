package io.greenline.routing;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The floor's state and what follows from each event. For one thread at a time; the same events at the same times give the
 * same decisions. Times never go back: an event that is older than the last one counts as happening with it.
 */
@SuppressWarnings({"DoNotCallSuggester", "UnusedVariable"}) // the body follows
public final class RoutingCore {

    /** A floor on which nobody is yet. */
    public RoutingCore(RoutingPlan plan) {
        throw new UnsupportedOperationException();
    }

    /** What follows from an event. */
    public List<Decision> apply(RoutingEvent event, Instant now) {
        throw new UnsupportedOperationException();
    }

    /** When {@link RoutingEvent.Tick} is due next: a lease, a wrap-up, a promise, a rule; empty when nothing waits for time. */
    public Optional<Instant> nextDeadline() {
        throw new UnsupportedOperationException();
    }

    /** How a caller stands; empty when she does not wait. */
    public Optional<Standing> standing(TicketId ticket, Instant now) {
        throw new UnsupportedOperationException();
    }

    /** Everything, for people and for keeping: queues, callers, agents, offers. */
    public RoutingSnapshot snapshot(Instant now) {
        throw new UnsupportedOperationException();
    }

    /** A floor that goes on from a snapshot: the same events give the same decisions as on the one it was taken of. */
    public static RoutingCore restore(RoutingPlan plan, RoutingSnapshot snapshot) {
        throw new UnsupportedOperationException();
    }
}
