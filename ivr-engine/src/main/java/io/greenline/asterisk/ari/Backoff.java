package io.greenline.asterisk.ari;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long to wait before the next try to connect: at once, then doubling up to a cap, with jitter, for ever. */
final class Backoff {
    static final Duration FIRST = Duration.ofMillis(100);
    static final Duration CAP = Duration.ofSeconds(1);

    private static final int MAX_DOUBLINGS = 16;

    private final RandomGenerator random;
    private int failures;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** The wait before the next try, counting this one as failed until {@link #succeeded}. */
    Duration next() {
        int tried = failures;
        failures = Math.min(failures + 1, MAX_DOUBLINGS);
        if (tried == 0) {
            return Duration.ZERO;
        }
        long full = Math.min(FIRST.toMillis() << (tried - 1), CAP.toMillis());
        return Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
    }

    void succeeded() {
        failures = 0;
    }
}
