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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Plays a workload on the real routing core. Agents take every offer, callers talk as long as they were to and hang up when
 * their patience is over. Nothing is random here: the same workload gives the same day. For one thread.
 */
public final class VirtualFloor {
    private final RoutingCore core;
    private final Workload workload;
    private final Clockwork clock;
    private final Map<TicketId, Caller> callers = new HashMap<>();
    private BiConsumer<TicketId, Duration> estimates = (_, _) -> {};
    private int next;

    /** Who follows what happens, as a reader of the routing log would. */
    @FunctionalInterface
    public interface Log {
        /** An event, when it happened, and what was decided. */
        void entry(Instant at, RoutingEvent event, List<Decision> decisions);
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
        this.core = new RoutingCore(workload.plan());
        this.clock = new Clockwork(core, Instant.MIN, log, (_, decision) -> follow(decision));
    }

    /**
     * Plays the whole of it, until nobody calls, waits or talks any more.
     *
     * @return when the last thing happened
     */
    public Instant play() {
        workload.agents().forEach(act -> clock.at(act.at(), () -> clock.happens(act.event())));
        awaitNext();
        return clock.play(() -> !callers.isEmpty() || clock.hasMore(), Instant.MAX);
    }

    /** One at a time: a million arrivals that wait for their time would slow every other. */
    private void awaitNext() {
        if (next < workload.arrivals().size()) {
            Workload.Arrival arrival = workload.arrivals().get(next++);
            clock.at(arrival.at(), () -> {
                awaitNext();
                arrives(arrival);
            });
        }
    }

    /** Events so far. */
    public long events() {
        return clock.events();
    }

    /** Tells what wait is estimated for each caller who joins, where one could be told. */
    void estimates(BiConsumer<TicketId, Duration> listener) {
        estimates = listener;
    }

    /** The floor as it is. */
    public RoutingSnapshot snapshot() {
        return core.snapshot(clock.now());
    }

    private void arrives(Workload.Arrival arrival) {
        Caller caller = new Caller(arrival);
        callers.put(arrival.ticket(), caller);
        clock.happens(new RoutingEvent.Joined(arrival.ticket(), arrival.wish()));
        core.standing(arrival.ticket(), clock.now())
                .flatMap(Standing::estimate)
                .ifPresent(estimate -> estimates.accept(arrival.ticket(), estimate.likely()));
        if (caller.state == Caller.State.WAITS) {
            arrival.patience().ifPresent(patience -> clock.at(clock.now().plus(patience), () -> losesPatience(caller)));
        }
    }

    private void losesPatience(Caller caller) {
        if (caller.state == Caller.State.WAITS) {
            clock.happens(new RoutingEvent.Left(caller.arrival.ticket(), Leaving.ABANDONED));
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
        clock.at(clock.now().plus(workload.pickUp()), () -> clock.happens(new RoutingEvent.Connected(offer)));
    }

    private void talk(OfferId offer, TicketId ticket) {
        Caller caller = callers.get(ticket);
        if (caller != null) {
            caller.state = Caller.State.TALKS;
            clock.at(
                    clock.now().plus(caller.arrival.talk()),
                    () -> clock.happens(new RoutingEvent.TalkEnded(offer, TalkEnded.By.CALLER)));
        }
    }
}
