package io.greenline.web;

import java.time.Duration;

/**
 * Leaves a backend alone that has failed too often in a row; after a rest, one request tries. Thread-safe; the time is
 * handed in, as {@link System#nanoTime}.
 */
final class Breaker {
    private final int failuresAllowed;
    private final long restNanos;
    private int failures;
    private long openedAt;
    private boolean trying;

    Breaker(int failuresAllowed, Duration rest) {
        this.failuresAllowed = failuresAllowed;
        this.restNanos = rest.toNanos();
    }

    /** Whether a request may go out; whoever got a yes tells how it ended. */
    synchronized boolean allows(long now) {
        if (failures < failuresAllowed) {
            return true;
        }
        if (trying || now - openedAt < restNanos) {
            return false;
        }
        trying = true;
        return true;
    }

    synchronized void succeeded() {
        failures = 0;
        trying = false;
    }

    synchronized void failed(long now) {
        failures = Math.min(failures + 1, failuresAllowed);
        openedAt = now;
        trying = false;
    }

    /** Nobody knows how it would have ended: the one who asked went away. */
    synchronized void abandoned() {
        trying = false;
    }

    synchronized boolean open() {
        return failures >= failuresAllowed;
    }
}
