package io.greenline.speech;

import io.greenline.audio.Pcm;
import java.util.Arrays;

/** The voice since a place, for those who want to keep an utterance. Not for several threads. */
final class VoiceMemory {
    /** What is kept before an utterance: its first sound is soft. */
    private static final long LEAD = VoiceActivity.RATE_HZ * 3L / 10;

    private short[] samples = new short[VoiceActivity.RATE_HZ];
    private int filled;
    private long from;

    void add(short[] piece) {
        if (filled + piece.length > samples.length) {
            samples = Arrays.copyOf(samples, Math.max(filled + piece.length, samples.length * 2));
        }
        System.arraycopy(piece, 0, samples, filled, piece.length);
        filled += piece.length;
    }

    /** Forgets all before a place, but for what an utterance would be led in with. */
    void forget(long until) {
        int drop = Math.clamp(until - LEAD - from, 0, filled);
        System.arraycopy(samples, drop, samples, 0, filled - drop);
        filled -= drop;
        from += drop;
    }

    /** From a little before an utterance began to a little after it ended. */
    Pcm utterance(long began, long ended) {
        int begin = Math.clamp(began - LEAD - from, 0, filled);
        int end = Math.clamp(ended + LEAD - from, begin, filled);
        return new Pcm(Arrays.copyOfRange(samples, begin, end), VoiceActivity.RATE_HZ);
    }
}
