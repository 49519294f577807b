package io.greenline.vosk;

import io.greenline.grammar.Phrases;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The lists of phrases that were asked for last, in a model's words. Any thread. */
final class GrammarTexts {
    private static final int KEPT = 100;

    private final Vocabulary vocabulary;
    private final Map<List<Phrases>, Optional<String>> texts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<Phrases>, Optional<String>> eldest) {
            return size() > KEPT;
        }
    };

    GrammarTexts(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    synchronized Optional<String> of(List<Phrases> phrases) {
        return texts.computeIfAbsent(List.copyOf(phrases), list -> GrammarText.of(list, vocabulary));
    }
}
