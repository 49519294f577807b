package io.greenline.audio;

/**
 * Changes the sampling rate by windowed-sinc interpolation: what lies above half of the lower rate is filtered out, so that
 * nothing of it folds back into the voice.
 */
public final class Resampler {
    /** Zero crossings of the sinc on each side: the steepness of the filter. */
    private static final int ZERO_CROSSINGS = 24;

    /** Of half the lower rate: room for the filter's slope. */
    private static final double CUTOFF = 0.92;

    private Resampler() {}

    /** The same sound at another rate; the length is kept to the nearest sample. */
    public static Pcm resample(Pcm sound, int rateHz) {
        if (sound.rateHz() == rateHz) {
            return sound;
        }
        short[] in = sound.samples();
        int length = Math.toIntExact(Math.round((double) in.length * rateHz / sound.rateHz()));
        double step = (double) sound.rateHz() / rateHz;
        double band = Math.min(1.0, (double) rateHz / sound.rateHz()) * CUTOFF;
        double reach = ZERO_CROSSINGS / band;
        short[] out = new short[length];
        for (int i = 0; i < length; i++) {
            double centre = i * step;
            int from = Math.max(0, (int) Math.ceil(centre - reach));
            int to = Math.min(in.length - 1, (int) Math.floor(centre + reach));
            double sum = 0;
            for (int j = from; j <= to; j++) {
                sum += in[j] * kernel((centre - j) * band, (centre - j) / reach);
            }
            out[i] = (short) Math.clamp(Math.round(sum * band), Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return new Pcm(out, rateHz);
    }

    /** Sinc times a Blackman window. */
    private static double kernel(double x, double inWindow) {
        double sinc = x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
        double window = 0.42 + 0.5 * Math.cos(Math.PI * inWindow) + 0.08 * Math.cos(2 * Math.PI * inWindow);
        return sinc * window;
    }
}
