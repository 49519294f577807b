package io.greenline.app.operation;

import io.greenline.floor.FloorListener;
import io.greenline.routing.Decision;
import io.greenline.routing.RoutingEvent;
import io.greenline.routing.RoutingPlan;
import io.greenline.routing.RoutingSnapshot;
import io.greenline.routing.RoutingSnapshot.QueueFigures;
import io.greenline.routing.SurgeLevel;
import io.greenline.telephony.QueueId;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** Counts the floor, by queues and agents' states: closed sets both. */
public final class FloorMetrics implements FloorListener {
    /** One look at the floor serves all rows of one reading. */
    private static final long FRESH_NANOS = 500_000_000;

    private final CallMetrics metrics;
    private final Supplier<RoutingSnapshot> floor;
    private final Supplier<RoutingPlan> plan;
    private final MultiGauge waiting;
    private final MultiGauge longest;
    private RoutingSnapshot seen;
    private long seenNanos;

    /**
     * Begins to count; whoever makes it makes the floor tell it.
     *
     * @param floor the floor as it is now
     */
    public FloorMetrics(CallMetrics metrics, Supplier<RoutingSnapshot> floor, Supplier<RoutingPlan> plan) {
        this.metrics = metrics;
        this.floor = floor;
        this.plan = plan;
        this.seen = floor.get();
        this.seenNanos = System.nanoTime();
        waiting = metrics.rows("greenline.queue.waiting", "Callers who wait on the line, by queue");
        longest = metrics.rows("greenline.queue.longest.wait", "The longest of their waits, seconds");
        queues();
        agents();
        metrics.gauge(
                "greenline.queue.callbacks",
                "Callers of queues who wait to be called back",
                () -> now().tickets().stream().filter(FloorMetrics::isCallback).count());
        metrics.gauge("greenline.surge.level", "0: no surge, else which of the levels, the mildest is 1", this::level);
    }

    private static boolean isCallback(RoutingSnapshot.Ticket ticket) {
        return switch (ticket.state()) {
            case VIRTUAL, DIALLED, AWAITED -> true;
            case WAITING, OFFERED, TALKING -> false;
        };
    }

    private void agents() {
        MultiGauge agents = metrics.rows("greenline.agents", "Agents by state");
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        for (Decision.AgentState state : Decision.AgentState.values()) {
            rows.add(MultiGauge.Row.of(
                    Tags.of("state", word(state)),
                    () -> now().agents().stream()
                            .filter(post -> post.state() == state)
                            .count()));
        }
        agents.register(rows, true);
    }

    private void queues() {
        waiting.register(rows(QueueFigures::waiting), true);
        longest.register(rows(figures -> figures.longest().toMillis() / 1000.0), true);
    }

    private List<MultiGauge.Row<?>> rows(ToDoubleFunction<QueueFigures> value) {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        for (QueueId queue : plan.get().queues().keySet()) {
            rows.add(MultiGauge.Row.of(
                    Tags.of("queue", queue.value()),
                    () -> now().queues().stream()
                            .filter(figures -> figures.id().equals(queue))
                            .mapToDouble(value)
                            .sum()));
        }
        return rows;
    }

    private synchronized RoutingSnapshot now() {
        long nanos = System.nanoTime();
        if (nanos - seenNanos > FRESH_NANOS) {
            seen = floor.get();
            seenNanos = nanos;
        }
        return seen;
    }

    private int level() {
        List<SurgeLevel> levels = plan.get().surge();
        String holds = now().surge().level();
        for (int i = 0; i < levels.size(); i++) {
            if (levels.get(i).name().equals(holds)) {
                return i + 1;
            }
        }
        return 0;
    }

    @Override
    public void happened(Instant at, RoutingEvent event, List<Decision> decided) {
        if (event instanceof RoutingEvent.PlanChanged) {
            queues();
        }
        decided.forEach(this::count);
    }

    private void count(Decision decision) {
        switch (decision) {
            case Decision.Offered offered ->
                count("greenline.offers", "Callers offered to agents, by queue", offered.queue());
            case Decision.Served served ->
                count("greenline.queue.served", "Callers who talked with an agent, by queue", served.queue());
            case Decision.PromiseBroken broken ->
                count("greenline.promises.broken", "Callers who waited longer than promised, by queue", broken.queue());
            case Decision.Alarmed alarmed ->
                count(
                        "greenline.queue.alarms",
                        "How often somebody had to be told of a wait, by queue",
                        alarmed.queue());
            case Decision.CallbackDropped dropped ->
                count("greenline.queue.callbacks.dropped", "Callbacks given up, by queue", dropped.queue());
            case Decision.OfferEnded _,
                    Decision.TalkOver _,
                    Decision.AgentIs _,
                    Decision.WaitedLong _,
                    Decision.Widened _,
                    Decision.Moved _,
                    Decision.TurnedAway _,
                    Decision.Gone _,
                    Decision.StandBy _,
                    Decision.DialBack _,
                    Decision.SurgeIs _ -> {}
        }
    }

    private void count(String name, String description, QueueId queue) {
        metrics.count(name, description, "queue", queue.value());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
