package io.greenline.phone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/**
 * What happened on one call, in order: the loop appends, a script waits. Bounded: past {@value #LIMIT} events the
 * oldest half is forgotten, which only a call of many hours meets.
 */
final class Timeline {
    static final int LIMIT = 4_096;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final List<PhoneEvent> events = new ArrayList<>();
    private int read;

    void add(PhoneEvent event) {
        lock.lock();
        try {
            if (events.size() == LIMIT) {
                events.subList(0, LIMIT / 2).clear();
                read = Math.max(0, read - LIMIT / 2);
            }
            events.add(event);
            grown.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for the next event that is wanted, leaving out what comes before it.
     *
     * @return the event, or empty when it did not come in time or the call ended before it
     */
    Optional<PhoneEvent> await(Predicate<PhoneEvent> wanted, Duration within) throws InterruptedException {
        long left = within.toNanos();
        lock.lockInterruptibly();
        try {
            int at = read;
            while (true) {
                for (; at < events.size(); at++) {
                    if (wanted.test(events.get(at))) {
                        read = at + 1;
                        return Optional.of(events.get(at));
                    }
                }
                if (left <= 0 || hasEnded()) {
                    return Optional.empty();
                }
                left = grown.awaitNanos(left);
                at = Math.min(at, events.size());
            }
        } finally {
            lock.unlock();
        }
    }

    List<PhoneEvent> all() {
        lock.lock();
        try {
            return List.copyOf(events);
        } finally {
            lock.unlock();
        }
    }

    private boolean hasEnded() {
        return !events.isEmpty() && events.getLast() instanceof PhoneEvent.Ended;
    }
}
