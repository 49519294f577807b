package io.greenline.forecast;

import io.greenline.routing.Decision;
import io.greenline.routing.OfferId;
import io.greenline.routing.RoutingCore;
import io.greenline.routing.RoutingEvent;
import io.greenline.routing.RoutingEvent.Left.Leaving;
import io.greenline.routing.RoutingEvent.TalkEnded;
import io.greenline.routing.RoutingSnapshot;
import io.greenline.routing.Standing;
import io.greenline.routing.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.BiConsumer;

/**
 * Plays a workload on the real routing core. Agents take every offer, callers talk as long as they were to and hang up when
 * their patience is over. Nothing is random here: the same workload gives the same day. For one thread.
 */
public final class VirtualFloor {
    private final RoutingCore core;
    private final Workload workload;
    private final Log log;
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::order));
    private final Map<TicketId, Caller> callers = new HashMap<>();
    private BiConsumer<TicketId, Duration> estimates = (_, _) -> {};
    private Instant now = Instant.MIN;
    private long order;
    private long events;

    /** Who follows what happens, as a reader of the routing log would. */
    @FunctionalInterface
    public interface Log {
        /** An event, when it happened, and what was decided. */
        void entry(Instant at, RoutingEvent event, List<Decision> decisions);
    }

    private record Due(Instant at, long order, Act act) {}

    private sealed interface Act {
        record Happens(RoutingEvent event) implements Act {}

        record LosesPatience(Caller caller) implements Act {}
    }

    private static final class Caller {
        private final Workload.Arrival arrival;
        private State state = State.WAITS;

        private enum State {
            WAITS,
            TALKS,
            GONE
        }

        Caller(Workload.Arrival arrival) {
            this.arrival = arrival;
        }
    }

    /** @param log is told of every event, in order */
    public VirtualFloor(Workload workload, Log log) {
        this.workload = workload;
        this.log = log;
        this.core = new RoutingCore(workload.plan());
    }

    /**
     * Plays the whole of it, until nobody calls, waits or talks any more.
     *
     * @return when the last thing happened
     */
    public Instant play() {
        workload.agents().forEach(act -> at(act.at(), new Act.Happens(act.event())));
        int next = 0;
        while (next < workload.arrivals().size() || !due.isEmpty() || !callers.isEmpty()) {
            Instant arrival = next < workload.arrivals().size()
                    ? workload.arrivals().get(next).at()
                    : Instant.MAX;
            Instant act = due.isEmpty() ? Instant.MAX : due.peek().at();
            Instant deadline = core.nextDeadline().orElse(Instant.MAX);
            if (deadline.isBefore(arrival) && deadline.isBefore(act)) {
                now = deadline;
                happens(new RoutingEvent.Tick());
            } else if (act.equals(Instant.MAX) && arrival.equals(Instant.MAX)) {
                break; // Somebody waits for whom nothing will ever happen.
            } else if (act.isAfter(arrival)) {
                now = arrival;
                arrives(workload.arrivals().get(next++));
            } else {
                now = act;
                perform(due.remove().act());
            }
        }
        return now;
    }

    /** Events so far. */
    public long events() {
        return events;
    }

    /** Tells what wait is estimated for each caller who joins, where one could be told. */
    void estimates(BiConsumer<TicketId, Duration> listener) {
        estimates = listener;
    }

    /** The floor as it is. */
    public RoutingSnapshot snapshot() {
        return core.snapshot(now);
    }

    private void at(Instant time, Act act) {
        due.add(new Due(time, order++, act));
    }

    private void arrives(Workload.Arrival arrival) {
        Caller caller = new Caller(arrival);
        callers.put(arrival.ticket(), caller);
        happens(new RoutingEvent.Joined(arrival.ticket(), arrival.wish()));
        core.standing(arrival.ticket(), now)
                .flatMap(Standing::estimate)
                .ifPresent(estimate -> estimates.accept(arrival.ticket(), estimate.likely()));
        if (caller.state == Caller.State.WAITS) {
            arrival.patience().ifPresent(patience -> at(now.plus(patience), new Act.LosesPatience(caller)));
        }
    }

    private void perform(Act act) {
        switch (act) {
            case Act.Happens happens -> happens(happens.event());
            case Act.LosesPatience(Caller caller) -> {
                if (caller.state == Caller.State.WAITS) {
                    happens(new RoutingEvent.Left(caller.arrival.ticket(), Leaving.ABANDONED));
                }
            }
        }
    }

    private void happens(RoutingEvent event) {
        events++;
        List<Decision> decisions = core.apply(event, now);
        log.entry(now, event, decisions);
        for (Decision decision : decisions) {
            follow(decision);
        }
    }

    private void follow(Decision decision) {
        switch (decision) {
            case Decision.Offered offered -> pickUp(offered.offer());
            case Decision.Served served -> talk(served.offer(), served.ticket());
            case Decision.Gone gone -> {
                Caller caller = callers.remove(gone.ticket());
                if (caller != null) {
                    caller.state = Caller.State.GONE;
                }
            }
            case Decision.OfferEnded _,
                    Decision.TalkOver _,
                    Decision.AgentIs _,
                    Decision.PromiseBroken _,
                    Decision.WaitedLong _,
                    Decision.Widened _,
                    Decision.Moved _,
                    Decision.Alarmed _,
                    Decision.TurnedAway _,
                    Decision.StandBy _,
                    Decision.DialBack _,
                    Decision.CallbackDropped _,
                    Decision.SurgeIs _ -> {}
        }
    }

    private void pickUp(OfferId offer) {
        at(now.plus(workload.pickUp()), new Act.Happens(new RoutingEvent.Connected(offer)));
    }

    private void talk(OfferId offer, TicketId ticket) {
        Caller caller = callers.get(ticket);
        if (caller != null) {
            caller.state = Caller.State.TALKS;
            at(
                    now.plus(caller.arrival.talk()),
                    new Act.Happens(new RoutingEvent.TalkEnded(offer, TalkEnded.By.CALLER)));
        }
    }
}
