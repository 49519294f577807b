package io.greenline.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;

/**
 * The moments at which a clock on the wall of a place shows a time.
 *
 * <p>Where the clock is set forward, times that it jumps over count as the moment of the jump. Where it is set back, hours
 * begin the first time it shows their beginning and end the last time it shows their end: nobody is closed for an hour
 * in the middle of a shift.
 */
record WallClock(ZoneId zone) {

    LocalDate date(Instant moment) {
        return moment.atZone(zone).toLocalDate();
    }

    /** Whether this part of a day, with the day on which it begins, holds a moment. */
    boolean holds(LocalDate day, Interval part, Instant moment) {
        return !moment.isBefore(begin(day, part)) && moment.isBefore(end(day, part));
    }

    Instant begin(LocalDate day, Interval part) {
        LocalDateTime shown = day.atStartOfDay().plusMinutes(part.from());
        return offsets(shown).isEmpty()
                ? jump(shown)
                : shown.toInstant(offsets(shown).getFirst());
    }

    /** Not after the beginning where the clock jumps over the whole part. */
    Instant end(LocalDate day, Interval part) {
        LocalDateTime shown = day.atStartOfDay().plusMinutes(part.to());
        return offsets(shown).isEmpty()
                ? jump(shown)
                : shown.toInstant(offsets(shown).getLast());
    }

    /** None where the clock jumps over this time, two where it shows it twice, the earlier first. */
    private List<ZoneOffset> offsets(LocalDateTime shown) {
        return zone.getRules().getValidOffsets(shown);
    }

    private Instant jump(LocalDateTime skipped) {
        ZoneOffsetTransition transition = zone.getRules().getTransition(skipped);
        return transition.getInstant();
    }
}
