package io.greenline.asterisk.agi;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long the callers who wait on one switch are left alone between two looks whether they were nudged. Each look asks
 * Asterisk something; so that a crowd does not cost the engine a core, the looks of all callers together are so many a second
 * at most, and it is the crowd that waits a little longer for its nudge. Keys are never waited for: Asterisk tells them at
 * once. Thread-safe.
 */
final class HoldPace {
    private static final Duration LEAST = Duration.ofMillis(200);
    private static final Duration MOST = Duration.ofSeconds(2);
    private static final int LOOKS_A_SECOND = 250;

    private final AtomicInteger waiting = new AtomicInteger();

    /** Somebody more waits, until {@link #ends}. */
    void begins() {
        waiting.incrementAndGet();
    }

    void ends() {
        waiting.decrementAndGet();
    }

    /** How long each of those who wait now is left alone: from 200 ms to 2 s. */
    Duration piece() {
        Duration share = Duration.ofSeconds(waiting.get()).dividedBy(LOOKS_A_SECOND);
        Duration enough = share.compareTo(LEAST) < 0 ? LEAST : share;
        return enough.compareTo(MOST) > 0 ? MOST : enough;
    }
}
