package io.greenline.grammar;

import io.greenline.telephony.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A grammar that takes these phrases and no other; for tests. A phrase may have several meanings; blanks and case do not matter. */
public final class PhraseGrammar implements Grammar {
    private final GrammarName name;
    private final Language language;
    private final Map<String, List<Meaning>> meanings = new LinkedHashMap<>();

    public PhraseGrammar(String name, String language) {
        this.name = new GrammarName(name);
        this.language = new Language(language);
    }

    /** Phrases that mean themselves. */
    public static PhraseGrammar of(String name, String language, String... phrases) {
        PhraseGrammar grammar = new PhraseGrammar(name, language);
        for (String phrase : phrases) {
            grammar.with(phrase, phrase);
        }
        return grammar;
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
        return meanings.entrySet().stream()
                .filter(phrase -> plain(phrase.getKey()).equals(plain(words)))
                .flatMap(phrase ->
                        phrase.getValue().stream().map(meaning -> new Interpretation(phrase.getKey(), 1, meaning)))
                .limit(atMost)
                .toList();
    }

    @Override
    public Prospect prospect(String words) {
        String said = plain(words);
        boolean matches =
                meanings.keySet().stream().anyMatch(phrase -> plain(phrase).equals(said));
        boolean grows = meanings.keySet().stream()
                .map(PhraseGrammar::plain)
                .anyMatch(phrase -> phrase.startsWith(said) && !phrase.equals(said));
        return Prospect.of(matches, grows);
    }

    @Override
    public Phrases phrases(int atMost) {
        return new Phrases(List.copyOf(meanings.keySet()), Phrases.Extent.SENTENCES, false);
    }

    private static String plain(String words) {
        return words.replace(" ", "").toLowerCase(Locale.ROOT);
    }
}
