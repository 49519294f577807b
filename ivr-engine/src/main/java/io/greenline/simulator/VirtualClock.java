package io.greenline.simulator;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that moves when it is told to. Used by one thread at a time; other threads may read it. */
public final class VirtualClock implements InstantSource {
    private volatile Instant now;

    public VirtualClock(Instant start) {
        now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Moves on; never back. */
    void advanceTo(Instant later) {
        if (later.isAfter(now)) {
            now = later;
        }
    }

    void advance(Duration by) {
        advanceTo(now.plus(by));
    }
}
