package io.greenline.incident;

import java.time.Duration;
import java.time.Instant;

/** Spreads calls evenly over the minute: what was not used is not made up for. For one thread. */
final class Pace {
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(2);

    private final Duration between;
    private Instant next = Instant.MIN;

    Pace(int perMinute) {
        if (perMinute < 1) {
            throw new IllegalArgumentException("at least one call a minute, not " + perMinute);
        }
        this.between = Duration.ofMinutes(1).dividedBy(perMinute);
    }

    /** How many calls may begin now. */
    int free(Instant now) {
        if (next.isAfter(now)) {
            // A clock that was set back is no reason to wait for hours.
            return next.isAfter(now.plus(between)) ? 1 : 0;
        }
        Instant from = next.isBefore(now.minus(LONGEST_LOOK)) ? now : next;
        return 1 + Math.toIntExact(Duration.between(from, now).dividedBy(between));
    }

    /** So many have begun. */
    void began(int calls, Instant now) {
        if (calls == 0) {
            return;
        }
        Instant from = next.isBefore(now.minus(LONGEST_LOOK)) || next.isAfter(now) ? now : next;
        next = from.plus(between.multipliedBy(calls));
    }
}
