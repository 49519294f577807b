package io.greenline.store;

import io.greenline.floor.RoutingLog.Entry;
import io.greenline.floor.RoutingLog.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What of the routing log is not durable yet, without a hole. The floor adds and never waits; the writer's thread takes.
 *
 * <p>Where there is no room, an append is lost, and every one behind it until a snapshot comes for which there is room: a log
 * with a hole in it would tell a floor that never was, while a snapshot needs nothing of what lies before it.
 */
final class RoutingLogQueue {
    static final String NAME = "routing log";
    /** What a row costs beside its text. */
    private static final int ROW_BYTES = 64;

    private final GroupQueue<Piece> pieces;
    private final ReentrantLock lock = new ReentrantLock();
    private long last;
    private long lost;
    private boolean holed;

    /** One thing to write. */
    sealed interface Piece extends GroupQueue.Piece {
        /** What one append brought. */
        record Entries(List<Entry> entries, long bytes) implements Piece {
            static Entries of(List<Entry> entries) {
                long size = 0;
                for (Entry entry : entries) {
                    size += entry.event().length() + entry.decisions().length() + ROW_BYTES;
                }
                return new Entries(List.copyOf(entries), size);
            }

            @Override
            public int events() {
                return entries.size();
            }
        }

        /** A snapshot. */
        record Mark(Snapshot snapshot) implements Piece {
            @Override
            public int events() {
                return 1;
            }

            @Override
            public long bytes() {
                return (long) snapshot.floor().length() + ROW_BYTES;
            }
        }
    }

    /** @param last the number of the last entry that is in the file, or in its last snapshot */
    RoutingLogQueue(JournalLimits limits, long last) {
        this.pieces = new GroupQueue<>(NAME, limits);
        this.last = last;
    }

    /** The same in order, for the writer. */
    GroupQueue<Piece> pieces() {
        return pieces;
    }

    /** Takes in what one append brings; whether there was room. */
    boolean add(List<Entry> entries) {
        Piece.Entries piece = Piece.Entries.of(entries);
        lock.lock();
        try {
            if (!holed) {
                requireInOrder(entries);
                holed = pieces.put(piece).isEmpty();
            }
            if (holed) {
                lost += entries.size();
                return false;
            }
            last += entries.size();
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
        lock.lock();
        try {
            if (snapshot.after() > last && !holed) {
                throw new IllegalArgumentException("a snapshot after entry %d of %d".formatted(snapshot.after(), last));
            }
            if (pieces.put(new Piece.Mark(snapshot)).isPresent()) {
                last = Math.max(last, snapshot.after());
                holed = false;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits until all that was taken in before is safe on a disk; false when it is not in time. */
    boolean awaitDurable(Duration atMost) throws InterruptedException {
        return pieces.await(pieces.newest(), atMost);
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
}
