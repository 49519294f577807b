package io.greenline.asterisk.ari;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the event loop has no time to do itself is done here: on one thread, in order, whatever fails before. */
final class News {
    private static final Logger LOG = LoggerFactory.getLogger(News.class);

    private final Object from;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("ari-news").factory());

    /** @param from whose news they are, for the log */
    News(Object from) {
        this.from = from;
    }

    /** Returns at once; after {@link #close} nothing is told any more. Any thread. */
    void tell(Runnable what) {
        try {
            thread.execute(() -> {
                try {
                    what.run();
                } catch (RuntimeException fault) {
                    LOG.error("the engine failed on news of {}", from, fault);
                }
            });
        } catch (RejectedExecutionException closing) {
            LOG.debug("news of {} while closing", from);
        }
    }

    /** Takes no more; what was told before is still done. */
    void close() {
        thread.shutdown();
    }
}
