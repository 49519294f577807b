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

    private static final Predicate<PhoneEvent> NOTHING = _ -> false;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final List<PhoneEvent> events = new ArrayList<>();

    /** What some script waits for: only that wakes it, which halves the cost of a call to the load generator. */
    private Predicate<PhoneEvent> awaited = NOTHING;

    private int read;

    void add(PhoneEvent event) {
        lock.lock();
        try {
            if (events.size() == LIMIT) {
                events.subList(0, LIMIT / 2).clear();
                read = Math.max(0, read - LIMIT / 2);
            }
            events.add(event);
            if (event instanceof PhoneEvent.Ended || awaited.test(event)) {
                awaited = NOTHING;
                grown.signalAll();
            }
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
                awaited = awaited.or(wanted);
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
