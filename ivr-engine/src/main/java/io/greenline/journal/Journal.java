package io.greenline.journal;

import io.greenline.telephony.CallId;
import java.util.List;
import java.util.Optional;

/**
 * The append-only record of everything that happened. Thread-safe.
 *
 * <p>Within a call the order is kept, and what one {@link #append} brings is kept whole or not at all.
 */
public interface Journal extends AutoCloseable {

    /**
     * Adds events and the state they led to. Returns at once; they are durable within 20 ms on a healthy disk, and are
     * kept in memory and tried again while the disk refuses.
     *
     * @param entries of one call, in order; may not be empty
     * @param checkpoint replaces the call's last one; empty when the state is unchanged or the call has ended (an entry
     *     with {@link Event.CallEnded} removes the checkpoint)
     * @return a handle to wait on before an effect that cannot be repeated
     */
    Commit append(List<Entry> entries, Optional<Checkpoint> checkpoint);

    /** The state of every call that has not ended, for an engine that starts. Blocking. */
    List<Checkpoint> open();

    /** The state of one call that has not ended; its {@code lastSequence} is the last durable event's. Blocking. */
    Optional<Checkpoint> open(CallId call);

    /** Writes out what is waiting, as far as the disk lets it, and closes. */
    @Override
    void close();

    /** When an {@link #append} is durable. */
    interface Commit {
        /**
         * Waits until it is durable.
         *
         * @return false when the disk did not take it within the journal's limit; it is still kept and tried again
         */
        boolean await() throws InterruptedException;
    }
}
