package io.greenline.figures;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How time is cut for a report. Pieces of an hour begin at full hours of the zone; a day is a local day, 23 to 25 hours long.
 *
 * @param zone whose hours and days count
 */
public record Slicing(Every every, ZoneId zone) {

    /** The length of one piece. */
    public enum Every {
        QUARTER_HOUR(15),
        HALF_HOUR(30),
        HOUR(60),
        DAY(24 * 60),
        /** All time is one piece. */
        WHOLE(0);

        private final int minutes;

        Every(int minutes) {
            this.minutes = minutes;
        }

        /** The piece of this length. */
        public static Optional<Every> of(Duration length) {
            for (Every every : values()) {
                if (length.equals(Duration.ofMinutes(every.minutes)) && every != WHOLE) {
                    return Optional.of(every);
                }
            }
            return Optional.empty();
        }
    }

    /** When the piece began in which this time lies. */
    public Instant start(Instant time) {
        return switch (every) {
            case QUARTER_HOUR, HALF_HOUR, HOUR -> {
                ZonedDateTime local = time.atZone(zone);
                yield local.truncatedTo(ChronoUnit.HOURS)
                        .plusMinutes(local.getMinute() / every.minutes * (long) every.minutes)
                        .toInstant();
            }
            case DAY -> time.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
            case WHOLE -> Instant.EPOCH;
        };
    }

    /** When the piece ends that begins at this time. */
    public Instant end(Instant start) {
        return switch (every) {
            case QUARTER_HOUR, HALF_HOUR, HOUR -> start(start.plus(Duration.ofMinutes(every.minutes)));
            case DAY ->
                start.atZone(zone)
                        .toLocalDate()
                        .plusDays(1)
                        .atStartOfDay(zone)
                        .toInstant();
            case WHOLE -> Instant.MAX;
        };
    }
}
