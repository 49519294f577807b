package io.greenline.app.hours;

import io.greenline.calendar.CalendarName;
import io.greenline.calendar.Opening;
import io.greenline.calendar.Overrides;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a file of overrides holds.
 *
 * @param valid by calendar: rightly signed and not expired when the file was read
 * @param ignored all others
 */
public record Reading(Map<CalendarName, HoursOverride> valid, List<Ignored> ignored) implements Overrides {
    static final Reading NOTHING = new Reading(Map.of(), List.of());

    public Reading {
        valid = Map.copyOf(valid);
        ignored = List.copyOf(ignored);
    }

    /**
     * An override that counts for nothing.
     *
     * @param what the calendar, or which entry of the file
     */
    public record Ignored(String what, Why why) {
        @Override
        public String toString() {
            return what + ": " + why.words;
        }
    }

    /** Why an override counts for nothing. */
    public enum Why {
        EXPIRED("it has expired"),
        BAD_SIGNATURE("its signature does not fit; somebody changed it, or the key is another"),
        MALFORMED("it cannot be read"),
        NO_KEY("no key is set; set hours.key-file");

        private final String words;

        Why(String words) {
            this.words = words;
        }
    }

    /** The ignored ones that nobody may overlook: expiring is what overrides are meant to do. */
    public List<Ignored> suspicious() {
        return ignored.stream().filter(one -> one.why() != Why.EXPIRED).toList();
    }

    @Override
    public Optional<Opening> of(CalendarName calendar, Instant now) {
        return Optional.ofNullable(valid.get(calendar))
                .filter(override -> !override.isExpired(now))
                .map(HoursOverride::opening);
    }
}
