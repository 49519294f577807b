package io.greenline.speech;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class VoiceActivityTest {
    private static final int SECOND = VoiceActivity.RATE_HZ;
    private final VoiceActivity activity = new VoiceActivity();
    private final Random random = new Random(7);

    private void noise(double amplitude, double seconds) {
        short[] samples = new short[(int) (seconds * SECOND)];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (random.nextGaussian() * amplitude);
        }
        activity.hear(samples);
    }

    /** A buzz with gaps, as syllables have them: 150 ms on, 50 ms off. */
    private void speech(double amplitude, double seconds) {
        short[] samples = new short[(int) (seconds * SECOND)];
        for (int i = 0; i < samples.length; i++) {
            boolean on = i % (SECOND / 5) < SECOND * 3 / 20;
            samples[i] = (short) (random.nextGaussian() * 8 + (on ? amplitude * Math.sin(i * 0.7) : 0));
        }
        activity.hear(samples);
    }

    @Test
    void silenceAndTheNoiseOfALineAreNoVoice() {
        noise(0, 3);
        noise(15, 3);
        assertThat(activity.until()).isZero();
    }

    @Test
    void aVoiceIsFoundWithinThirtyMillisecondsAtBothEnds() {
        noise(8, 1);
        speech(2_000, 0.95); // its last syllable is whole
        noise(8, 1);
        assertThat(activity.from()).isBetween(SECOND - 240L, SECOND + 240L);
        assertThat(activity.until()).isBetween((long) (1.95 * SECOND) - 640, (long) (1.95 * SECOND) + 240);
    }

    @Test
    void aPauseOfAThirdOfASecondIsPartOfTheVoiceALongOneIsNot() {
        speech(2_000, 0.95);
        noise(8, 0.3);
        speech(2_000, 0.95);
        assertThat(activity.from()).isLessThan(240);
        noise(8, 0.6);
        speech(2_000, 0.95);
        assertThat(activity.from()).isGreaterThan(2 * SECOND);
    }

    @Test
    void aNoiseThatBeginsAndStaysIsNoVoiceAfterTwoSeconds() {
        noise(8, 1);
        noise(800, 5);
        assertThat(activity.until()).isLessThan((long) (3.3 * SECOND));
    }

    @Test
    void aVoiceOverALoudNoiseIsStillOne() {
        noise(300, 4);
        speech(6_000, 0.95);
        assertThat(activity.until()).isGreaterThan(4 * SECOND + SECOND / 2);
    }

    @Test
    void aClickIsNoVoice() {
        noise(8, 1);
        short[] click = new short[80];
        java.util.Arrays.fill(click, (short) 12_000);
        activity.hear(click);
        noise(8, 1);
        assertThat(activity.until()).isZero();
    }

    @Test
    void humIsNoVoice() {
        short[] hum = new short[4 * SECOND];
        for (int i = 0; i < hum.length; i++) {
            hum[i] = (short) (150 * Math.sin(2 * Math.PI * 50 * i / SECOND));
        }
        activity.hear(hum);
        assertThat(activity.until()).isZero();
    }
}
