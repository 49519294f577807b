package io.greenline.grammar;

import java.util.List;

/**
 * What a recogniser may expect to hear, for one that knows phrases rather than rules.
 *
 * @param phrases words separated by single blanks, no phrase twice, in a stable order
 * @param extent what the list is of
 * @param garbage whether the grammar also takes words that it does not name
 */
public record Phrases(List<String> phrases, Extent extent, boolean garbage) {
    public Phrases {
        phrases = List.copyOf(phrases);
    }

    /** What a list of phrases is of. */
    public enum Extent {
        /** Every sentence of the grammar. */
        SENTENCES,
        /** Too many sentences: every word that can begin one, and every two words that can follow one another. */
        PAIRS
    }
}
