package io.greenline.asterisk.media;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** Says when a refusal is worth a line in the log: the first, then at most one a minute with the number since. */
public final class RefusalLog {
    private static final long PAUSE_NANOS = Duration.ofMinutes(1).toNanos();

    private final LongSupplier nanos;
    private long quietUntil;
    private long unsaid;
    private boolean spoken;

    /** @param nanos a clock such as {@link System#nanoTime} */
    public RefusalLog(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Counts one refusal; the number of refusals to report now, this one included, or empty for none. */
    public synchronized OptionalLong count() {
        unsaid++;
        long now = nanos.getAsLong();
        if (spoken && now - quietUntil < 0) {
            return OptionalLong.empty();
        }
        spoken = true;
        quietUntil = now + PAUSE_NANOS;
        long count = unsaid;
        unsaid = 0;
        return OptionalLong.of(count);
    }
}
