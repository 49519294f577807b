package io.greenline.audio;

import java.time.Duration;

/**
 * Mono sound as 16-bit linear samples. The array is not copied: whoever hands it over no longer writes to it.
 *
 * @param samples -32768 to 32767
 * @param rateHz samples a second, 4,000 to 192,000
 */
@SuppressWarnings("ArrayRecordComponent") // A value type over a large array; compared by nobody.
public record Pcm(short[] samples, int rateHz) {
    /** What telephones carry. */
    public static final int TELEPHONE_RATE_HZ = 8_000;

    private static final int MIN_RATE_HZ = 4_000;
    private static final int MAX_RATE_HZ = 192_000;

    public Pcm {
        if (rateHz < MIN_RATE_HZ || rateHz > MAX_RATE_HZ) {
            throw new IllegalArgumentException(
                    "a sampling rate is %d to %d Hz, not %d".formatted(MIN_RATE_HZ, MAX_RATE_HZ, rateHz));
        }
    }

    public Duration length() {
        return Duration.ofNanos(samples.length * 1_000_000_000L / rateHz);
    }

    /** The loudest sample's distance from silence, 0 to 32768. */
    public int peak() {
        int peak = 0;
        for (short sample : samples) {
            peak = Math.max(peak, Math.abs((int) sample));
        }
        return peak;
    }

    /**
     * The same sound with its loudest sample at this level; silence stays silence.
     *
     * @param peak 1 to 32767
     */
    public Pcm normalised(int peak) {
        int now = peak();
        if (now == 0) {
            return this;
        }
        short[] scaled = new short[samples.length];
        for (int i = 0; i < samples.length; i++) {
            scaled[i] =
                    (short) Math.clamp(Math.round((double) samples[i] * peak / now), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return new Pcm(scaled, rateHz);
    }
}
