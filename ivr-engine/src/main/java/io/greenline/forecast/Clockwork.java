package io.greenline.forecast;

import io.greenline.routing.Decision;
import io.greenline.routing.RoutingCore;
import io.greenline.routing.RoutingEvent;
import java.time.Instant;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/**
 * The routing core on a virtual clock: what is due happens in the order of its time, then in the order in which it was asked
 * for, and the core is told of time whenever it has a deadline. For one thread.
 */
final class Clockwork {
    private final RoutingCore core;
    private final VirtualFloor.Log log;
    private final Actors actors;
    private final PriorityQueue<Due> due = new PriorityQueue<>();
    private Instant now;
    private long order;
    private long events;

    private record Due(Instant at, long order, Runnable act) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int byTime = at.compareTo(other.at);
            return byTime == 0 ? Long.compare(order, other.order) : byTime;
        }
    }

    /** Who does what was decided. */
    @FunctionalInterface
    interface Actors {
        /** A decision, and the event from which it followed. */
        void follow(RoutingEvent event, Decision decision);
    }

    /** @param now no time before this */
    Clockwork(RoutingCore core, Instant now, VirtualFloor.Log log, Actors actors) {
        this.core = core;
        this.now = now;
        this.log = log;
        this.actors = actors;
    }

    /** Has something done at a time. */
    void at(Instant time, Runnable act) {
        due.add(new Due(time, order++, act));
    }

    /** Something happens now; whatever is decided is done before this returns. */
    void happens(RoutingEvent event) {
        events++;
        List<Decision> decisions = core.apply(event, now);
        log.entry(now, event, decisions);
        for (Decision decision : decisions) {
            actors.follow(event, decision);
        }
    }

    /**
     * Goes on until nothing is left to do.
     *
     * @param goesOn asked before each step
     * @param until the first time that is not played any more
     * @return when the last thing happened
     */
    Instant play(BooleanSupplier goesOn, Instant until) {
        while (goesOn.getAsBoolean()) {
            Instant act = due.isEmpty() ? Instant.MAX : due.peek().at();
            Instant deadline = core.nextDeadline().orElse(Instant.MAX);
            if (deadline.isBefore(act) && deadline.isBefore(until)) {
                now = deadline;
                happens(new RoutingEvent.Tick());
            } else if (act.isBefore(until) && !deadline.isBefore(act)) {
                now = act;
                due.remove().act().run();
            } else {
                break;
            }
        }
        return now;
    }

    /** Whether anything waits for its time. */
    boolean hasMore() {
        return !due.isEmpty();
    }

    /** The same by a time. */
    boolean hasBy(Instant time) {
        return hasMore() && !due.element().at().isAfter(time);
    }

    Instant now() {
        return now;
    }

    long events() {
        return events;
    }
}
