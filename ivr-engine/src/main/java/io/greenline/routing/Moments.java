package io.greenline.routing;

import java.time.Duration;
import java.time.Instant;

/** Times of the core as nanoseconds since 1970: comparing and adding them is what it does most. They reach to the year 2200. */
final class Moments {
    static final long NEVER = Long.MAX_VALUE;
    static final long SECOND = 1_000_000_000L;
    private static final long FARTHEST = 7_258_118_400L; // seconds until 2200

    private Moments() {}

    static long of(Instant instant) {
        long seconds = Math.clamp(instant.getEpochSecond(), -FARTHEST, FARTHEST);
        return seconds * SECOND + (seconds == instant.getEpochSecond() ? instant.getNano() : 0);
    }

    static long of(Duration duration) {
        long seconds = Math.clamp(duration.getSeconds(), -FARTHEST, FARTHEST);
        return seconds * SECOND + (seconds == duration.getSeconds() ? duration.getNano() : 0);
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND), Math.floorMod(nanos, SECOND));
    }

    static Duration span(long nanos) {
        return Duration.ofNanos(nanos);
    }

    /** A time so much later; {@link #NEVER} where that is too far. */
    static long plus(long time, long span) {
        long sum = time + span;
        return ((time ^ sum) & (span ^ sum)) < 0 ? NEVER : sum;
    }

    /** The first time after now that is a whole number of steps from the beginning: known without being remembered. */
    static long next(long beginning, long step, long now) {
        return now < beginning ? beginning : beginning + ((now - beginning) / step + 1) * step;
    }
}
