package io.greenline.audio;

/**
 * Changes the sample rate by band-limited interpolation: each new sample is a windowed-sinc mean of the old ones around
 * its moment.
 *
 * <p>Keeps what lies below 0.425 of the lower rate (3.4 kHz for telephony) within half a decibel and lowers what lies
 * above 0.575 of it by more than 60 dB, so that nothing folds back into the voice.
 */
public final class Resampler {
    /** Half the kernel's length in samples of the lower rate; 28 make the step from pass to stop 0.13 of that rate. */
    private static final int HALF_WIDTH = 28;

    /** Points of the kernel's table between two zeros of the sinc: linear interpolation then errs by under -100 dB. */
    private static final int STEPS = 512;

    /** Kaiser's parameter for 60 dB. */
    private static final double BETA = 5.653;

    private static final double[] KERNEL = kernel();

    private Resampler() {}

    /**
     * The same sound at another rate; {@code ceil(samples * rateHz / sound.rateHz())} samples.
     *
     * @param rateHz samples a second, 8,000 to 48,000
     */
    public static Pcm resample(Pcm sound, int rateHz) {
        if (rateHz == sound.rateHz()) {
            return sound;
        }
        short[] from = sound.samples();
        long length = (from.length * (long) rateHz + sound.rateHz() - 1) / sound.rateHz();
        short[] to = new short[Math.toIntExact(length)];
        double step = (double) sound.rateHz() / rateHz;
        // Old samples for each sample of the lower rate: above 1 only when the rate goes down.
        double stretch = Math.max(1, step);
        for (int i = 0; i < to.length; i++) {
            to[i] = clip(at(from, i * step, stretch));
        }
        return new Pcm(to, rateHz);
    }

    /** The value between the old samples at a moment, counted in old samples. */
    private static double at(short[] from, double moment, double stretch) {
        int first = Math.max(0, (int) Math.ceil(moment - HALF_WIDTH * stretch));
        int last = Math.min(from.length - 1, (int) Math.floor(moment + HALF_WIDTH * stretch));
        double sum = 0;
        for (int i = first; i <= last; i++) {
            sum += from[i] * weight(Math.abs(i - moment) / stretch);
        }
        return sum / stretch;
    }

    private static double weight(double distance) {
        double place = distance * STEPS;
        int below = (int) place;
        return KERNEL[below] + (place - below) * (KERNEL[below + 1] - KERNEL[below]);
    }

    private static double[] kernel() {
        double[] kernel = new double[HALF_WIDTH * STEPS + 2]; // one zero beyond the end, for the interpolation
        for (int i = 0; i <= HALF_WIDTH * STEPS; i++) {
            double x = (double) i / STEPS;
            double sinc = i == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
            double edge = x / HALF_WIDTH;
            kernel[i] = sinc * bessel(BETA * Math.sqrt(1 - edge * edge)) / bessel(BETA);
        }
        return kernel;
    }

    /** The modified Bessel function of the first kind and order zero, by its series. */
    private static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; term > sum * 1e-12; k++) {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }

    private static short clip(double value) {
        return (short) Math.clamp(Math.round(value), Short.MIN_VALUE, Short.MAX_VALUE);
    }
}
