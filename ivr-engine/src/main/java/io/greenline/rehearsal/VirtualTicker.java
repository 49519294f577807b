package io.greenline.rehearsal;

import io.greenline.floor.Ticker;
import io.greenline.simulator.VirtualClock;
import java.time.Duration;
import java.time.Instant;

/** The floor's time in a rehearsal: the call's own, so that what is due is done when the call gets there. */
final class VirtualTicker implements Ticker {
    private final VirtualClock clock;
    private final Instant began;

    VirtualTicker(VirtualClock clock) {
        this.clock = clock;
        this.began = clock.instant();
    }

    @Override
    public long nanos() {
        return Duration.between(began, clock.instant()).toNanos();
    }

    @Override
    public void after(Duration time, Runnable work) {
        clock.at(clock.instant().plus(time), work);
    }

    @Override
    public void close() {
        // With the call its time is over.
    }
}
