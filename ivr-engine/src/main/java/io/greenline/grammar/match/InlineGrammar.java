package io.greenline.grammar.match;

import io.greenline.grammar.Grammar;
import io.greenline.grammar.GrammarName;
import io.greenline.grammar.Interpretation;
import io.greenline.grammar.Meaning;
import io.greenline.grammar.Phrases;
import io.greenline.grammar.Prospect;
import io.greenline.telephony.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A grammar of plain phrases. Immutable; any thread. */
final class InlineGrammar implements Grammar {
    private final CompiledGrammar places;
    private final List<Meaning> meanings;

    InlineGrammar(GrammarName name, Language language, String version, List<String> phrases, List<Meaning> meanings) {
        Program program = PhraseProgram.of(language, phrases);
        // No scripts, therefore no failures.
        this.places = new CompiledGrammar(name, language, version, program, Optional.empty(), _ -> {});
        this.meanings = List.copyOf(meanings);
    }

    @Override
    public GrammarName name() {
        return places.name();
    }

    @Override
    public Language language() {
        return places.language();
    }

    @Override
    public String version() {
        return places.version();
    }

    @Override
    public List<Interpretation> interpret(String words, int atMost) {
        List<Interpretation> different = new ArrayList<>();
        for (Interpretation one : places.interpret(words, meanings.size())) {
            Meaning meaning = meanings.get(place(one.meaning()));
            if (different.size() < atMost
                    && different.stream().noneMatch(known -> known.meaning().equals(meaning))) {
                different.add(new Interpretation(one.words(), one.score(), meaning));
            }
        }
        return List.copyOf(different);
    }

    private static int place(Meaning literal) {
        return switch (literal) {
            case Meaning.Text(String text) -> Integer.parseInt(text);
            case Meaning.Nothing _, Meaning.Figure _, Meaning.Flag _, Meaning.Members _, Meaning.Items _ ->
                throw new IllegalStateException("a phrase's place is a text, not " + literal);
        };
    }

    @Override
    public Prospect prospect(String words) {
        return places.prospect(words);
    }

    @Override
    public Phrases phrases(int atMost) {
        return places.phrases(atMost);
    }
}
