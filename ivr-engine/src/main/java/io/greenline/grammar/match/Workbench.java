package io.greenline.grammar.match;

import io.greenline.grammar.Grammar;
import io.greenline.grammar.Interpretation;
import io.greenline.grammar.Meaning;
import io.greenline.grammar.srgs.GrammarDocument;
import io.greenline.grammar.srgs.GrammarDocuments;
import io.greenline.grammar.srgs.LinkedGrammar;
import io.greenline.grammar.srgs.LinkedGrammar.RuleIn;
import io.greenline.source.Diagnostic;
import io.greenline.source.Findings;
import io.greenline.source.Severity;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A grammar as its author looks at it: its sentences, its examples, and where it is ambiguous. Immutable; any thread. */
public final class Workbench {
    /** Sentences that are tried for ambiguity, the first of the grammar. */
    private static final int TRIED = 300;

    private final LinkedGrammar linked;
    private final CompiledGrammar grammar;

    private Workbench(LinkedGrammar linked, CompiledGrammar grammar) {
        this.linked = linked;
        this.grammar = grammar;
    }

    /**
     * What came of a file.
     *
     * @param workbench empty where there is an error, or where the file has no root and only lends rules to others
     * @param diagnostics of the file and of all that it refers to, those of its examples among them
     */
    public record Opened(Optional<Workbench> workbench, List<Diagnostic> diagnostics) {
        public Opened {
            diagnostics = List.copyOf(diagnostics);
        }

        /** Whether nothing is wrong with it. */
        public boolean usable() {
            return diagnostics.stream().noneMatch(one -> one.severity() == Severity.ERROR);
        }
    }

    /**
     * Reads, compiles and tries out a grammar.
     *
     * @param directory of all grammars
     * @param file inside it
     * @param as what the grammar is asked for as
     */
    public static Opened open(Path directory, Path file, GrammarFileName as, ScriptEngine engine) {
        GrammarDocuments.Loaded loaded = GrammarDocuments.load(directory, file);
        Set<Diagnostic> found = new LinkedHashSet<>(loaded.diagnostics());
        Optional<Workbench> workbench = loaded.grammar().flatMap(linked -> opened(linked, as, engine, found));
        return new Opened(workbench, List.copyOf(found));
    }

    private static Optional<Workbench> opened(
            LinkedGrammar linked, GrammarFileName as, ScriptEngine engine, Set<Diagnostic> found) {
        Findings findings = new Findings();
        examples(linked, findings);
        Optional<Workbench> workbench = Optional.empty();
        if (linked.rootRule().isPresent()) {
            // What fails while the grammar is tried out here is told where it is asked for.
            workbench = GrammarMaking.ready(as.name(), as.language(), linked, engine, _ -> {}, findings)
                    .map(grammar -> new Workbench(linked, grammar));
            workbench.ifPresent(made -> made.ambiguity(findings));
        }
        found.addAll(findings.inOrder());
        return workbench;
    }

    /** Each example matches its rule: those of the document itself, since others are checked by themselves. */
    private static void examples(LinkedGrammar linked, Findings findings) {
        for (GrammarDocument.Rule rule : linked.rootDocument().rules()) {
            if (!rule.examples().isEmpty()) {
                examples(linked, new RuleIn(linked.root(), rule), findings);
            }
        }
    }

    private static void examples(LinkedGrammar linked, RuleIn rule, Findings findings) {
        Optional<Program> program = Compiler.compile(linked, rule, findings);
        if (program.isEmpty()) {
            return;
        }
        for (String example : rule.rule().examples()) {
            Utterance utterance = Utterance.of(program.get(), example);
            if (utterance.tooLong() || !new Recognition(program.get(), utterance, true).matches()) {
                findings.error(
                        rule.rule().at(),
                        MatchRule.GRAMMAR_EXAMPLE,
                        "the example '%s' does not match rule '%s'"
                                .formatted(example, rule.rule().name()),
                        "mend the rule or the example");
            }
        }
    }

    private void ambiguity(Findings findings) {
        for (String sentence : Sentences.first(grammar.program(), TRIED).sentences()) {
            List<Interpretation> two = grammar.interpret(sentence, 2);
            if (two.size() > 1) {
                findings.warning(
                        linked.rootRule().orElseThrow().rule().at(),
                        MatchRule.GRAMMAR_AMBIGUOUS,
                        "'%s' means %s, and also %s"
                                .formatted(
                                        sentence,
                                        told(two.get(0).meaning()),
                                        told(two.get(1).meaning())),
                        "let one way match it, or give the better one more weight");
                return;
            }
        }
    }

    /** A meaning as a person reads it. */
    private static String told(Meaning meaning) {
        return switch (meaning) {
            case Meaning.Nothing _ -> "nothing";
            case Meaning.Text(String text) -> "\"" + text + "\"";
            case Meaning.Figure(BigDecimal value) -> value.toPlainString();
            case Meaning.Flag(boolean value) -> Boolean.toString(value);
            case Meaning.Members(Map<String, Meaning> members) ->
                members.entrySet().stream()
                        .map(one -> one.getKey() + ": " + told(one.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case Meaning.Items(List<Meaning> items) ->
                items.stream().map(Workbench::told).collect(Collectors.joining(", ", "[", "]"));
        };
    }

    /** The grammar, ready for use. */
    public Grammar grammar() {
        return grammar;
    }

    /** The document that was asked for. */
    public GrammarDocument document() {
        return linked.rootDocument();
    }

    /**
     * Some sentences of a grammar.
     *
     * @param all whether it has no more; what repeats without an end is repeated twice at most
     */
    public record Listed(List<String> sentences, boolean all) {
        public Listed {
            sentences = List.copyOf(sentences);
        }
    }

    /** The first sentences in the order of the grammar's text, words of garbage left out. */
    public Listed sentences(int atMost) {
        Sentences.Found found = Sentences.first(grammar.program(), atMost);
        return new Listed(found.sentences(), found.all());
    }

    /** Sentences by chance, as its weights and probabilities have it; the same for the same seed. */
    public List<String> random(int count, long seed) {
        RandomSentences sentences = new RandomSentences(grammar.program(), seed);
        return Stream.generate(sentences::next).limit(count).toList();
    }
}
