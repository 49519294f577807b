package io.greenline.grammar;

/**
 * One way in which words match a grammar.
 *
 * @param words the words as the grammar writes them, separated by single blanks; what {@code GARBAGE} took is among them
 * @param score from 0 to 1, comparable only within one utterance: weights and repeat probabilities, and less for words
 *     taken by {@code GARBAGE}
 */
public record Interpretation(String words, double score, Meaning meaning) {
    public Interpretation {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("a score is from 0 to 1, not " + score);
        }
    }
}
