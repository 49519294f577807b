package io.greenline.grammar.match;

import io.greenline.grammar.Grammar;
import io.greenline.grammar.GrammarName;
import io.greenline.grammar.Interpretation;
import io.greenline.grammar.Meaning;
import io.greenline.grammar.Phrases;
import io.greenline.grammar.Prospect;
import io.greenline.source.Diagnostic;
import io.greenline.source.SourceSpan;
import io.greenline.telephony.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A grammar that is ready to match. Immutable; any thread. */
final class CompiledGrammar implements Grammar {
    /** Ways that are looked at where many have one meaning. */
    private static final int MAX_WAYS = 1_024;

    private final GrammarName name;
    private final Language language;
    private final String version;
    private final Program program;
    private final Optional<Scripts> scripts;
    private final Consumer<Diagnostic> failures;

    /** @param failures is told of scripts that fail on what a caller says; on any thread */
    CompiledGrammar(
            GrammarName name,
            Language language,
            String version,
            Program program,
            Optional<Scripts> scripts,
            Consumer<Diagnostic> failures) {
        this.name = name;
        this.language = language;
        this.version = version;
        this.program = program;
        this.scripts = scripts;
        this.failures = failures;
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
        return version;
    }

    Program program() {
        return program;
    }

    @Override
    public List<Interpretation> interpret(String words, int atMost) {
        if (atMost < 1) {
            throw new IllegalArgumentException("at least one interpretation is asked for, not " + atMost);
        }
        Utterance utterance = Utterance.of(program, words);
        if (utterance.tooLong()) {
            return List.of();
        }
        Recognition recognition = new Recognition(program, utterance, true);
        if (!recognition.matches()) {
            return List.of();
        }
        int ways = atMost == 1 ? 1 : Math.min(MAX_WAYS, 8 * atMost);
        while (true) {
            List<Path> paths = new Paths(program, utterance, recognition, ways).best();
            List<Interpretation> different = different(utterance, paths, atMost);
            if (different.size() == atMost || paths.size() < ways || ways >= MAX_WAYS) {
                return different;
            }
            ways = Math.min(MAX_WAYS, 4 * ways);
        }
    }

    private List<Interpretation> different(Utterance utterance, List<Path> paths, int atMost) {
        List<Interpretation> different = new ArrayList<>();
        for (Path path : paths) {
            Interpretation next = interpretation(utterance, path);
            if (different.stream().noneMatch(better -> better.meaning().equals(next.meaning()))) {
                different.add(next);
            }
            if (different.size() == atMost) {
                break;
            }
        }
        return List.copyOf(different);
    }

    private Interpretation interpretation(Utterance utterance, Path path) {
        if (scripts.isEmpty()) {
            return interpretation(utterance, path, new Valuation(program, utterance, null));
        }
        try (Scripts.Run run = scripts.get().begin()) {
            return interpretation(utterance, path, new Valuation(program, utterance, run));
        }
    }

    private Interpretation interpretation(Utterance utterance, Path path, Valuation valuation) {
        try {
            Meaning meaning = valuation.meaning(path);
            return new Interpretation(valuation.words(), path.score(), meaning);
        } catch (ScriptFailure failure) {
            SourceSpan at =
                    failure.at().orElse(program.rules().get(program.root()).at());
            MatchRule rule = MatchRule.GRAMMAR_SCRIPT_FAILS;
            failures.accept(Diagnostic.error(
                    at, rule.id(), "the script " + failure.getMessage(), "what was said there has no meaning now"));
            return new Interpretation(Valuation.words(program, utterance, path), path.score(), new Meaning.Nothing());
        }
    }

    @Override
    public Prospect prospect(String words) {
        Utterance utterance = Utterance.of(program, words);
        if (utterance.tooLong()) {
            return Prospect.DEAD;
        }
        Recognition exact = new Recognition(program, utterance, false);
        if (exact.matches() || !program.hasGarbage()) {
            return Prospect.of(exact.matches(), exact.grows());
        }
        Recognition loose = new Recognition(program, utterance, true);
        return Prospect.of(loose.matches(), loose.grows());
    }

    @Override
    public Phrases phrases(int atMost) {
        return new PhraseList(program).phrases(atMost);
    }
}
