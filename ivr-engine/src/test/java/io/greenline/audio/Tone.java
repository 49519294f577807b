package io.greenline.audio;

/** Sine tones, and how loud one of them is in a sound. */
final class Tone {
    private Tone() {}

    static Pcm of(double hz, int rateHz, int samples, int amplitude) {
        short[] tone = new short[samples];
        for (int i = 0; i < samples; i++) {
            tone[i] = (short) Math.round(amplitude * Math.sin(2 * Math.PI * hz * i / rateHz));
        }
        return new Pcm(tone, rateHz);
    }

    /** The level of everything but the first and last tenth, against a sine of this amplitude. */
    static double levelDb(Pcm sound, int amplitude) {
        int edge = sound.samples().length / 10;
        double sum = 0;
        for (int i = edge; i < sound.samples().length - edge; i++) {
            sum += (double) sound.samples()[i] * sound.samples()[i];
        }
        double rms = Math.sqrt(sum / (sound.samples().length - 2 * edge));
        return 20 * Math.log10(Math.max(rms, 1e-3) / (amplitude / Math.sqrt(2)));
    }
}
