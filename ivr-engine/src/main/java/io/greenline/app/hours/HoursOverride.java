package io.greenline.app.hours;

import io.greenline.calendar.CalendarName;
import io.greenline.calendar.Opening;
import io.greenline.calendar.Opening.State;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;

/**
 * An order that opens or closes a calendar by hand.
 *
 * @param state open or closed
 * @param until when it expires
 * @param ordered when it was given; of two for the same calendar the later one counts
 * @param reason one line of 1 to {@value #MAX_REASON} characters
 */
public record HoursOverride(CalendarName calendar, State state, Instant until, Instant ordered, String reason) {
    /** Whoever wants longer changes the calendar. */
    public static final Duration LONGEST = Duration.ofDays(31);

    private static final int MAX_REASON = 200;

    public HoursOverride {
        if (state == State.HOLIDAY) {
            throw new IllegalArgumentException("a calendar is ordered to be open or closed");
        }
        if (!until.isAfter(ordered) || until.isAfter(ordered.plus(LONGEST))) {
            throw new IllegalArgumentException(
                    "an override ends after it was ordered and at most %d days later".formatted(LONGEST.toDays()));
        }
        if (reason.isBlank() || reason.length() > MAX_REASON || reason.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a reason is one line of 1 to %d characters".formatted(MAX_REASON));
        }
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(until);
    }

    /** What calls are told while it is in force. */
    Opening opening() {
        return new Opening(
                state,
                "override: " + reason,
                state == State.OPEN ? Optional.empty() : Optional.of(until.atZone(ZoneOffset.UTC)));
    }

    /** Open or closed, as people write it. */
    public String word() {
        return state.name().toLowerCase(Locale.ROOT);
    }

    /** The text that is signed: a line for each part, and no part can hold a line end. */
    String canonical() {
        return String.join(
                "\n",
                "greenline override 1",
                "calendar " + calendar,
                "state " + word(),
                "until " + until,
                "ordered " + ordered,
                "reason " + reason,
                "");
    }
}
