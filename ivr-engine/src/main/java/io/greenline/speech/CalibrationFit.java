package io.greenline.speech;

import io.greenline.speech.Calibration.Curve;
import io.greenline.speech.Calibration.Sureness;
import java.util.List;

/**
 * Fits a curve to what was measured: the one under which what was right and wrong is likeliest, held to the standard curve
 * so that a few utterances do not bend it far. Pure.
 */
public final class CalibrationFit {
    /** The standard curve counts as much as about so many utterances. */
    private static final double STANDARD_COUNTS = 3;

    private static final int STEPS = 5_000;
    private static final double STEP = 0.5;

    private CalibrationFit() {}

    /** One answer: how sure the recogniser was, and whether it was right. */
    public record Seen(Sureness sureness, boolean right) {}

    /** The curve of these answers; the standard one where there are none. */
    public static Curve of(List<Seen> answers, Curve standard) {
        double[] weights = {standard.constant(), standard.mean(), standard.least()};
        double[] start = weights.clone();
        double size = answers.size() + STANDARD_COUNTS;
        for (int step = 0; step < STEPS && !answers.isEmpty(); step++) {
            double[] slope = new double[3];
            for (Seen seen : answers) {
                double[] inputs = {1, seen.sureness.mean(), seen.sureness.least()};
                double wrong = (seen.right ? 1 : 0) - curve(weights).confidence(seen.sureness);
                for (int i = 0; i < 3; i++) {
                    slope[i] += wrong * inputs[i];
                }
            }
            for (int i = 0; i < 3; i++) {
                // A logistic curve bends by a quarter at most, so this step never overshoots.
                slope[i] -= STANDARD_COUNTS / 4 * (weights[i] - start[i]) / 4;
                weights[i] += STEP * 4 * slope[i] / size;
            }
        }
        return curve(weights);
    }

    private static Curve curve(double[] weights) {
        return new Curve(weights[0], weights[1], weights[2]);
    }

    /**
     * The least confidence from which on so many answers are right.
     *
     * @param share from 0 to 1
     * @return 1 where no confidence gives that
     */
    public static double threshold(List<Seen> answers, Curve curve, double share) {
        double[] candidates = answers.stream()
                .mapToDouble(seen -> curve.confidence(seen.sureness))
                .sorted()
                .distinct()
                .toArray();
        for (double candidate : candidates) {
            List<Seen> taken = answers.stream()
                    .filter(seen -> curve.confidence(seen.sureness) >= candidate)
                    .toList();
            if (taken.stream().filter(Seen::right).count() >= share * taken.size()) {
                return candidate;
            }
        }
        return 1;
    }
}
