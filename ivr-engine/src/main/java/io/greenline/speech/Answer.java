package io.greenline.speech;

import io.greenline.grammar.GrammarName;
import io.greenline.grammar.Meaning;

/**
 * An answer of a caller that fits a grammar.
 *
 * @param words as said
 * @param confidence from 0 to 1: the share of such answers that are right, where the grammar is calibrated
 * @param version of the grammar
 */
public record Answer(String words, double confidence, Meaning meaning, GrammarName grammar, String version) {
    public Answer {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("a confidence is from 0 to 1, not " + confidence);
        }
    }
}
