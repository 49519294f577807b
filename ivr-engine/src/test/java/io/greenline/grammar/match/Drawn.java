package io.greenline.grammar.match;

import io.greenline.grammar.GrammarName;
import io.greenline.grammar.srgs.Expansion;
import io.greenline.grammar.srgs.Expansion.Alternative;
import io.greenline.grammar.srgs.Expansion.Special.Kind;
import io.greenline.grammar.srgs.GrammarDocument;
import io.greenline.grammar.srgs.GrammarDocument.Mode;
import io.greenline.grammar.srgs.GrammarDocument.Rule;
import io.greenline.grammar.srgs.GrammarDocument.Scope;
import io.greenline.grammar.srgs.GrammarDocument.TagFormat;
import io.greenline.grammar.srgs.LinkedByHand;
import io.greenline.source.Findings;
import io.greenline.source.SourceSpan;
import io.greenline.telephony.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Grammars put together by hand, rule by rule. */
final class Drawn {
    static final SourceSpan HERE = new SourceSpan("drawn.gram", 1, 1);

    private Drawn() {}

    static Expansion token(String text) {
        return new Expansion.Token(HERE, text, Optional.empty());
    }

    static Expansion token(String text, String language) {
        return new Expansion.Token(HERE, text, Optional.of(new Language(language)));
    }

    static Expansion sequence(Expansion... parts) {
        return new Expansion.Sequence(HERE, List.of(parts));
    }

    static Expansion oneOf(Expansion... parts) {
        return new Expansion.OneOf(
                HERE, Arrays.stream(parts).map(part -> new Alternative(part, 1)).toList());
    }

    static Expansion weighted(Alternative... alternatives) {
        return new Expansion.OneOf(HERE, List.of(alternatives));
    }

    static Alternative weight(double weight, Expansion part) {
        return new Alternative(part, weight);
    }

    static Expansion repeat(int least, int most, Expansion part) {
        return new Expansion.Repeat(HERE, part, least, OptionalInt.of(most), OptionalDouble.empty());
    }

    static Expansion repeat(int least, int most, double probability, Expansion part) {
        return new Expansion.Repeat(HERE, part, least, OptionalInt.of(most), OptionalDouble.of(probability));
    }

    static Expansion endless(int least, Expansion part) {
        return new Expansion.Repeat(HERE, part, least, OptionalInt.empty(), OptionalDouble.empty());
    }

    static Expansion tag(String text) {
        return new Expansion.Tag(HERE, text);
    }

    static Expansion special(Kind kind) {
        return new Expansion.Special(HERE, kind);
    }

    static Expansion rule(String name) {
        return new Expansion.RuleReference(HERE, Optional.empty(), Optional.of(name), Optional.empty());
    }

    static Rule define(String name, Expansion expansion) {
        return new Rule(HERE, name, Scope.PUBLIC, expansion, List.of());
    }

    static GrammarDocument document(String language, Mode mode, TagFormat format, Rule... rules) {
        return new GrammarDocument(
                HERE,
                mode == Mode.DTMF ? Optional.empty() : Optional.of(new Language(language)),
                mode,
                Optional.of(rules[0].name()),
                format,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                List.of(rules));
    }

    /** An English grammar with literal tags. */
    static CompiledGrammar english(Rule... rules) {
        return grammar(document("en-US", Mode.VOICE, TagFormat.LITERALS, rules));
    }

    static CompiledGrammar english(Expansion root) {
        return english(define("root", root));
    }

    static CompiledGrammar chinese(Expansion root) {
        return grammar(document("zh-CN", Mode.VOICE, TagFormat.LITERALS, define("root", root)));
    }

    static CompiledGrammar keys(Expansion root) {
        return grammar(document("", Mode.DTMF, TagFormat.LITERALS, define("root", root)));
    }

    static CompiledGrammar grammar(GrammarDocument document) {
        Findings findings = new Findings();
        Optional<Program> program = Compiler.compile(LinkedByHand.of(document), findings);
        if (program.isEmpty()) {
            throw new AssertionError(findings.inOrder());
        }
        return new CompiledGrammar(
                new GrammarName("drawn"),
                document.language().orElse(new Language("en-US")),
                "000000000000",
                program.get(),
                Optional.empty(),
                failure -> {
                    throw new AssertionError(failure);
                });
    }

    static List<String> findings(GrammarDocument document) {
        Findings findings = new Findings();
        Compiler.compile(LinkedByHand.of(document), findings);
        List<String> lines = new ArrayList<>();
        findings.inOrder().forEach(finding -> lines.add(finding.toString()));
        return lines;
    }
}
