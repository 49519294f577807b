package io.greenline.speech;

import io.greenline.grammar.Grammar;
import io.greenline.grammar.GrammarName;
import io.greenline.grammar.Interpretation;
import io.greenline.grammar.Meaning;
import io.greenline.grammar.Phrases;
import io.greenline.grammar.Prospect;
import io.greenline.telephony.Language;
import java.util.List;
import java.util.Map;

/** A grammar that is a list of phrases, each with a meaning; for tests of what needs no more. */
public record PhraseGrammar(GrammarName name, Language language, Map<String, String> phrases) implements Grammar {

    /** Phrases that mean themselves. */
    public static PhraseGrammar of(String name, String language, String... phrases) {
        Map<String, String> meanings = new java.util.LinkedHashMap<>();
        for (String phrase : phrases) {
            meanings.put(phrase, phrase);
        }
        return new PhraseGrammar(new GrammarName(name), new Language(language), meanings);
    }

    @Override
    public String version() {
        return "0123456789ab";
    }

    @Override
    public List<Interpretation> interpret(String words, int atMost) {
        return phrases.entrySet().stream()
                .filter(phrase -> plain(phrase.getKey()).equals(plain(words)))
                .map(phrase -> new Interpretation(phrase.getKey(), 1, new Meaning.Text(phrase.getValue())))
                .limit(atMost)
                .toList();
    }

    @Override
    public Prospect prospect(String words) {
        boolean matches =
                phrases.keySet().stream().anyMatch(phrase -> plain(phrase).equals(plain(words)));
        boolean grows = phrases.keySet().stream()
                .anyMatch(phrase ->
                        plain(phrase).startsWith(plain(words)) && !plain(phrase).equals(plain(words)));
        if (matches) {
            return grows ? Prospect.CAN_END : Prospect.COMPLETE;
        }
        return grows ? Prospect.NEEDS_MORE : Prospect.DEAD;
    }

    @Override
    public Phrases phrases(int atMost) {
        return new Phrases(List.copyOf(phrases.keySet()), Phrases.Extent.SENTENCES, false);
    }

    private static String plain(String words) {
        return words.replace(" ", "");
    }
}
