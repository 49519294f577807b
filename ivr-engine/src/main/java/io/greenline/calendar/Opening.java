package io.greenline.calendar;

import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * Whether a service is open at a moment.
 *
 * @param reason why, in words for a journal: {@code mon-fri 08:00-20:00}, {@code holiday 春节}, {@code override: flood}
 * @param opens when it opens next, in its own time zone; empty while it is open and when no opening is known
 */
public record Opening(State state, String reason, Optional<ZonedDateTime> opens) {

    /** The three answers that a dialplan can tell apart. */
    public enum State {
        OPEN,
        CLOSED,
        /** Closed because the day is a holiday. */
        HOLIDAY
    }
}
