package io.greenline.store;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What is not durable yet, in order, bounded. Any thread puts and waits; the writer's thread alone takes.
 *
 * <p>A group stays here until the writer says that it is durable: a write that fails loses nothing.
 */
final class GroupQueue<P extends GroupQueue.Piece> {
    private final String name;
    private final JournalLimits limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition writerMayGo = lock.newCondition();
    private final Condition moreIsDurable = lock.newCondition();
    private final Deque<Ticket<P>> waiting = new ArrayDeque<>();
    private final List<Ticket<P>> inHand = new ArrayList<>();
    private long newest;
    private long durable;
    private long events;
    private long bytes;
    private long refusedEvents;
    private boolean hurry;
    private boolean closing;

    /** One thing to write: whole or not at all. */
    interface Piece {
        /** How many events it brings, at least one. */
        int events();

        /** About what it takes on the heap. */
        long bytes();
    }

    /** A piece with its place in the order of all, from 1, and the time it came by {@link System#nanoTime}. */
    private record Ticket<P>(long number, long atNanos, P piece) {}

    /**
     * What waits now.
     *
     * @param refusedEvents for which there was no room, since the beginning
     */
    record Load(long events, long bytes, Duration oldest, long refusedEvents, boolean halfFull) {}

    /** @param name what is written: {@code journal} */
    GroupQueue(String name, JournalLimits limits) {
        this.name = name;
        this.limits = limits;
    }

    /**
     * Adds a piece.
     *
     * @return its number, for {@link #await}; empty when there was no room: it is counted as refused
     */
    OptionalLong put(P piece) {
        lock.lock();
        try {
            if (closing) {
                throw new IllegalStateException("the " + name + " is closed");
            }
            if (events + piece.events() > limits.memoryEvents() || bytes + piece.bytes() > limits.memoryBytes()) {
                refusedEvents += piece.events();
                return OptionalLong.empty();
            }
            events += piece.events();
            bytes += piece.bytes();
            waiting.add(new Ticket<>(++newest, System.nanoTime(), piece));
            // A writer that lingers wakes by itself; it is called only when it sleeps or a whole group is there.
            if (waiting.size() == 1 || waiting.size() == limits.groupEvents()) {
                writerMayGo.signal();
            }
            return OptionalLong.of(newest);
        } finally {
            lock.unlock();
        }
    }

    /** The number of the newest piece; 0 before the first. */
    long newest() {
        lock.lock();
        try {
            return newest;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until this piece and all before it are durable; false when they are not in time. The writer lingers no longer. */
    boolean await(long number, Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (!waiting.isEmpty() && waiting.getFirst().number() <= number && number > durable) {
                hurry = true;
                writerMayGo.signal();
            }
            long left = atMost.toNanos();
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
    List<P> take() throws InterruptedException {
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
                    Ticket<P> ticket = waiting.removeFirst();
                    inHand.add(ticket);
                    taken += ticket.piece().events();
                }
            }
            return inHand.stream().map(Ticket::piece).toList();
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
            for (Ticket<P> ticket : inHand) {
                events -= ticket.piece().events();
                bytes -= ticket.piece().bytes();
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

    /** All that waits, in order. */
    List<P> all() {
        lock.lock();
        try {
            List<P> all = new ArrayList<>(inHand.size() + waiting.size());
            inHand.forEach(ticket -> all.add(ticket.piece()));
            waiting.forEach(ticket -> all.add(ticket.piece()));
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
                Ticket<P> first = inHand.isEmpty() ? waiting.getFirst() : inHand.getFirst();
                oldest = Duration.ofNanos(System.nanoTime() - first.atNanos());
            }
            boolean halfFull = events > limits.memoryEvents() / 2 || bytes > limits.memoryBytes() / 2;
            return new Load(events, bytes, oldest, refusedEvents, halfFull);
        } finally {
            lock.unlock();
        }
    }
}
