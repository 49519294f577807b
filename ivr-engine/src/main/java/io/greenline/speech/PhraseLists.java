package io.greenline.speech;

import io.greenline.grammar.Grammar;
import io.greenline.grammar.Phrases;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/** The phrases of grammars, listed once for each: listing takes longer than opening a stream. Any thread. */
final class PhraseLists {
    /** Longest list of whole sentences that a recogniser is given; more are given as pairs of words. */
    static final int MOST_PHRASES = 2_000;

    /** Grammars of a dialplan that is no longer in use go by themselves. */
    private final Map<Grammar, Phrases> listed = Collections.synchronizedMap(new WeakHashMap<>());

    Phrases of(Grammar grammar) {
        Phrases known = listed.get(grammar);
        if (known == null) {
            // Not inside the lock: others need not wait, and twice is no harm.
            known = grammar.phrases(MOST_PHRASES);
            listed.put(grammar, known);
        }
        return known;
    }
}
