package io.greenline.grammar.srgs;

import io.greenline.grammar.srgs.LinkedGrammar.Key;
import java.util.Map;

/**
 * Documents that stand in no directory.
 *
 * @param texts by their names
 */
record TextSource(Map<String, String> texts) implements GrammarSource {
    TextSource {
        texts = Map.copyOf(texts);
    }

    @Override
    public String name(Key key) {
        return key.path();
    }

    @Override
    public Content read(Key key) {
        String text = texts.get(key.path());
        return text == null ? new Missing("is not there") : new Text(text);
    }
}
