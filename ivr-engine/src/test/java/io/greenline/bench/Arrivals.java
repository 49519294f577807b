package io.greenline.bench;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/**
 * Calls at a fixed rate, whatever became of the ones before: a slow switch gets no relief from a patient generator, and
 * the waits that it causes are all seen.
 */
record Arrivals(double perSecond, Duration during) {
    /** More calls at a time than this and new ones fail: the switch has lost the race, and memory is bounded. */
    private static final int AT_A_TIME = 2_000;

    /** Places every call on a virtual thread of its own and returns when the last one has ended. */
    void run(Callable<CallResult> call, Tally tally) {
        Semaphore room = new Semaphore(AT_A_TIME);
        long calls = Math.round(perSecond * during.toNanos() / 1e9);
        double gapNanos = 1e9 / perSecond;
        long began = System.nanoTime();
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (long number = 0; number < calls; number++) {
                waitUntil(began + Math.round(number * gapNanos));
                if (!room.tryAcquire()) {
                    tally.add(new CallResult.Failed("more than " + AT_A_TIME + " calls at a time"));
                    continue;
                }
                callers.execute(() -> {
                    tally.add(result(call));
                    room.release();
                });
            }
        }
    }

    private static CallResult result(Callable<CallResult> call) {
        try {
            return call.call();
        } catch (Exception broken) {
            return new CallResult.Failed(broken.toString());
        }
    }

    static void waitUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
