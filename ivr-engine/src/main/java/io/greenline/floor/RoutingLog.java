package io.greenline.floor;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What happened on the floor and what was decided, in order: a restarted engine goes on from it, and the figures are computed
 * from it alone. Thread-safe. The texts are JSON as {@code RoutingJson} writes it; this port does not look into them.
 *
 * <p>What one {@link #append} brings is kept whole or not at all, and nothing is kept whose forerunner is missing. A crash may
 * lose the last that was appended, never something in the middle.
 */
public interface RoutingLog extends AutoCloseable {

    /**
     * One event.
     *
     * @param number from 1, one more than the entry before
     * @param at the floor's time; never before the entry before
     * @param event one JSON object
     * @param decisions a JSON array of what was decided, in order; may be empty
     */
    record Entry(long number, Instant at, String event, String decisions) {}

    /**
     * The floor as it was after an entry.
     *
     * @param after the number of the last entry that is in it; 0 before the first
     * @param floor one JSON object
     */
    record Snapshot(long after, Instant at, String floor) {}

    /** Adds entries. Returns at once; durable soon on a healthy disk, kept in memory and tried again while the disk refuses. */
    void append(List<Entry> entries);

    /**
     * Waits until all that was appended before is durable: before somebody is promised what must outlive the engine.
     *
     * @return false when the disk did not take it in time; it is still kept and tried again
     */
    boolean awaitDurable(Duration atMost) throws InterruptedException;

    /** Adds a snapshot behind all entries up to {@link Snapshot#after}; older snapshots may go. Returns at once. */
    void snapshot(Snapshot snapshot);

    /** The last snapshot. Blocking. */
    Optional<Snapshot> lastSnapshot();

    /**
     * Entries in order, for a floor that goes on. Blocking.
     *
     * @param number the first one is the next after this
     * @param most at least 1
     */
    List<Entry> after(long number, int most);

    /**
     * Entries in order, for figures. Blocking.
     *
     * @param from the first time that belongs
     * @param to the first time that does not belong any more
     */
    List<Entry> read(Instant from, Instant to);

    /** Writes out what is waiting, as far as the disk lets it, and closes. */
    @Override
    void close();
}
