package io.greenline.store;

import io.greenline.floor.RoutingLog.Entry;
import io.greenline.floor.RoutingLog.Snapshot;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What of the routing log is not durable yet, in order, bounded. The floor adds and never waits; the writer's thread takes.
 *
 * <p>Where there is no room, an append is lost, and every one behind it until a snapshot comes for which there is room: a log
 * with a hole in it would tell a floor that never was, while a snapshot needs nothing of what lies before it.
 */
final class RoutingLogQueue {
    /** What a row costs beside its text. */
    private static final int ROW_BYTES = 64;

    private final JournalLimits limits;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition writerMayGo = lock.newCondition();
    private final Condition moreIsSafe = lock.newCondition();
    private final Deque<Piece> waiting = new ArrayDeque<>();
    private final List<Piece> inHand = new ArrayList<>();
    private long last;
    private long bytes;
    private long lost;
    private boolean holed;
    private boolean closing;
    /** Pieces taken in, and how many of them are safe on a disk. */
    private long taken;

    private long safe;

    /** One thing to write: whole or not at all. */
    sealed interface Piece {
        /** What it needs in memory. */
        long bytes();

        /** What one append brought. */
        record Entries(List<Entry> entries, long bytes) implements Piece {}

        /** A snapshot. */
        record Mark(Snapshot snapshot, long bytes) implements Piece {}
    }

    /** @param last the number of the last entry that is in the file, or in its last snapshot */
    RoutingLogQueue(JournalLimits limits, long last) {
        this.limits = limits;
        this.last = last;
    }

    /** Takes in what one append brings; whether there was room. */
    boolean add(List<Entry> entries) {
        long size = 0;
        for (Entry entry : entries) {
            size += entry.event().length() + entry.decisions().length() + ROW_BYTES;
        }
        lock.lock();
        try {
            requireOpen();
            holed |= bytes + size > limits.memoryBytes();
            if (holed) {
                lost += entries.size();
                return false;
            }
            requireInOrder(entries);
            last += entries.size();
            put(new Piece.Entries(List.copyOf(entries), size));
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void requireInOrder(List<Entry> entries) {
        long next = last;
        for (Entry entry : entries) {
            if (entry.number() != ++next) {
                throw new IllegalArgumentException("entry %d follows entry %d".formatted(entry.number(), next - 1));
            }
        }
    }

    /** Takes in a snapshot; one for which there is no room is left out, which only makes the way back longer. */
    void add(Snapshot snapshot) {
        long size = (long) snapshot.floor().length() + ROW_BYTES;
        lock.lock();
        try {
            requireOpen();
            if (snapshot.after() > last && !holed) {
                throw new IllegalArgumentException("a snapshot after entry %d of %d".formatted(snapshot.after(), last));
            }
            if (bytes + size <= limits.memoryBytes()) {
                last = Math.max(last, snapshot.after());
                holed = false;
                put(new Piece.Mark(snapshot, size));
            }
        } finally {
            lock.unlock();
        }
    }

    private void requireOpen() {
        if (closing) {
            throw new IllegalStateException("the routing log is closed");
        }
    }

    private void put(Piece piece) {
        bytes += piece.bytes();
        taken++;
        waiting.add(piece);
        writerMayGo.signal();
    }

    /**
     * Waits for the next group and hands it to the writer; again the same one until it is {@link #durable}.
     *
     * @return in order; empty when the queue is closed and nothing waits
     */
    List<Piece> take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (inHand.isEmpty() && waiting.isEmpty() && !closing) {
                writerMayGo.await();
            }
            if (inHand.isEmpty()) {
                linger();
                while (!waiting.isEmpty() && inHand.size() < limits.groupEvents()) {
                    inHand.add(waiting.removeFirst());
                }
            }
            return List.copyOf(inHand);
        } finally {
            lock.unlock();
        }
    }

    private void linger() throws InterruptedException {
        long left = limits.linger().toNanos();
        while (left > 0 && !closing && waiting.size() < limits.groupEvents()) {
            left = writerMayGo.awaitNanos(left);
        }
    }

    /** What {@link #take} gave last is safe on a disk. */
    void durable() {
        lock.lock();
        try {
            inHand.forEach(piece -> bytes -= piece.bytes());
            safe += inHand.size();
            inHand.clear();
            moreIsSafe.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all that was taken in before is safe on a disk; false when it is not in time. */
    boolean awaitDurable(Duration atMost) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long wanted = taken;
            long left = atMost.toNanos();
            while (safe < wanted && left > 0) {
                left = moreIsSafe.awaitNanos(left);
            }
            return safe >= wanted;
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

    /** All that is not durable, in order. */
    List<Piece> all() {
        lock.lock();
        try {
            List<Piece> all = new ArrayList<>(inHand);
            all.addAll(waiting);
            return all;
        } finally {
            lock.unlock();
        }
    }

    /** Entries for which there was no room. */
    long lost() {
        lock.lock();
        try {
            return lost;
        } finally {
            lock.unlock();
        }
    }

    /** The number of the last entry that was taken in. */
    long last() {
        lock.lock();
        try {
            return last;
        } finally {
            lock.unlock();
        }
    }
}
