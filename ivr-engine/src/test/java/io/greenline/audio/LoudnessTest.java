package io.greenline.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LoudnessTest {
    private static final Duration NOTHING = Duration.ZERO;

    @Test
    void aFullScaleSineIsThreeDecibelsUnderItsPeak() {
        short[] sine = Tone.of(1_000, 8_000, 8_000, 32_767).samples();
        assertThat(Loudness.peakDbfs(sine)).isCloseTo(0, within(0.01));
        assertThat(Loudness.rmsDbfs(sine)).isCloseTo(-3.01, within(0.01));
        assertThat(Loudness.rmsDbfs(new short[0])).isEqualTo(Loudness.SILENCE_DBFS);
        assertThat(Loudness.peakDbfs(new short[] {Short.MIN_VALUE})).isEqualTo(0);
    }

    @Test
    void pausesDoNotCountForTheLevelOfSpeech() {
        short[] half = new short[16_000];
        System.arraycopy(Tone.of(500, 8_000, 8_000, 8_000).samples(), 0, half, 0, 8_000);
        assertThat(Loudness.speechDbfs(new Pcm(half, 8_000)))
                .isCloseTo(Loudness.rmsDbfs(Tone.of(500, 8_000, 8_000, 8_000).samples()), within(0.1));
    }

    @Test
    void quietAndLoudSpeechComeOutAtOneLevelUnderTheCeiling() {
        long seed = 7;
        Random random = new Random(seed);
        for (int amplitude : new int[] {400, 3_000, 30_000}) {
            short[] noise = new short[16_000];
            for (int i = 0; i < noise.length; i++) {
                double value = amplitude / 4.0 * random.nextGaussian();
                noise[i] = (short) Math.clamp(value, Short.MIN_VALUE, Short.MAX_VALUE);
            }
            Pcm out = Loudness.normalise(new Pcm(noise, 8_000), -20, -3);
            assertThat(Loudness.speechDbfs(out))
                    .as("amplitude %d, seed %d", amplitude, seed)
                    .isBetween(-21.0, -19.5);
            assertThat(Loudness.peakDbfs(out.samples())).isLessThanOrEqualTo(-3 + 0.01);
        }
    }

    @Test
    void aSingleClickIsLimitedInsteadOfClipped() {
        short[] samples = Tone.of(300, 8_000, 8_000, 1_000).samples();
        samples[4_000] = 30_000;
        short[] out = Loudness.normalise(new Pcm(samples, 8_000), -12, -3).samples();
        assertThat(Loudness.peakDbfs(out)).isLessThanOrEqualTo(-3 + 0.01);
        assertThat(out[4_000]).isGreaterThan((short) 15_000);
    }

    @Test
    void silenceStaysSilence() {
        Pcm silence = new Pcm(new short[800], 8_000);
        assertThat(Loudness.normalise(silence, -20, -3)).isSameAs(silence);
        assertThat(Loudness.trim(silence, -50, NOTHING, NOTHING).samples()).isEmpty();
    }

    @Test
    void silenceAroundTheWordsIsCutToWhatIsAskedFor() {
        short[] samples = new short[8_000];
        java.util.Arrays.fill(samples, 3_000, 5_000, (short) 5_000);
        Pcm sound = new Pcm(samples, 8_000);
        assertThat(Loudness.trim(sound, -50, NOTHING, NOTHING).samples()).hasSize(2_000);
        assertThat(Loudness.trim(sound, -50, Duration.ofMillis(20), Duration.ofMillis(60))
                        .samples())
                .hasSize(2_000 + 160 + 480);
        assertThat(Loudness.trim(sound, -50, Duration.ofSeconds(9), Duration.ofSeconds(9))
                        .samples())
                .hasSize(8_000);
    }
}
