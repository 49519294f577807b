package io.greenline.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.greenline.speech.Calibration.Curve;
import io.greenline.speech.Calibration.Sureness;
import io.greenline.speech.CalibrationFit.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationFitTest {
    private final Random random = new Random(3);

    private List<Seen> seen(Curve truth, int count) {
        List<Seen> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double least = random.nextDouble();
            Sureness sureness = new Sureness(least + (1 - least) * random.nextDouble(), least);
            all.add(new Seen(sureness, random.nextDouble() < truth.confidence(sureness)));
        }
        return all;
    }

    @Test
    void manyAnswersGiveTheCurveThatMadeThem() {
        Curve truth = new Curve(-6, 3, 6);
        Curve fitted = CalibrationFit.of(seen(truth, 20_000), Calibration.STANDARD);
        for (double least : new double[] {0.1, 0.4, 0.7, 1}) {
            Sureness sureness = new Sureness((1 + least) / 2, least);
            assertThat(fitted.confidence(sureness)).isCloseTo(truth.confidence(sureness), within(0.05));
        }
    }

    @Test
    void withoutAnswersTheStandardCurveStandsAndFiveDoNotBendItFar() {
        assertThat(CalibrationFit.of(List.of(), Calibration.STANDARD)).isEqualTo(Calibration.STANDARD);
        Sureness sure = new Sureness(1, 1);
        Curve fitted = CalibrationFit.of(java.util.Collections.nCopies(5, new Seen(sure, true)), Calibration.STANDARD);
        assertThat(fitted.confidence(sure))
                .isGreaterThan(Calibration.STANDARD.confidence(sure))
                .isLessThan(0.99);
        assertThat(fitted.confidence(new Sureness(0.5, 0.2))).isLessThan(0.6);
    }

    @Test
    void aThresholdIsTheLeastConfidenceWithThatShareRight() {
        List<Seen> seen = List.of(
                new Seen(new Sureness(0.2, 0.2), false),
                new Seen(new Sureness(0.5, 0.5), true),
                new Seen(new Sureness(0.7, 0.7), false),
                new Seen(new Sureness(1, 1), true));
        Curve curve = Calibration.STANDARD;
        assertThat(CalibrationFit.threshold(seen, curve, 1)).isEqualTo(curve.confidence(new Sureness(1, 1)));
        assertThat(CalibrationFit.threshold(seen, curve, 0.6)).isEqualTo(curve.confidence(new Sureness(0.5, 0.5)));
        assertThat(CalibrationFit.threshold(List.of(new Seen(new Sureness(1, 1), false)), curve, 0.5))
                .isEqualTo(1);
    }
}
