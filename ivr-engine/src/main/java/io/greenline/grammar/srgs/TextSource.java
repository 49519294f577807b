package io.greenline.grammar.srgs;

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
    public String name(LinkedGrammar.Key key) {
        return key.path();
    }

    @Override
    public Content read(LinkedGrammar.Key key) {
        String text = texts.get(key.path());
        return text == null ? new Missing("is not there") : new Text(text);
    }
}
