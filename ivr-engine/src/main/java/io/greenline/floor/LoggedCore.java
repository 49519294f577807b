package io.greenline.floor;

import io.greenline.floor.RoutingJson.Kept;
import io.greenline.floor.RoutingJson.Unreadable;
import io.greenline.routing.Decision;
import io.greenline.routing.RoutingCore;
import io.greenline.routing.RoutingEvent;
import io.greenline.routing.RoutingPlan;
import io.greenline.routing.RoutingSnapshot;
import io.greenline.routing.Standing;
import io.greenline.routing.TicketId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The routing core whose every event is kept, so that the next engine goes on where this one was. For one thread at a time. */
final class LoggedCore {
    private static final Logger LOG = LoggerFactory.getLogger(LoggedCore.class);
    private static final int BATCH = 10_000;

    /** A restart reads at most so many events again: well under a second. */
    private static final int EVENTS_BETWEEN_SNAPSHOTS = 20_000;

    /** A crash may lose the last moments of the log, and the offers that were made in them: their numbers are passed over. */
    private static final long OFFERS_PASSED_OVER = 1_000;

    /**
     * So long after a restart no lease of an offer runs out. The floor's start ends what an earlier engine offered, see {@link
     * Restart}: that nobody could tell of it meanwhile is no agent's fault and no attempt to call a customer.
     */
    private static final Duration UNTIL_STARTED = Duration.ofMinutes(1);

    private final RoutingLog log;
    private final Ticker ticker;
    private final FloorTime time;
    private RoutingCore core;
    private volatile RoutingPlan plan;
    private long number;
    private long lastSnapshot;

    /** Goes on from the log, or begins with an empty floor. What the log cannot tell is logged as an error and left out. */
    LoggedCore(RoutingPlan first, RoutingLog log, Ticker ticker, InstantSource wall) {
        this.log = log;
        this.ticker = ticker;
        Optional<RoutingLog.Snapshot> snapshot = log.lastSnapshot();
        Optional<Restored> restored = snapshot.flatMap(LoggedCore::restored);
        plan = restored.map(Restored::plan).orElse(first);
        core = restored.map(Restored::core).orElseGet(() -> new RoutingCore(first));
        number = snapshot.map(RoutingLog.Snapshot::after).orElse(0L);
        Instant last = replay(snapshot.map(RoutingLog.Snapshot::at).orElse(Instant.EPOCH), restored.isPresent());
        time = new FloorTime(ticker, wall.instant(), last);
        if (number > 0) {
            core = RoutingCore.restore(plan, ofAnEarlierEngine(core.snapshot(time.now()), time.now()));
        }
        log.snapshot(snapshotNow().get());
    }

    /**
     * Reads what came after the snapshot.
     *
     * @param again whether it is to happen again: behind a snapshot that cannot be read it is of no use
     * @return when the last of it happened
     */
    private Instant replay(Instant since, boolean again) {
        Instant last = since;
        for (List<RoutingLog.Entry> batch = log.after(number, BATCH);
                !batch.isEmpty();
                batch = log.after(number, BATCH)) {
            for (RoutingLog.Entry entry : batch) {
                if (again) {
                    again(entry);
                }
                number = entry.number();
                last = entry.at();
            }
        }
        return last;
    }

    private void again(RoutingLog.Entry entry) {
        try {
            RoutingEvent event = RoutingJson.event(entry.event());
            List<Decision> decided = core.apply(event, entry.at());
            if (event instanceof RoutingEvent.PlanChanged(RoutingPlan changed)) {
                plan = changed;
            }
            if (!RoutingJson.write(decided).equals(entry.decisions())) {
                LOG.warn("entry {} of the routing log would be decided otherwise by this engine", entry.number());
            }
        } catch (Unreadable e) {
            LOG.error("entry {} of the routing log cannot be read and is left out: {}", entry.number(), e.getMessage());
        }
    }

    private record Restored(RoutingPlan plan, RoutingCore core) {}

    /** A snapshot of which nothing can be made must not keep the engine from answering. */
    private static Optional<Restored> restored(RoutingLog.Snapshot snapshot) {
        try {
            Kept kept = RoutingJson.floor(snapshot.floor());
            return Optional.of(new Restored(kept.plan(), RoutingCore.restore(kept.plan(), kept.floor())));
        } catch (Unreadable | RuntimeException e) {
            LOG.error("the floor as it was cannot be read: it begins empty", e);
            return Optional.empty();
        }
    }

    private static RoutingSnapshot ofAnEarlierEngine(RoutingSnapshot before, Instant now) {
        return new RoutingSnapshot(
                before.at(),
                before.plan(),
                before.nextOffer() + OFFERS_PASSED_OVER,
                before.tickets().stream()
                        .map(ticket -> ticket.leasedUntil(now.plus(UNTIL_STARTED)))
                        .toList(),
                before.agents(),
                before.queues(),
                before.surge());
    }

    Instant now() {
        return time.now();
    }

    /** What holds. Any thread. */
    RoutingPlan plan() {
        return plan;
    }

    /** What follows from an event that happens now; both are kept. */
    List<Decision> apply(RoutingEvent event, Instant now) {
        List<Decision> decided = core.apply(event, now);
        if (event instanceof RoutingEvent.PlanChanged(RoutingPlan changed)) {
            plan = changed;
        }
        number++;
        log.append(List.of(new RoutingLog.Entry(number, now, RoutingJson.write(event), RoutingJson.write(decided))));
        if (number - lastSnapshot >= EVENTS_BETWEEN_SNAPSHOTS) {
            writeSnapshot();
        }
        return decided;
    }

    /** The text is made on the ticker's thread: calls do not wait for it. */
    private void writeSnapshot() {
        Supplier<RoutingLog.Snapshot> snapshot = snapshotNow();
        ticker.after(Duration.ZERO, () -> log.snapshot(snapshot.get()));
    }

    private Supplier<RoutingLog.Snapshot> snapshotNow() {
        lastSnapshot = number;
        long after = number;
        Instant at = time.now();
        Kept kept = new Kept(plan, core.snapshot(at));
        return () -> new RoutingLog.Snapshot(after, at, RoutingJson.write(kept));
    }

    /** The last words of this engine. */
    void close() {
        log.snapshot(snapshotNow().get());
    }

    Optional<Instant> nextDeadline() {
        return core.nextDeadline();
    }

    Optional<Standing> standing(TicketId ticket, Instant now) {
        return core.standing(ticket, now);
    }

    RoutingSnapshot snapshot() {
        return core.snapshot(time.now());
    }
}
