package io.greenline.journal;

import io.greenline.telephony.CallId;
import java.util.List;
import java.util.Optional;

/**
 * The append-only record of everything that happened. Thread-safe.
 *
 * <p>Within a call the order is kept, and what one {@link #append} brings is kept whole or not at all. A number is used once
 * in a call: an entry that comes again with the same content changes nothing, and one that comes with other content than
 * before is a fault of the engine: it is logged as an error, counted, and kept apart together with all its append brought. A
 * number that leaves a gap is logged as an error and kept, since what it tells is true all the same.
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
     * @throws IllegalArgumentException when the entries and the checkpoint do not belong together, see {@link Append}
     * @throws IllegalStateException after {@link #close}
     */
    Commit append(List<Entry> entries, Optional<Checkpoint> checkpoint);

    /**
     * Whether anyone will ever go on from a checkpoint of this journal. Where nobody will, none need be made: {@link #append}
     * is then given none.
     */
    default boolean keepsCheckpoints() {
        return true;
    }

    /**
     * The state of every call that has not ended, for an engine that starts. Blocking.
     *
     * <p>Both forms count what this journal has accepted and still holds in memory, so that a call that is taken up again
     * within one process goes on at the right number.
     */
    List<Checkpoint> open();

    /** The state of one call that has not ended; its {@code lastSequence} is the last event's. Blocking. */
    Optional<Checkpoint> open(CallId call);

    /**
     * Whether there is room for the events of another call. When the disk has refused for long, calls that run go on and
     * new ones are left to the switch's safety net.
     */
    boolean acceptsCalls();

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
