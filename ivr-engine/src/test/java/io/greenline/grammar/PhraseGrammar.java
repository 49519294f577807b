package io.greenline.grammar;

import io.greenline.telephony.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A grammar that takes these phrases and no other; for tests. A phrase may have several meanings. */
public final class PhraseGrammar implements Grammar {
    private final GrammarName name;
    private final Language language;
    private final Map<String, List<Meaning>> meanings = new LinkedHashMap<>();

    public PhraseGrammar(String name, String language) {
        this.name = new GrammarName(name);
        this.language = new Language(language);
    }

    /** Takes a phrase too. */
    public PhraseGrammar with(String phrase, Meaning meaning) {
        meanings.computeIfAbsent(phrase, _ -> new ArrayList<>()).add(meaning);
        return this;
    }

    /** Takes a phrase that means a text. */
    public PhraseGrammar with(String phrase, String meaning) {
        return with(phrase, new Meaning.Text(meaning));
    }

    @Override
    public GrammarName name() {
        return name;
    }

    @Override
    public Language language() {
        return language;
    }

    @Override
    public String version() {
        return "0123456789ab";
    }

    @Override
    public List<Interpretation> interpret(String words, int atMost) {
        return meanings.getOrDefault(normal(words), List.of()).stream()
                .limit(atMost)
                .map(meaning -> new Interpretation(normal(words), 1, meaning))
                .toList();
    }

    @Override
    public Prospect prospect(String words) {
        String said = normal(words);
        boolean grows = meanings.keySet().stream().anyMatch(phrase -> phrase.startsWith(said + " "));
        if (meanings.containsKey(said)) {
            return grows ? Prospect.CAN_END : Prospect.COMPLETE;
        }
        return grows ? Prospect.NEEDS_MORE : Prospect.DEAD;
    }

    @Override
    public Phrases phrases(int atMost) {
        return new Phrases(List.copyOf(meanings.keySet()), Phrases.Extent.SENTENCES, false);
    }

    private static String normal(String words) {
        return words.strip().toLowerCase(Locale.ROOT);
    }
}
