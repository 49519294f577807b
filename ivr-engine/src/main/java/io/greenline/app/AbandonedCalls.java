package io.greenline.app;

import io.greenline.call.Switch;
import io.greenline.session.Switchboard;
import io.greenline.telephony.CallId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends in the journal the calls of an earlier engine that no switch brings back, after two looks with every switch
 * ready: a switch that is away may still hold their callers.
 */
final class AbandonedCalls implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AbandonedCalls.class);
    private static final long MINUTES_BETWEEN_LOOKS = 5;

    private final Switchboard switchboard;
    private final List<Switch> switches;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("abandoned-calls").daemon().factory());
    private Set<CallId> before = Set.of();

    AbandonedCalls(Switchboard switchboard, List<Switch> switches) {
        this.switchboard = switchboard;
        this.switches = switches;
    }

    void start() {
        ScheduledFuture<?> looks = timer.scheduleWithFixedDelay(
                this::look, MINUTES_BETWEEN_LOOKS, MINUTES_BETWEEN_LOOKS, TimeUnit.MINUTES);
        LOG.debug("looks for abandoned calls: {}", looks);
    }

    /** One look. The timer's thread alone. */
    void look() {
        try {
            boolean allReady = switches.stream().allMatch(each -> each.health().ready());
            if (allReady) {
                switchboard.closeWaiting(before);
            }
            before = allReady ? switchboard.waiting() : Set.of();
        } catch (RuntimeException e) {
            LOG.error("abandoned calls cannot be looked for", e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
