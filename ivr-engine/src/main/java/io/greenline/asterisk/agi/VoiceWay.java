package io.greenline.asterisk.agi;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Whether Asterisk can bring callers' voices. Finding out that it cannot may cost a caller two seconds of silence, so
 * after a failure nobody tries for a while.
 */
final class VoiceWay {
    static final Duration PAUSE = Duration.ofSeconds(30);

    private final LongSupplier nanos;
    private Optional<String> failure = Optional.empty();
    private long failedAt;

    /** @param nanos a clock such as {@link System#nanoTime} */
    VoiceWay(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Why it is not tried now; empty when it is worth trying. */
    synchronized Optional<String> barred() {
        return failure.filter(_ -> nanos.getAsLong() - failedAt < PAUSE.toNanos());
    }

    /** The reason of the last failure that nothing has disproved; empty when all is well. */
    synchronized Optional<String> trouble() {
        return failure;
    }

    /** Asterisk could not bring a voice; whether that is news. */
    synchronized boolean failed(String reason) {
        boolean news = failure.isEmpty();
        failure = Optional.of(reason);
        failedAt = nanos.getAsLong();
        return news;
    }

    /** Asterisk has brought a voice; whether that is news. */
    synchronized boolean worked() {
        boolean news = failure.isPresent();
        failure = Optional.empty();
        return news;
    }
}
