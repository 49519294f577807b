package io.greenline.backend;

import java.time.Instant;
import java.util.List;

/**
 * The messages that were left, as the one who delivers them sees them. Thread-safe.
 *
 * <p>Every method throws {@link Unavailable} when the messages cannot be reached now; nothing is lost by that.
 */
public interface Deliveries {

    /**
     * A message that is due.
     *
     * @param tries before this one
     */
    record Due(Outbox.Message message, int tries) {}

    /** What is due, the longest due first. */
    List<Due> due(Instant now, int most) throws Unavailable;

    /** It was delivered. */
    void delivered(String id, Instant at) throws Unavailable;

    /** It was not delivered and is tried again. */
    void postpone(String id, Instant until, String why) throws Unavailable;

    /** It is not tried any more; it is kept for a person to look at. */
    void giveUp(String id, Instant at, String why) throws Unavailable;

    /** The messages cannot be reached now; the message says why. */
    final class Unavailable extends Exception {
        private static final long serialVersionUID = 1L;

        public Unavailable(String reason, Throwable cause) {
            super(reason, cause);
        }
    }
}
