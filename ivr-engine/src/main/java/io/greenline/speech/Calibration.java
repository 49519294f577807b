package io.greenline.speech;

import io.greenline.grammar.GrammarName;
import io.greenline.telephony.Language;
import java.util.List;
import java.util.Map;

/**
 * How often an answer is right that the recogniser is so sure of, by grammar and language.
 *
 * @param curves those that were measured
 * @param standard for all others
 */
public record Calibration(Map<Key, Curve> curves, Curve standard) {

    public Calibration {
        curves = Map.copyOf(curves);
    }

    /** What a curve is of. */
    public record Key(GrammarName grammar, Language language) {}

    /**
     * How sure the recogniser is of an answer.
     *
     * @param mean of the words' confidences, from 0 to 1
     * @param least of them
     */
    public record Sureness(double mean, double least) {
        /** Of an answer with these words' confidences. */
        public static Sureness of(List<Double> words) {
            return new Sureness(
                    words.stream().mapToDouble(Double::doubleValue).average().orElse(0),
                    words.stream().mapToDouble(Double::doubleValue).min().orElse(0));
        }
    }

    /**
     * A logistic curve: the logarithm of the odds is {@code constant + mean * Sureness.mean + least * Sureness.least}.
     */
    public record Curve(double constant, double mean, double least) {
        /** From 0 to 1. */
        public double confidence(Sureness sureness) {
            return 1 / (1 + Math.exp(-(constant + mean * sureness.mean + least * sureness.least)));
        }
    }

    /** Nothing measured: the standard curve for everything. */
    public static Calibration none() {
        return new Calibration(Map.of(), STANDARD);
    }

    /** Set by hand, fitted to nothing: near to the least confidence of the words itself, and never quite sure. */
    public static final Curve STANDARD = new Curve(-3.2, 1.5, 4.7);

    /** From 0 to 1: the share of answers like this one that are right. */
    public double confidence(GrammarName grammar, Language language, Sureness sureness) {
        return curves.getOrDefault(new Key(grammar, language), standard).confidence(sureness);
    }
}
