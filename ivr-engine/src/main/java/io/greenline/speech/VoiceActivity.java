package io.greenline.speech;

/**
 * Where somebody makes a sound, by its energy over the noise of the line.
 *
 * <p>The noise is the least energy of the last two seconds: even fast speech has gaps, a steady noise has none, so a steady
 * noise stops counting as a voice after two seconds. Low frequencies count less, for hum is not speech. Not for several
 * threads.
 */
final class VoiceActivity {
    static final int RATE_HZ = 8_000;
    private static final int FRAME_SAMPLES = RATE_HZ / 100;
    /** A voice is at least so much louder than the noise. */
    private static final double OVER_NOISE_DB = 8;
    /** Whatever the noise is, what is quieter is nobody's voice on a telephone. */
    private static final double FAINTEST_DBFS = -62;
    /** Frames over the threshold in a row that make a voice: a click is shorter. */
    private static final int FRAMES_OF_A_VOICE = 3;
    /** Pauses inside a stretch of voice, between words and in stops. */
    private static final long LONGEST_GAP = 40 * FRAME_SAMPLES;

    private static final int FRAMES_PER_MINIMUM = 20;
    private static final int MINIMA = 10;
    private static final double PRE_EMPHASIS = 0.95;

    private final double[] minima = new double[MINIMA];
    private int minimum;
    private int framesInMinimum;

    private double energy;
    private double before;
    private int inFrame;
    private long samples;

    private int loudFrames;
    private long from;
    private long until;

    VoiceActivity() {
        java.util.Arrays.fill(minima, FAINTEST_DBFS);
    }

    /** Hears the next samples. */
    void hear(short[] piece) {
        for (short sample : piece) {
            double emphasised = sample - PRE_EMPHASIS * before;
            before = sample;
            energy += emphasised * emphasised;
            samples++;
            if (++inFrame == FRAME_SAMPLES) {
                frame(10 * Math.log10(energy / FRAME_SAMPLES / (32768.0 * 32768.0) + 1e-10));
                inFrame = 0;
                energy = 0;
            }
        }
    }

    /** Where the last stretch of voice began, in samples; pauses of up to 0.4 s are part of it. */
    long from() {
        return from;
    }

    /** Where the last voice ended, or where we are while it lasts; 0 before any. */
    long until() {
        return until;
    }

    private void frame(double dbfs) {
        double noise = noise(dbfs);
        if (dbfs < Math.max(noise + OVER_NOISE_DB, FAINTEST_DBFS)) {
            loudFrames = 0;
            return;
        }
        if (++loudFrames >= FRAMES_OF_A_VOICE) {
            long begin = samples - (long) loudFrames * FRAME_SAMPLES;
            if (until == 0 || begin - until > LONGEST_GAP) {
                from = begin;
            }
            until = samples;
        }
    }

    private double noise(double dbfs) {
        minima[minimum] = framesInMinimum == 0 ? dbfs : Math.min(minima[minimum], dbfs);
        if (++framesInMinimum == FRAMES_PER_MINIMUM) {
            framesInMinimum = 0;
            minimum = (minimum + 1) % MINIMA;
        }
        double least = minima[0];
        for (double one : minima) {
            least = Math.min(least, one);
        }
        return least;
    }
}
