package io.greenline.floor;

import io.greenline.calendar.Calendars;
import io.greenline.call.DeviceState;
import io.greenline.routing.Decision;
import io.greenline.routing.RoutingEvent;
import io.greenline.routing.RoutingPlan;
import io.greenline.routing.RoutingSnapshot;
import io.greenline.telephony.AgentId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How one thing after another happens: one lock around the core; whoever is to be told is told outside of it, in the order of
 * the decisions; what is due by time, by calendars or by telephones comes by itself.
 */
final class Proceedings {
    private static final Logger LOG = LoggerFactory.getLogger(Proceedings.class);
    private static final Duration HOURS_EVERY = Duration.ofMinutes(1);
    private static final Duration DISK_TAKES = Duration.ofSeconds(1);

    /** So long a telephone may take to be free after a talk of ours before it counts as in use by somebody else. */
    private static final Duration HANGING_UP = Duration.ofSeconds(2);

    private static final Duration LEAST_PAUSE = Duration.ofMillis(1);

    private final ReentrantLock lock = new ReentrantLock();
    private final FloorSetup setup;
    private final LoggedCore core;
    private final Places places;
    private final Devices devices = new Devices();
    private final HoursWatch hours;
    private final Dispatch dispatch = new Dispatch();
    private final List<FloorListener> listeners = new CopyOnWriteArrayList<>();
    private final RoutingSnapshot before;
    private @Nullable Instant alarm;
    private volatile String surge;
    private volatile boolean closed;

    /** Reads where the log ends. Blocking. */
    Proceedings(FloorSetup setup, Places places) {
        this.setup = setup;
        this.places = places;
        core = new LoggedCore(setup.plan().orElse(RoutingPlan.EMPTY), setup.log(), setup.ticker(), setup.wall());
        hours = new HoursWatch(setup.calendars(), setup.overrides(), setup.zone());
        before = core.snapshot();
        surge = before.surge().level();
        places.restore(before, core.plan());
    }

    /**
     * Waits until what has happened is on the disk, or the disk has been given time enough: what is promised then outlives the
     * engine.
     */
    void awaitDurable() {
        try {
            if (!setup.log().awaitDurable(DISK_TAKES)) {
                LOG.warn("the routing log's disk has not taken a promise within {}; it is tried on", DISK_TAKES);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** See {@link Floor#start}. */
    void start() {
        locked(() -> {
            setup.plan()
                    .filter(plan -> !plan.equals(core.plan()))
                    .ifPresent(plan -> now(new RoutingEvent.PlanChanged(plan)));
            Restart.endings(before).forEach(this::now);
            return tellHours();
        });
        setup.ticker().after(HOURS_EVERY, this::watchHours);
    }

    void listen(FloorListener listener) {
        listeners.add(listener);
    }

    /** Does something under the lock, then tells whoever is to be told. */
    <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            wakeInTime();
            lock.unlock();
            if (!lock.isHeldByCurrentThread()) {
                dispatch.drain();
            }
        }
    }

    /** Under the lock. */
    List<Decision> now(RoutingEvent event) {
        Instant at = core.now();
        List<Decision> decided = core.apply(event, at);
        for (Decision decision : decided) {
            places.note(decision, core.plan(), at)
                    .filter(_ -> changesHerLine(decision))
                    .flatMap(Place::attention)
                    .ifPresent(dispatch::put);
            after(decision);
        }
        for (FloorListener listener : listeners) {
            dispatch.put(() -> listener.happened(at, event, decided));
        }
        return decided;
    }

    private void after(Decision decision) {
        switch (decision) {
            case Decision.SurgeIs(String level, var _) -> surge = level;
            case Decision.OfferEnded ended -> lookAtTelephone(ended.agent());
            case Decision.TalkOver over -> lookAtTelephone(over.agent());
            case Decision.Offered _,
                    Decision.Served _,
                    Decision.AgentIs _,
                    Decision.PromiseBroken _,
                    Decision.WaitedLong _,
                    Decision.Widened _,
                    Decision.Moved _,
                    Decision.Alarmed _,
                    Decision.TurnedAway _,
                    Decision.Gone _,
                    Decision.StandBy _,
                    Decision.DialBack _,
                    Decision.CallbackDropped _ -> {}
        }
    }

    private void lookAtTelephone(AgentId agent) {
        setup.ticker()
                .after(
                        HANGING_UP,
                        () -> locked(() -> {
                            if (places.offerOf(agent).isEmpty()) {
                                devices.stillInUse(agent, core.plan()).ifPresent(this::now);
                            }
                            return agent;
                        }));
    }

    /** Under the lock: the ticker calls when the core wants to know that time has passed. */
    private void wakeInTime() {
        Instant due = core.nextDeadline().orElse(null);
        if (due == null || (alarm != null && !due.isBefore(alarm))) {
            return;
        }
        alarm = due;
        Duration time = Duration.between(core.now(), due);
        setup.ticker().after(time.compareTo(LEAST_PAUSE) < 0 ? LEAST_PAUSE : time, () -> wake(due));
    }

    private void wake(Instant due) {
        locked(() -> {
            if (due.equals(alarm)) {
                alarm = null;
            }
            return tick();
        });
    }

    /** Under the lock: what time has brought. */
    boolean tick() {
        boolean isDue =
                core.nextDeadline().filter(due -> !due.isAfter(core.now())).isPresent();
        if (isDue) {
            now(new RoutingEvent.Tick());
        }
        return isDue;
    }

    private void watchHours() {
        if (!closed) {
            locked(this::tellHours);
            setup.ticker().after(HOURS_EVERY, this::watchHours);
        }
    }

    private boolean tellHours() {
        List<RoutingEvent> changes = hours.changes(core.plan(), setup.wall().instant());
        changes.forEach(this::now);
        return !changes.isEmpty();
    }

    /** See {@link Floor#follow}. */
    void follow(RoutingPlan plan, Calendars calendars) {
        locked(() -> {
            hours.follow(calendars);
            if (!plan.equals(core.plan())) {
                now(new RoutingEvent.PlanChanged(plan));
            }
            return tellHours();
        });
    }

    /** See {@link io.greenline.call.DeviceListener#device}. */
    void device(String endpoint, DeviceState state) {
        locked(() -> {
            List<RoutingEvent.DeviceChanged> changes = devices.told(
                    endpoint, state, core.plan(), agent -> places.offerOf(agent).isPresent());
            changes.forEach(this::now);
            return changes;
        });
    }

    /** To be used under the lock. */
    LoggedCore core() {
        return core;
    }

    /** To be used under the lock. */
    HoursWatch hours() {
        return hours;
    }

    String surge() {
        return surge;
    }

    /** See {@link Floor#close}. */
    void close() {
        closed = true;
        locked(() -> {
            core.close();
            return closed;
        });
    }

    /** What is only to be known ends no announcement, and stops no telephone that rings for her. */
    private static boolean changesHerLine(Decision decision) {
        return switch (decision) {
            case Decision.PromiseBroken _, Decision.WaitedLong _, Decision.Widened _, Decision.Alarmed _ -> false;
            case Decision.Offered _,
                    Decision.OfferEnded _,
                    Decision.Served _,
                    Decision.TalkOver _,
                    Decision.AgentIs _,
                    Decision.Moved _,
                    Decision.TurnedAway _,
                    Decision.Gone _,
                    Decision.StandBy _,
                    Decision.DialBack _,
                    Decision.CallbackDropped _,
                    Decision.SurgeIs _ -> true;
        };
    }
}
