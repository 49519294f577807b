package io.greenline.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplerTest {
    private static final int AMPLITUDE = 16_000;

    @ParameterizedTest
    @ValueSource(ints = {11_025, 12_000, 16_000, 22_050, 24_000, 32_000, 44_100, 48_000, 47_999})
    void voiceIsKeptAndWhatWouldFoldBackIsNot(int rateHz) {
        for (int hz = 100; hz <= 3_400; hz += 300) {
            assertThat(toTelephone(hz, rateHz)).as("%d Hz", hz).isBetween(-0.5, 0.5);
        }
        for (int hz = 4_600; hz < rateHz / 2; hz += 700) {
            assertThat(toTelephone(hz, rateHz)).as("%d Hz", hz).isLessThan(-40);
        }
    }

    @Test
    void tonesAtRandomComeOutAtTheirOwnFrequency() {
        long seed = 5;
        Random random = new Random(seed);
        for (int i = 0; i < 30; i++) {
            double hz = 200 + random.nextDouble() * 3_200;
            int rateHz = 8_001 + random.nextInt(39_999);
            Pcm out = Resampler.resample(Tone.of(hz, rateHz, rateHz / 4, AMPLITUDE), 8_000);
            Pcm wanted = Tone.of(hz, 8_000, out.samples().length, AMPLITUDE);
            short[] difference = new short[out.samples().length];
            for (int n = 0; n < difference.length; n++) {
                difference[n] = (short) (out.samples()[n] - wanted.samples()[n]);
            }
            assertThat(Tone.levelDb(new Pcm(difference, 8_000), AMPLITUDE))
                    .as("%.1f Hz from %d Hz, seed %d", hz, rateHz, seed)
                    .isLessThan(-30);
        }
    }

    @Test
    void theLengthIsExactlyTheRatioRoundedUp() {
        long seed = 11;
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            int rateHz = 8_000 + random.nextInt(40_001);
            int samples = random.nextInt(500);
            Pcm out = Resampler.resample(new Pcm(new short[samples], rateHz), 8_000);
            assertThat(out.samples().length)
                    .as("%d samples at %d Hz, seed %d", samples, rateHz, seed)
                    .isEqualTo((int) Math.ceil(samples * 8_000.0 / rateHz));
        }
    }

    @Test
    void fullScaleNoiseIsClippedAndNeverWrapsRound() {
        short[] square = new short[4_410];
        for (int i = 0; i < square.length; i++) {
            square[i] = i / 50 % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
        }
        short[] out = Resampler.resample(new Pcm(square, 44_100), 8_000).samples();
        for (int i = 0; i < 100; i++) {
            double place = i * 44_100 / 8_000.0 % 100;
            if (place > 15 && place < 35) {
                assertThat(out[i]).as("sample %d", i).isGreaterThan((short) 20_000);
            }
        }
    }

    private static double toTelephone(double hz, int rateHz) {
        return Tone.levelDb(Resampler.resample(Tone.of(hz, rateHz, rateHz / 4, AMPLITUDE), 8_000), AMPLITUDE);
    }
}
