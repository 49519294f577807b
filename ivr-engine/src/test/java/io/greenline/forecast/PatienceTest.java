package io.greenline.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.greenline.forecast.Patience.Waited;
import io.greenline.forecast.Patience.Waited.Until;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PatienceTest {
    private final long seed = new Random().nextLong();

    private static Waited hungUp(long seconds) {
        return new Waited(Duration.ofSeconds(seconds), Until.HUNG_UP);
    }

    private static Waited answered(long seconds) {
        return new Waited(Duration.ofSeconds(seconds), Until.OTHERWISE);
    }

    @Test
    void whoWasAnsweredCountsAsLongAsSheWaited() {
        // By hand: 5 at risk at 10 s, 3 at 30 s, 1 at 60 s.
        Patience curve = Patience.of(List.of(hungUp(10), answered(20), hungUp(30), answered(40), hungUp(60)))
                .orElseThrow();
        assertThat(curve.beyond(Duration.ofSeconds(9))).isEqualTo(1);
        assertThat(curve.beyond(Duration.ofSeconds(10))).isEqualTo(0.8);
        assertThat(curve.beyond(Duration.ofSeconds(29))).isEqualTo(0.8);
        assertThat(curve.beyond(Duration.ofSeconds(30))).isCloseTo(0.8 * 2 / 3, within(1e-12));
        assertThat(curve.beyond(Duration.ofSeconds(60))).isZero();
    }

    @Test
    void beyondTheLongestWaitItGoesOnAsAnExponentialThroughItsLastPoint() {
        Patience curve = Patience.of(List.of(hungUp(50), answered(100))).orElseThrow();
        assertThat(curve.beyond(Duration.ofSeconds(100))).isCloseTo(0.5, within(1e-9));
        assertThat(curve.beyond(Duration.ofSeconds(200))).isCloseTo(0.25, within(1e-9));
    }

    @Test
    void whereNobodyHungUpNothingIsKnownButThatAllArePatient() {
        assertThat(Patience.of(List.of(answered(10), answered(500)))).isEmpty();
        assertThat(Patience.of(List.of())).isEmpty();
    }

    @Test
    void whoHasWaitedWaitsLonger() {
        SplittableRandom chance = new SplittableRandom(seed);
        for (int i = 0; i < 2_000; i++) {
            List<Waited> waits = new ArrayList<>();
            for (int j = 0; j < 5; j++) {
                long seconds = chance.nextInt(30);
                waits.add(chance.nextBoolean() ? hungUp(seconds) : answered(seconds));
            }
            Duration already = Duration.ofSeconds(chance.nextInt(40));
            Patience.of(waits)
                    .ifPresent(curve -> assertThat(curve.draw(already, chance))
                            .as("seed %d: %s after %s", seed, waits, already)
                            .isGreaterThan(already));
        }
    }

    /** Patience of a minute in the mean, half of the callers answered within a minute: the mean is found again. */
    @Test
    void thePatienceThatWasIsFoundAgainThoughManyWereAnsweredBefore() {
        SplittableRandom chance = new SplittableRandom(7);
        Distribution patience = new Distribution.Exponential(Duration.ofMinutes(1));
        List<Waited> waits = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            Duration hangsUp = patience.draw(chance);
            Duration answer = Duration.ofMillis(chance.nextInt(120_000));
            waits.add(
                    hangsUp.compareTo(answer) < 0
                            ? new Waited(hangsUp, Until.HUNG_UP)
                            : new Waited(answer, Until.OTHERWISE));
        }
        Patience curve = Patience.of(waits).orElseThrow();
        assertThat(curve.beyond(Duration.ofSeconds(60))).isCloseTo(Math.exp(-1), within(0.02));
        double sum = 0;
        double rest = 0;
        for (int i = 0; i < 20_000; i++) {
            sum += curve.draw(Duration.ZERO, chance).toMillis() / 20_000.0;
            rest += curve.draw(Duration.ofSeconds(30), chance).toMillis() / 20_000.0;
        }
        assertThat(sum).isCloseTo(60_000, within(2_000.0));
        assertThat(rest).isCloseTo(90_000, within(2_000.0));
    }
}
