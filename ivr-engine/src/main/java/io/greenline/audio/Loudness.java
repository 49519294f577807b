package io.greenline.audio;

import java.time.Duration;
import java.util.Arrays;

/** How loud a sound is, in dBFS: 0 is the largest sample there is, silence is {@link #SILENCE_DBFS}. */
public final class Loudness {
    /** What is reported for digital silence: below what 16 bits can hold. */
    public static final double SILENCE_DBFS = -100;

    /** Quieter frames are pauses: they say nothing about how loud the speech is. */
    private static final double PAUSE_DBFS = -50;

    private static final Duration FRAME = Duration.ofMillis(20);
    /** How far around a peak the limiter turns the sound down; short enough not to be heard as pumping. */
    private static final Duration LIMITER_REACH = Duration.ofMillis(5);

    private Loudness() {}

    /** The loudest sample. */
    public static double peakDbfs(short[] samples) {
        int peak = 0;
        for (short sample : samples) {
            peak = Math.max(peak, Math.abs((int) sample));
        }
        return dbfs(peak);
    }

    /** The root mean square of all samples. */
    public static double rmsDbfs(short[] samples) {
        return dbfs(Math.sqrt(power(samples, 0, samples.length)));
    }

    /** The root mean square of the frames in which somebody speaks; a sound of pauses only is silence. */
    public static double speechDbfs(Pcm sound) {
        int frame = samples(FRAME, sound);
        double sum = 0;
        int counted = 0;
        for (int from = 0; from < sound.samples().length; from += frame) {
            int to = Math.min(sound.samples().length, from + frame);
            double power = power(sound.samples(), from, to);
            if (dbfs(Math.sqrt(power)) > PAUSE_DBFS) {
                sum += power;
                counted++;
            }
        }
        return counted == 0 ? SILENCE_DBFS : dbfs(Math.sqrt(sum / counted));
    }

    /**
     * The same sound with its speech at a level, and no sample above a ceiling: peaks are turned down smoothly.
     *
     * @param speechDbfs the level wanted, below zero
     * @param ceilingDbfs the largest peak, below zero
     * @return the sound itself where it holds no speech
     */
    public static Pcm normalise(Pcm sound, double speechDbfs, double ceilingDbfs) {
        double now = speechDbfs(sound);
        if (now <= PAUSE_DBFS) {
            return sound;
        }
        double gain = amplitude(speechDbfs - now);
        double ceiling = amplitude(ceilingDbfs) * Short.MAX_VALUE;
        double[] limits = limits(sound, ceiling / gain);
        short[] out = new short[limits.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (short) Math.clamp((long) (sound.samples()[i] * gain * limits[i]), -32768, 32767);
        }
        return new Pcm(out, sound.rateHz());
    }

    /**
     * The sound without the silence before and after it.
     *
     * @param thresholdDbfs what is quieter is silence
     * @param before how much silence to keep at the beginning
     * @param after and at the end, for the last sound to fade
     * @return no samples at all where everything is silence
     */
    public static Pcm trim(Pcm sound, double thresholdDbfs, Duration before, Duration after) {
        short[] samples = sound.samples();
        int threshold = (int) (amplitude(thresholdDbfs) * Short.MAX_VALUE);
        int first = 0;
        while (first < samples.length && Math.abs((int) samples[first]) <= threshold) {
            first++;
        }
        if (first == samples.length) {
            return new Pcm(new short[0], sound.rateHz());
        }
        int last = samples.length - 1;
        while (Math.abs((int) samples[last]) <= threshold) {
            last--;
        }
        int from = Math.max(0, first - samples(before, sound));
        int to = Math.min(samples.length, last + 1 + samples(after, sound));
        return new Pcm(Arrays.copyOfRange(samples, from, to), sound.rateHz());
    }

    /**
     * A factor for each sample that keeps it under the ceiling. The least factor needed within reach, then its mean over
     * the same reach: the mean of factors that each suffice suffices, and it has no steps.
     */
    private static double[] limits(Pcm sound, double ceiling) {
        short[] samples = sound.samples();
        int reach = samples(LIMITER_REACH, sound);
        double[] needed = new double[samples.length];
        Arrays.fill(needed, 1);
        for (int i = 0; i < samples.length; i++) {
            double factor = ceiling / Math.abs((int) samples[i]);
            if (factor < 1) {
                for (int near = Math.max(0, i - reach); near <= Math.min(samples.length - 1, i + reach); near++) {
                    needed[near] = Math.min(needed[near], factor);
                }
            }
        }
        double[] sums = new double[samples.length + 1];
        for (int i = 0; i < samples.length; i++) {
            sums[i + 1] = sums[i] + needed[i];
        }
        double[] smooth = new double[samples.length];
        for (int i = 0; i < samples.length; i++) {
            int from = Math.max(0, i - reach);
            int to = Math.min(samples.length, i + reach + 1);
            smooth[i] = (sums[to] - sums[from]) / (to - from);
        }
        return smooth;
    }

    private static int samples(Duration time, Pcm sound) {
        return Math.toIntExact(time.toMillis() * sound.rateHz() / 1000);
    }

    private static double power(short[] samples, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += (double) samples[i] * samples[i];
        }
        return to == from ? 0 : sum / (to - from);
    }

    private static double amplitude(double db) {
        return Math.pow(10, db / 20);
    }

    private static double dbfs(double amplitude) {
        return amplitude <= 0 ? SILENCE_DBFS : Math.max(SILENCE_DBFS, 20 * Math.log10(amplitude / 32768));
    }
}
