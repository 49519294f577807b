package io.greenline.survival;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits until something outside of this process is so, for which nobody can send word. */
final class Patience {
    private static final long LOOK_MILLIS = 20;

    private Patience() {}

    /** What is looked at. */
    @FunctionalInterface
    interface Look {
        boolean isSo() throws Exception;
    }

    /** Waits at most so long; fails by the words of what was awaited. */
    static void until(String what, Duration within, Look look) throws Exception {
        long end = System.nanoTime() + within.toNanos();
        CountDownLatch never = new CountDownLatch(1);
        while (!look.isSo()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("not within %s: %s".formatted(within, what));
            }
            boolean _ = never.await(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        }
    }
}
