package io.greenline.grammar.srgs;

import io.greenline.grammar.srgs.LinkedGrammar.Key;
import java.util.Map;

/** Linked grammars without a text: for tests that make up their rules. */
public final class LinkedByHand {
    private LinkedByHand() {}

    /** A grammar of one document that refers to no other. */
    public static LinkedGrammar of(GrammarDocument document) {
        Key key = new Key(document.at().file());
        return new LinkedGrammar(key, Map.of(key, document), "000000000000");
    }
}
