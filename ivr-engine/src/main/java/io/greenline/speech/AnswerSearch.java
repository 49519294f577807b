package io.greenline.speech;

import io.greenline.grammar.Grammar;
import io.greenline.grammar.Interpretation;
import io.greenline.grammar.Meaning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * From words to answers, by the grammars that are listened for. Pure.
 *
 * <p>Hypotheses that mean the same support one another: after "yeah" at 0.6 and "yes" at 0.4 the answer yes is sure.
 */
record AnswerSearch(List<Grammar> grammars, Calibration calibration) {
    /** Interpretations of one hypothesis by one grammar that are looked at. */
    private static final int MOST_MEANINGS = 4;

    /** A grammar's scores lie near together: half a score is meant so far more seldom. */
    private static final double AMBIGUITY = 8;

    /** One way in which one hypothesis fits one grammar; {@code part} of the hypothesis' belief is this meaning's. */
    private record Fit(Grammar grammar, Hypothesis hypothesis, Interpretation interpretation, double part) {
        double share() {
            return hypothesis.share() * part;
        }
    }

    /** An answer, and how sure the recogniser is of it before anything is calibrated. */
    record Believed(Answer answer, Calibration.Sureness sureness) {}

    /** The answers among these hypotheses, the surest first. */
    List<Answer> answers(List<Hypothesis> hypotheses) {
        return believed(hypotheses).stream().map(Believed::answer).toList();
    }

    List<Believed> believed(List<Hypothesis> hypotheses) {
        Map<Meaning, List<Fit>> byMeaning = new LinkedHashMap<>();
        for (Hypothesis hypothesis : hypotheses) {
            for (Fit fit : fits(hypothesis)) {
                byMeaning
                        .computeIfAbsent(fit.interpretation.meaning(), _ -> new ArrayList<>())
                        .add(fit);
            }
        }
        double all =
                byMeaning.values().stream().mapToDouble(AnswerSearch::together).sum();
        List<List<Fit>> likeliest = byMeaning.values().stream()
                .sorted(Comparator.comparingDouble(AnswerSearch::together).reversed())
                .limit(SpeechEvent.Answered.MOST_ANSWERS)
                .toList();
        List<Believed> believed = new ArrayList<>();
        for (List<Fit> sameMeaning : likeliest) {
            double atMost = believed.isEmpty() ? 1 : believed.getLast().answer.confidence();
            believed.add(believed(sameMeaning, all, atMost));
        }
        return believed;
    }

    /** Of each meaning the first grammar that gives it. */
    private List<Fit> fits(Hypothesis hypothesis) {
        Map<Meaning, Fit> fits = new LinkedHashMap<>();
        for (Grammar grammar : grammars) {
            List<Interpretation> found = grammar.interpret(hypothesis.text(), MOST_MEANINGS);
            double all = found.stream().mapToDouble(one -> weight(one, found)).sum();
            for (Interpretation one : found) {
                fits.putIfAbsent(one.meaning(), new Fit(grammar, hypothesis, one, weight(one, found) / all));
            }
        }
        return List.copyOf(fits.values());
    }

    /** A truly ambiguous answer is shared among its meanings; one by way of garbage, or seldom meant, gets little. */
    private static double weight(Interpretation one, List<Interpretation> found) {
        double best = found.getFirst().score();
        return best > 0 ? Math.pow(one.score() / best, AMBIGUITY) : 1;
    }

    /** How much of the recogniser's belief a meaning has. */
    private static double together(List<Fit> sameMeaning) {
        return Math.min(1, sameMeaning.stream().mapToDouble(Fit::share).sum());
    }

    private Believed believed(List<Fit> sameMeaning, double all, double atMost) {
        Fit best = sameMeaning.getFirst();
        Grammar grammar = best.grammar;
        Calibration.Sureness sureness = sureness(best, together(sameMeaning), all);
        double confidence = calibration.confidence(grammar.name(), grammar.language(), sureness);
        Answer answer = new Answer(
                best.interpretation.words(),
                Math.min(atMost, confidence),
                best.interpretation.meaning(),
                grammar.name(),
                grammar.version());
        return new Believed(answer, sureness);
    }

    /**
     * Each word is believed as much as the recogniser says, or as all hypotheses of this meaning together. No answer is
     * believed more than its part among all answers: words that may be missing have no confidence of their own.
     */
    private static Calibration.Sureness sureness(Fit fit, double together, double all) {
        List<Double> words = fit.hypothesis.words().stream()
                .filter(word -> !word.text().equals(Hypothesis.UNKNOWN))
                .map(word -> Math.max(word.confidence(), together))
                .toList();
        Calibration.Sureness said = Calibration.Sureness.of(words);
        double part = all > 0 ? Math.min(1, together / all) : 0;
        return new Calibration.Sureness(said.mean(), Math.min(said.least(), part));
    }
}
