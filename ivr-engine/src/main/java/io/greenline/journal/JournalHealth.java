package io.greenline.journal;

import java.time.Duration;
import java.util.Optional;

/**
 * How well a journal keeps up, for health pages and metrics.
 *
 * @param waitingEvents accepted and not yet durable
 * @param waitingBytes the memory that these take, about
 * @param spooledEvents not in the journal's own file yet, but durable in its spool directory
 * @param oldestWaiting how long the oldest of the waiting events has waited; zero when none waits. Over a second on a
 *     disk that works is a sign of trouble
 * @param lastError why the disk does not take events now, in words for a person; empty while all is well
 * @param refusedEvents how many found no place in memory nor in the spool, and are lost, since this journal was opened
 * @param conflictingEvents how many came with a number that another event already had, since this journal was opened;
 *     they are kept apart in the store
 * @param acceptsCalls false when so much waits that only the calls that already run should add to it
 */
public record JournalHealth(
        long waitingEvents,
        long waitingBytes,
        long spooledEvents,
        Duration oldestWaiting,
        Optional<String> lastError,
        long refusedEvents,
        long conflictingEvents,
        boolean acceptsCalls) {}
