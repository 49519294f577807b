package io.greenline.store;

import io.greenline.journal.Journal;
import io.greenline.telephony.CallId;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The appends that are not durable yet, in order, bounded. Calls' threads add and wait; the writer's thread alone takes.
 *
 * <p>A group stays here until the writer says that it is durable: a write that fails loses nothing.
 */
final class AppendQueue {
    /** What an append gets that found no room. */
    static final Journal.Commit REFUSED = () -> false;

    private final JournalLimits limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition writerMayGo = lock.newCondition();
    private final Condition moreIsDurable = lock.newCondition();

    /** An append with its place in the order of all appends, from 1, and the time it came by {@link System#nanoTime}. */
    private record Ticket(long number, long atNanos, PendingAppend append) {}

    private final Deque<Ticket> waiting = new ArrayDeque<>();
    private final List<Ticket> inHand = new ArrayList<>();
    private long newest;
    private long durable;
    private long events;
    private long bytes;
    private long refusedEvents;
    private boolean hurry;
    private boolean closing;

    /** What waits now. */
    record Load(long events, long bytes, Duration oldest, long refusedEvents, boolean halfFull) {}

    AppendQueue(JournalLimits limits) {
        this.limits = limits;
    }

    /** Adds an append; where there is no room for it, counts it as refused and returns a commit that is never durable. */
    Journal.Commit add(PendingAppend append) {
        lock.lock();
        try {
            if (closing) {
                throw new IllegalStateException("the journal is closed; call " + append.call() + " still writes");
            }
            if (events + append.events() > limits.memoryEvents() || bytes + append.bytes() > limits.memoryBytes()) {
                refusedEvents += append.events();
                return REFUSED;
            }
            events += append.events();
            bytes += append.bytes();
            long number = ++newest;
            waiting.add(new Ticket(number, System.nanoTime(), append));
            // A writer that lingers wakes by itself; it is called only when it sleeps or a whole group is there.
            if (waiting.size() == 1 || waiting.size() == limits.groupEvents()) {
                writerMayGo.signal();
            }
            return () -> await(number);
        } finally {
            lock.unlock();
        }
    }

    private boolean await(long number) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (!waiting.isEmpty() && waiting.getFirst().number() <= number && number > durable) {
                hurry = true;
                writerMayGo.signal();
            }
            long left = limits.awaitAtMost().toNanos();
            while (durable < number && left > 0) {
                left = moreIsDurable.awaitNanos(left);
            }
            return durable >= number;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for the next group and hands it to the writer; again the same one until it is {@link #durable}.
     *
     * @return in order; empty when the queue is closed and nothing waits
     */
    List<PendingAppend> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (inHand.isEmpty()) {
                while (waiting.isEmpty() && !closing) {
                    writerMayGo.await();
                }
                linger();
                hurry = false;
                int taken = 0;
                while (!waiting.isEmpty() && taken < limits.groupEvents()) {
                    Ticket ticket = waiting.removeFirst();
                    inHand.add(ticket);
                    taken += ticket.append().events();
                }
            }
            return inHand.stream().map(Ticket::append).toList();
        } finally {
            lock.unlock();
        }
    }

    private void linger() throws InterruptedException {
        while (!waiting.isEmpty() && !hurry && !closing && waiting.size() < limits.groupEvents()) {
            long left = waiting.getFirst().atNanos() + limits.linger().toNanos() - System.nanoTime();
            if (left <= 0) {
                return;
            }
            long _ = writerMayGo.awaitNanos(left);
        }
    }

    /** What {@link #take} gave last is safe on a disk. */
    void durable() {
        lock.lock();
        try {
            for (Ticket ticket : inHand) {
                events -= ticket.append().events();
                bytes -= ticket.append().bytes();
                durable = ticket.number();
            }
            inHand.clear();
            moreIsDurable.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits between two attempts, and no longer when the queue begins to close meanwhile.
     *
     * @return whether the queue is closing
     */
    boolean pause(Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = atMost.toNanos();
            boolean before = closing;
            while (closing == before && left > 0) {
                left = writerMayGo.awaitNanos(left);
            }
            return closing;
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more, and lets the writer have what waits without delay. */
    void close() {
        lock.lock();
        try {
            closing = true;
            writerMayGo.signal();
        } finally {
            lock.unlock();
        }
    }

    /** What waits of one call, in order. */
    List<PendingAppend> of(CallId call) {
        return all().stream().filter(append -> append.call().equals(call)).toList();
    }

    /** All that waits, in order. */
    List<PendingAppend> all() {
        lock.lock();
        try {
            List<PendingAppend> all = new ArrayList<>(inHand.size() + waiting.size());
            inHand.forEach(ticket -> all.add(ticket.append()));
            waiting.forEach(ticket -> all.add(ticket.append()));
            return all;
        } finally {
            lock.unlock();
        }
    }

    Load load() {
        lock.lock();
        try {
            Duration oldest = Duration.ZERO;
            if (!inHand.isEmpty() || !waiting.isEmpty()) {
                Ticket first = inHand.isEmpty() ? waiting.getFirst() : inHand.getFirst();
                oldest = Duration.ofNanos(System.nanoTime() - first.atNanos());
            }
            boolean halfFull = events > limits.memoryEvents() / 2 || bytes > limits.memoryBytes() / 2;
            return new Load(events, bytes, oldest, refusedEvents, halfFull);
        } finally {
            lock.unlock();
        }
    }
}
