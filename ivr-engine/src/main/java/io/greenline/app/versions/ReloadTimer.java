package io.greenline.app.versions;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the folder of dialplans four times a second, on one thread. Looking is asking for the
 * files' stamps, not waiting for the system's word: network mounts send none, and editors that save by renaming lose it.
 */
public final class ReloadTimer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReloadTimer.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final Reloader reloader;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("reload").daemon().factory());

    public ReloadTimer(Reloader reloader) {
        this.reloader = reloader;
    }

    public void start() {
        ScheduledFuture<?> looks = thread.scheduleWithFixedDelay(
                this::look, BETWEEN_LOOKS.toMillis(), BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
        LOG.debug("looks for changed dialplans: {}", looks);
    }

    /** Whatever a file does to the reader of it, the next look comes. */
    private void look() {
        try {
            reloader.look();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            LOG.error("the engine failed on changed dialplans; what was live before stays. Please report this", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
