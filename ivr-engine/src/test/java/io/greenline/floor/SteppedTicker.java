package io.greenline.floor;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Time that passes when a test says so; what is due is done on the test's thread, in its order. */
final class SteppedTicker implements Ticker {
    private final PriorityQueue<Due> waiting =
            new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::number));
    private long now;
    private long number;

    private record Due(long at, long number, Runnable work) {}

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public void after(Duration time, Runnable work) {
        waiting.add(new Due(now + time.toNanos(), number++, work));
    }

    /** Lets so much time pass, and whatever it brings happen. */
    void pass(Duration time) {
        long until = now + time.toNanos();
        while (!waiting.isEmpty() && waiting.peek().at() <= until) {
            Due due = waiting.remove();
            now = Math.max(now, due.at());
            due.work().run();
        }
        now = until;
    }

    @Override
    public void close() {
        waiting.clear();
    }
}
