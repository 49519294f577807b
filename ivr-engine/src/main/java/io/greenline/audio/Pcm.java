package io.greenline.audio;

import java.time.Duration;

/**
 * Mono sound, 16 bits a sample.
 *
 * <p>The array is not copied: it belongs to whoever made the value, and nobody changes it afterwards.
 */
public final class Pcm {
    /** The lowest and the highest sample rate that a sound may have. */
    public static final int MIN_RATE_HZ = 8_000, MAX_RATE_HZ = 48_000;

    private final short[] samples;
    private final int rateHz;

    /**
     * A sound of these samples.
     *
     * @throws IllegalArgumentException if the rate is not from 8,000 to 48,000 Hz
     */
    public Pcm(short[] samples, int rateHz) {
        if (rateHz < MIN_RATE_HZ || rateHz > MAX_RATE_HZ) {
            throw new IllegalArgumentException("a sample rate of %d Hz; use 8000 to 48000 Hz".formatted(rateHz));
        }
        this.samples = samples;
        this.rateHz = rateHz;
    }

    public short[] samples() {
        return samples;
    }

    /** Samples a second. */
    public int rateHz() {
        return rateHz;
    }

    /** Its playing time. */
    public Duration length() {
        return Duration.ofNanos(samples.length * 1_000_000_000L / rateHz);
    }
}
