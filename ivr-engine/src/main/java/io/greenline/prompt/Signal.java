package io.greenline.prompt;

import io.greenline.audio.Pcm;
import java.time.Duration;

/** Sounds of our own, for when there are no words. */
final class Signal {
    /** What people read where callers hear the tone. */
    static final String HOLD_WORDS = "[please hold]";

    private static final double[] NOTES_HZ = {523.25, 659.25, 783.99}; // c, e, g: friendly, and unlike any network tone
    private static final Duration NOTE = Duration.ofMillis(350);
    private static final Duration FADE = Duration.ofMillis(40);
    private static final int AMPLITUDE = 6_000; // about -18 dBFS

    private Signal() {}

    /** "Please hold": three rising notes, then a breath. Better than silence, in which callers hang up. */
    static Pcm hold() {
        int note = samples(NOTE);
        int fade = samples(FADE);
        short[] tone = new short[note * (NOTES_HZ.length + 1)];
        for (int i = 0; i < note * NOTES_HZ.length; i++) {
            int within = i % note;
            double envelope = Math.min(1, Math.min(within, note - within) / (double) fade);
            tone[i] =
                    (short) (AMPLITUDE * envelope * Math.sin(2 * Math.PI * NOTES_HZ[i / note] * i / ClipStore.RATE_HZ));
        }
        return new Pcm(tone, ClipStore.RATE_HZ);
    }

    static Pcm pause(Duration length) {
        return new Pcm(new short[samples(length)], ClipStore.RATE_HZ);
    }

    private static int samples(Duration time) {
        return Math.toIntExact(time.toMillis() * ClipStore.RATE_HZ / 1000);
    }
}
