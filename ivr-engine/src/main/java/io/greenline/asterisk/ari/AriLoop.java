package io.greenline.asterisk.ari;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread on which everything happens that concerns one Asterisk. What fails there, or cannot be done any more, is in
 * the log. Any thread.
 */
final class AriLoop {
    private static final Logger LOG = LoggerFactory.getLogger(AriLoop.class);
    private static final Duration QUIET_BEFORE_SHUTDOWN = Duration.ofMillis(50);

    private final AriSettings settings;
    private final MultiThreadIoEventLoopGroup group;
    private final EventLoop thread;

    AriLoop(AriSettings settings) {
        this.settings = settings;
        this.group = new MultiThreadIoEventLoopGroup(
                1,
                Thread.ofPlatform()
                        .daemon()
                        .name("ari-" + settings.application())
                        .factory(),
                NioIoHandler.newFactory());
        this.thread = group.next();
    }

    /** For connections that live on this thread. */
    EventLoopGroup group() {
        return group;
    }

    /** Does it at once where this is the thread, else after what was given before; false when it has ended. */
    boolean execute(Runnable what) {
        if (thread.inEventLoop()) {
            what.run();
            return true;
        }
        try {
            thread.execute(what);
            return true;
        } catch (RejectedExecutionException ended) {
            return false;
        }
    }

    /** Does it after a while, unless the thread has ended by then. */
    void later(Duration after, Runnable what) {
        heed(thread.schedule(what, after.toNanos(), TimeUnit.NANOSECONDS), "what was to be done later for");
    }

    /** Does it again and again until it fails or the thread ends. */
    void every(Duration time, Runnable what) {
        heed(
                thread.scheduleAtFixedRate(what, time.toNanos(), time.toNanos(), TimeUnit.NANOSECONDS),
                "the clock of the connection to");
    }

    private void heed(Future<?> timer, String what) {
        timer.addListener(ended -> {
            if (ended.cause() != null && !ended.isCancelled()) {
                LOG.error("{} {} failed", what, settings.url(), ended.cause());
            }
        });
    }

    /**
     * Does the last thing and ends. Waits for both for as long as the settings allow, where this is another thread. Never
     * throws.
     *
     * @param last says when it is done
     */
    void close(Last last) {
        Promise<@Nullable Void> done = thread.newPromise();
        try {
            thread.execute(() -> last.run(() -> done.setSuccess(null)));
        } catch (RejectedExecutionException closedBefore) {
            LOG.debug("closed twice");
            done.setSuccess(null);
        }
        // A loop that shuts down closes its connections before it does what it was told last.
        await(done, "was not told goodbye");
        long patience = settings.patience().goodbye().toMillis();
        await(
                group.shutdownGracefully(QUIET_BEFORE_SHUTDOWN.toMillis(), patience, TimeUnit.MILLISECONDS),
                "did not close its connection");
    }

    private void await(Future<?> end, String what) {
        if (!thread.inEventLoop()
                && !end.awaitUninterruptibly(settings.patience().goodbye().toMillis())) {
            LOG.warn("{} {} in time", settings.url(), what);
        }
    }

    /** What is done last. */
    interface Last {
        /**
         * Does it, on the loop's thread.
         *
         * @param done to be called once, on the same thread, when it is done
         */
        void run(Runnable done);
    }
}
