package io.greenline.floor;

import java.time.Instant;

/**
 * When things happen on the floor: begins at the wall clock, or at the last that is known to have happened where the clock was
 * set back, and goes on steadily. So nobody's wait grows or shrinks by a change of the clock.
 */
final class FloorTime {
    private final Ticker ticker;
    private final Instant begin;
    private final long began;

    FloorTime(Ticker ticker, Instant wall, Instant last) {
        this.ticker = ticker;
        this.begin = wall.isBefore(last) ? last : wall;
        this.began = ticker.nanos();
    }

    Instant now() {
        return begin.plusNanos(ticker.nanos() - began);
    }
}
