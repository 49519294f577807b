package io.greenline.store;

import java.time.Duration;

/**
 * The bounds of the journal.
 *
 * @param linger how long an event may wait for others to share a write with; with the write itself it must stay under 20 ms
 * @param groupEvents at most this many events in one write
 * @param memoryEvents at most this many events in memory while the disk refuses
 * @param memoryBytes at most this much memory for them
 * @param spoolBytes at most this much in the spool directory, where there is one
 * @param awaitAtMost the longest that {@code Commit.await} waits
 * @param retryFrom the pause after a first failed write; it doubles with each further one
 * @param retryTo the longest pause between two attempts
 * @param closeWithin how long {@code close} tries to write out what waits
 */
public record JournalLimits(
        Duration linger,
        int groupEvents,
        int memoryEvents,
        long memoryBytes,
        long spoolBytes,
        Duration awaitAtMost,
        Duration retryFrom,
        Duration retryTo,
        Duration closeWithin) {

    /** Enough for 1,000 running calls through minutes of a full disk, in at most 64 MB. */
    public static final JournalLimits USUAL = new JournalLimits(
            Duration.ofMillis(15),
            5_000,
            200_000,
            64 << 20,
            1 << 30,
            Duration.ofSeconds(2),
            Duration.ofMillis(100),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5));

    public JournalLimits {
        if (groupEvents < 1 || memoryEvents < groupEvents || memoryBytes < 1 << 20) {
            throw new IllegalArgumentException(
                    "a journal needs room for one group of at least one event and for 1 MB, not " + memoryEvents
                            + " events and " + memoryBytes + " bytes");
        }
    }
}
