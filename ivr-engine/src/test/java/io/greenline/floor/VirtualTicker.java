package io.greenline.floor;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes when a test says so. What is due is done on the test's thread, in the order of time. */
public final class VirtualTicker implements Ticker {
    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::number));
    private long now;
    private long number;

    private record Due(long at, long number, Runnable work) {}

    @Override
    public synchronized long nanos() {
        return now;
    }

    @Override
    public synchronized void after(Duration time, Runnable work) {
        due.add(new Due(now + time.toNanos(), number++, work));
    }

    /** Lets time pass, and does what becomes due in it. */
    public void pass(Duration time) {
        long until = nanos() + time.toNanos();
        for (Due next = next(until); next != null; next = next(until)) {
            next.work().run();
        }
        set(until);
    }

    private synchronized Due next(long until) {
        Due next = due.peek();
        if (next == null || next.at() > until) {
            return null;
        }
        now = Math.max(now, next.at());
        return due.poll();
    }

    private synchronized void set(long time) {
        now = time;
    }

    @Override
    public synchronized void close() {
        due.clear();
    }
}
