package io.greenline.app.routing;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after a running engine's routing file on a thread of its own, until it is closed. */
public final class RoutingWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RoutingWatch.class);
    /** A change holds at the second look that finds it the same: within half a second. */
    private static final Duration LOOK = Duration.ofMillis(250);

    private final LiveRouting routing;
    private final ScheduledExecutorService looking;

    /** Begins to look. */
    public RoutingWatch(LiveRouting routing) {
        this.routing = routing;
        this.looking = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("routing-look").factory());
        var _ = looking.scheduleWithFixedDelay(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            routing.look();
        } catch (RuntimeException | Error fault) {
            // A look that fails must not be the last one: the file will be put right.
            LOG.error("routing: looking at the file failed, what held before holds on", fault);
        }
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
