package io.greenline.vosk;

import io.greenline.grammar.Phrases;
import io.greenline.speech.Hypothesis;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The list of phrases that libvosk makes a bigram of, as its JSON: what grammars expect in words of the model, and
 * {@code [unk]} for everything else. A phrase with a token that the model has no words for is left out.
 */
final class GrammarText {
    private final Vocabulary vocabulary;
    private final Set<String> phrases = new LinkedHashSet<>();

    private GrammarText(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** The JSON; empty when nothing of these phrases can be heard. */
    static Optional<String> of(List<Phrases> expected, Vocabulary vocabulary) {
        GrammarText text = new GrammarText(vocabulary);
        expected.forEach(text::add);
        return text.phrases.isEmpty() ? Optional.empty() : Optional.of(text.json());
    }

    private void add(Phrases expected) {
        for (String phrase : expected.phrases()) {
            tokens(phrase, expected.extent()).ifPresent(written -> phrases.add(String.join(" ", written)));
        }
    }

    private Optional<List<String>> tokens(String phrase, Phrases.Extent extent) {
        return switch (extent) {
            // A whole sentence is cut anew: its author's words may be shorter than the model's.
            case SENTENCES -> Vocabulary.chinese(phrase) ? sentence(phrase) : tokenByToken(phrase);
            // Pairs must meet at the same words, so each token is cut alone.
            case PAIRS -> tokenByToken(phrase);
        };
    }

    private Optional<List<String>> sentence(String phrase) {
        Optional<List<String>> whole = vocabulary.write(phrase.replace(" ", ""));
        return whole.isPresent() ? whole : tokenByToken(phrase);
    }

    private Optional<List<String>> tokenByToken(String phrase) {
        List<String> written = new ArrayList<>();
        for (String token : phrase.split(" ", -1)) {
            Optional<List<String>> words = vocabulary.write(token);
            if (words.isEmpty()) {
                return Optional.empty();
            }
            written.addAll(words.get());
        }
        return Optional.of(written);
    }

    private String json() {
        phrases.add(Hypothesis.UNKNOWN);
        return phrases.stream()
                .map(phrase -> '"' + phrase.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(", ", "[", "]"));
    }
}
