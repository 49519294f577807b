package io.greenline.grammar.match;

import io.greenline.grammar.Meaning;
import io.greenline.grammar.match.Program.Atoms;
import io.greenline.grammar.match.Program.RuleFacts;
import io.greenline.grammar.match.Scripts.Matched;
import io.greenline.grammar.match.Scripts.RuleScope;
import io.greenline.grammar.srgs.GrammarDocument.TagFormat;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives one way through a grammar its words and its meaning (SISR 1.0): tags are executed from left to right, each within the
 * rule that it stands in. For one thread, once.
 */
final class Valuation {
    private final Program program;
    private final Utterance utterance;
    private final Scripts.@Nullable Run scripts;
    private final List<String> words = new ArrayList<>();
    private int lastByGarbage = -1;

    /** @param scripts null where the grammar has none */
    Valuation(Program program, Utterance utterance, Scripts.@Nullable Run scripts) {
        this.program = program;
        this.utterance = utterance;
        this.scripts = scripts;
    }

    /** The meaning of the root rule; afterwards {@link #words()} tells the words. */
    Meaning meaning(Path path) throws ScriptFailure {
        Object value = new RuleValue(program.root(), path).value();
        if (value instanceof String text) {
            return new Meaning.Text(text);
        }
        return scripts == null ? new Meaning.Nothing() : scripts.meaning(value);
    }

    /** Everything that was said, as the grammar writes it. */
    String words() {
        return String.join(" ", words);
    }

    /** Only the words: for a way whose scripts failed in the middle. */
    static String words(Program program, Utterance utterance, Path path) {
        Valuation valuation = new Valuation(program, utterance, null);
        valuation.spell(path);
        return valuation.words();
    }

    private void spell(Path path) {
        for (Path step = path; step != null && step.edge() >= 0; step = step.next()) {
            takeWords(step);
            if (step.called() != null) {
                spell(step.called());
            }
        }
    }

    private void takeWords(Path step) {
        int kind = program.edgeKind()[step.edge()];
        if (kind == Program.TOKEN) {
            words.add(program.tokens().get(program.edgeArgument()[step.edge()]).text());
        } else if (kind == Program.GARBAGE) {
            garbage(step.begin());
        }
    }

    private void garbage(int position) {
        String text = utterance.text(position);
        boolean joined = program.atoms() == Atoms.CHARACTERS
                && lastByGarbage == position - 1
                && position > 0
                && !utterance.wordEndsBefore(position);
        if (joined) {
            words.set(words.size() - 1, words.getLast() + text);
        } else {
            words.add(text);
        }
        lastByGarbage = position;
    }

    /** What a matched rule comes to. */
    private final class RuleValue {
        private final int rule;
        private final Path path;
        private final int firstWord = words.size();
        private final TagFormat format;
        private @Nullable RuleScope scope;
        private @Nullable String literal;
        private @Nullable Referred latest;
        private final List<Referred> before = new ArrayList<>(2);

        RuleValue(int rule, Path path) {
            this.rule = rule;
            this.path = path;
            this.format = program.formatOf(rule);
        }

        Object value() throws ScriptFailure {
            follow(path);
            // What garbage takes next is a word of another rule.
            lastByGarbage = -1;
            if (scope != null) {
                return scope.value();
            }
            if (literal != null) {
                return literal;
            }
            // Without tags of its own, a rule has the value of the last one that it refers to, else its words.
            return latest != null && format != TagFormat.NONE ? latest.value : text();
        }

        private void follow(Path from) throws ScriptFailure {
            for (Path step = from; step != null && step.edge() >= 0; step = step.next()) {
                takeWords(step);
                switch (program.edgeKind()[step.edge()]) {
                    case Program.TAG -> tag(program.edgeArgument()[step.edge()]);
                    case Program.CALL -> call(program.edgeArgument()[step.edge()], step.called());
                    default -> {
                        // Tokens and garbage are taken above, and an empty edge says nothing.
                    }
                }
            }
        }

        private void call(int called, @Nullable Path way) throws ScriptFailure {
            if (way == null) {
                return;
            }
            RuleFacts facts = program.rules().get(called);
            if (facts.part()) {
                follow(way);
                return;
            }
            RuleValue inner = new RuleValue(called, way);
            latest = new Referred(facts.name(), inner.value(), new Span(words, inner.firstWord, words.size(), way));
            if (scope == null) {
                before.add(latest);
            } else {
                latest.tell(scope);
            }
        }

        private void tag(int tag) throws ScriptFailure {
            if (format == TagFormat.LITERALS) {
                literal = program.tags().get(tag).text().strip();
            } else if (scripts != null) {
                if (scope == null) {
                    scope = scripts.enter(program.rules().get(rule).document());
                    for (Referred referred : before) {
                        referred.tell(scope);
                    }
                }
                scope.run(tag, new Span(words, firstWord, words.size(), path));
            }
        }

        private String text() {
            return String.join(" ", words.subList(firstWord, words.size()));
        }
    }

    /** Some of all words; those are only added to while this is in use. */
    private record Span(List<String> words, int from, int to, Path path) implements Matched {
        @Override
        public String text() {
            return String.join(" ", words.subList(from, to));
        }

        @Override
        public double score() {
            return path.score();
        }
    }

    private record Referred(String rule, Object value, Matched matched) {
        void tell(RuleScope scope) throws ScriptFailure {
            scope.referred(rule, value, matched);
        }
    }
}
