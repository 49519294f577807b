package io.greenline.floor;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what was put in, in that order, one at a time, on whichever thread comes by. */
final class Dispatch {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);

    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger asked = new AtomicInteger();

    void put(Runnable work) {
        waiting.add(work);
    }

    /** Returns when what was put in before is done, or is being done by another thread. Work may put in more. */
    void drain() {
        if (asked.getAndIncrement() > 0) {
            return;
        }
        int seen;
        do {
            seen = asked.get();
            for (Runnable work = waiting.poll(); work != null; work = waiting.poll()) {
                run(work);
            }
        } while (!asked.compareAndSet(seen, 0));
    }

    private static void run(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.error("who was to be told of the floor failed", e);
        }
    }
}
