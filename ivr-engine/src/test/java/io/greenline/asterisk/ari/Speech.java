package io.greenline.asterisk.ari;

import io.greenline.audio.Pcm;
import java.util.Arrays;
import java.util.Random;

/** Sounds that are no words and as different as voices, and how alike two sounds are. */
final class Speech {
    private static final int RATE_HZ = 8_000;
    private static final int SAMPLES = 2 * RATE_HZ;
    private static final int SYLLABLE = RATE_HZ / 5;

    /** Of a correlation: G.711 twice over keeps 0.99 of a sound. */
    private static final double ALIKE = 0.9;

    private Speech() {}

    /** Two seconds of noise in syllables; every seed another. */
    static Pcm of(long seed) {
        Random random = new Random(seed);
        short[] samples = new short[SAMPLES];
        double level = 0;
        double low = 0;
        for (int i = 0; i < SAMPLES; i++) {
            if (i % SYLLABLE == 0) {
                level = 3_000 + random.nextInt(9_000);
            }
            low = 0.5 * low + 0.5 * random.nextGaussian();
            samples[i] = (short) Math.clamp(level * low, -30_000, 30_000);
        }
        return new Pcm(samples, RATE_HZ);
    }

    /**
     * How much of a sound was heard, 0 to 1: each syllable is looked for by itself, because a switch may leave out or put in
     * some milliseconds of a line that stutters.
     */
    static double share(Pcm sound, short[] heard) {
        int found = 0;
        for (int from = 0; from < SAMPLES; from += SYLLABLE) {
            short[] syllable = Arrays.copyOfRange(sound.samples(), from, from + SYLLABLE);
            found += correlation(syllable, heard, place(syllable, heard)) > ALIKE ? 1 : 0;
        }
        return found * (double) SYLLABLE / SAMPLES;
    }

    /** The loudest sample of what was heard well before and well after the sound. */
    static int loudestOutside(Pcm sound, short[] heard) {
        int begin = heard.length;
        int end = 0;
        for (int from = 0; from < SAMPLES; from += SYLLABLE) {
            short[] syllable = Arrays.copyOfRange(sound.samples(), from, from + SYLLABLE);
            int place = place(syllable, heard);
            if (correlation(syllable, heard, place) > ALIKE) {
                begin = Math.min(begin, place - from - SYLLABLE);
                end = Math.max(end, place - from + SAMPLES + SYLLABLE);
            }
        }
        int loudest = 0;
        for (int i = 0; i < heard.length; i++) {
            if (i < begin || i >= end) {
                loudest = Math.max(loudest, Math.abs(heard[i]));
            }
        }
        return loudest;
    }

    private static int place(short[] sound, short[] heard) {
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int from = 0; from + sound.length <= heard.length; from++) {
            double product = 0;
            for (int i = 0; i < sound.length; i += 7) {
                product += sound[i] * (double) heard[from + i];
            }
            if (product > most) {
                most = product;
                best = from;
            }
        }
        return best;
    }

    private static double correlation(short[] sound, short[] heard, int from) {
        double product = 0;
        double ofSound = 0;
        double ofHeard = 0;
        for (int i = 0; i < sound.length && from + i < heard.length; i++) {
            product += sound[i] * (double) heard[from + i];
            ofSound += sound[i] * (double) sound[i];
            ofHeard += heard[from + i] * (double) heard[from + i];
        }
        return ofHeard == 0 ? 0 : product / Math.sqrt(ofSound * ofHeard);
    }
}
