package io.greenline.simulator;

import io.greenline.audio.Pcm;
import java.time.Duration;
import java.util.Arrays;

/** The sound of a simulated caller: a hum while something is said, nothing in between. Used by the call's thread alone. */
final class VoicePieces {
    static final int RATE_HZ = 8_000;

    /** The longest piece once something was said. */
    static final Duration FRAME = Duration.ofMillis(20);

    /** The longest piece before: nothing is decided in silence, and long ones cost less. */
    static final Duration QUIET = Duration.ofMillis(100);

    private static final int SAMPLES = 160;
    private static final long NANOS_A_SAMPLE = 1_000_000_000L / RATE_HZ;

    /** Loud enough to be speech to anyone who listens. */
    private static final short LOUD = 8_000;

    private static final Pcm SILENCE = new Pcm(new short[SAMPLES], RATE_HZ);
    private static final Pcm LONG_SILENCE = new Pcm(new short[5 * SAMPLES], RATE_HZ);
    private static final Pcm HUM = hum(SAMPLES);

    /** What was too short for a sample is part of the next piece. */
    private long owedNanos;

    /** The next piece of the line's sound; of no samples where it would be shorter than one. */
    Pcm next(Duration length, Sounding sounding) {
        long nanos = length.toNanos() + owedNanos;
        int samples = Math.toIntExact(nanos / NANOS_A_SAMPLE);
        owedNanos = nanos % NANOS_A_SAMPLE;
        return switch (sounding) {
            case SILENCE -> silence(samples);
            case SPEECH -> samples == SAMPLES ? HUM : hum(samples);
        };
    }

    private static Pcm silence(int samples) {
        if (samples == SAMPLES) {
            return SILENCE;
        }
        return samples == 5 * SAMPLES ? LONG_SILENCE : new Pcm(new short[samples], RATE_HZ);
    }

    /** What a piece is of. */
    enum Sounding {
        SILENCE,
        SPEECH
    }

    static Pcm hum(int samples) {
        short[] loud = new short[samples];
        Arrays.fill(loud, LOUD);
        for (int i = 1; i < samples; i += 2) {
            loud[i] = -LOUD;
        }
        return new Pcm(loud, RATE_HZ);
    }
}
