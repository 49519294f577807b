package io.greenline.floor;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Real time: one thread does what is due. */
public final class TimerThread implements Ticker {
    private static final Logger LOG = LoggerFactory.getLogger(TimerThread.class);

    private final ScheduledThreadPoolExecutor timer;

    /** Its thread starts with the first work. */
    public TimerThread() {
        timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().name("floor").daemon().factory(), new ThreadPoolExecutor.DiscardPolicy());
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public void after(Duration time, Runnable work) {
        ScheduledFuture<?> due = timer.schedule(() -> guarded(work), time.toNanos(), TimeUnit.NANOSECONDS);
        LOG.trace("work is due: {}", due);
    }

    private static void guarded(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("work of the floor failed", e);
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
