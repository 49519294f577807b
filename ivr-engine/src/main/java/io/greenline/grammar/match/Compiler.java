package io.greenline.grammar.match;

import io.greenline.grammar.match.Program.RuleFacts;
import io.greenline.grammar.match.ScriptEngine.Script;
import io.greenline.grammar.srgs.Expansion;
import io.greenline.grammar.srgs.GrammarDocument;
import io.greenline.grammar.srgs.GrammarDocument.Mode;
import io.greenline.grammar.srgs.GrammarDocument.TagFormat;
import io.greenline.grammar.srgs.GrammarRule;
import io.greenline.grammar.srgs.LinkedGrammar;
import io.greenline.grammar.srgs.LinkedGrammar.RuleIn;
import io.greenline.source.Findings;
import io.greenline.source.Rule;
import io.greenline.source.SourceSpan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a {@link Program} of a linked grammar: an automaton for each rule that is in use, the referred ones first. */
final class Compiler {
    static final int MAX_STATES = 1_000_000;
    static final int MAX_DEPTH = 200;
    /** A repeated part with more edges than this becomes a rule of its own, so that writing it out copies one edge. */
    private static final int MAX_COPIED = 4;

    private static final int UNDER_WAY = -1;
    private static final int HOPELESS = -2;

    private final LinkedGrammar grammar;
    private final Mode mode;
    private final List<LinkedGrammar.Key> documents;
    private final EdgeList all = new EdgeList();
    private final Lexicon lexicon;
    private final Map<RuleIn, Integer> numbers = new HashMap<>();
    private final List<RuleFacts> rules = new ArrayList<>();
    private final IntList entries = new IntList();
    private final IntList exits = new IntList();
    private final List<Boolean> empty = new ArrayList<>();
    private final List<Script> tags = new ArrayList<>();
    private int depth;

    private Compiler(LinkedGrammar grammar) {
        this.grammar = grammar;
        this.mode = grammar.rootDocument().mode();
        this.documents = List.copyOf(grammar.documents().keySet());
        this.lexicon = new Lexicon(mode, anyWithoutBlanks(grammar));
    }

    /** The program of the rule that the grammar begins with; empty where a finding says why there is none. */
    static Optional<Program> compile(LinkedGrammar grammar, Findings findings) {
        Optional<RuleIn> root = grammar.rootRule();
        if (root.isEmpty()) {
            findings.error(
                    grammar.rootDocument().at(),
                    MatchRule.GRAMMAR_NO_ROOT,
                    "the grammar declares no root rule",
                    "declare which rule to begin with: root $name; or root=\"name\"");
            return Optional.empty();
        }
        return compile(grammar, root.get(), findings);
    }

    /** The program of another rule. */
    static Optional<Program> compile(LinkedGrammar grammar, RuleIn root, Findings findings) {
        int before = findings.errors();
        Compiler compiler = new Compiler(grammar);
        try {
            int number = compiler.rule(root);
            if (findings.errors() > before) {
                return Optional.empty();
            }
            if (number == HOPELESS) {
                findings.error(
                        root.rule().at(),
                        MatchRule.GRAMMAR_MATCHES_NOTHING,
                        "no words match rule '%s'".formatted(root.rule().name()),
                        "take $VOID out of one way through it");
                return Optional.empty();
            }
            return Optional.of(compiler.program(number));
        } catch (Refused problem) {
            findings.error(problem.at, problem.rule, problem.problem, problem.remedy);
            return Optional.empty();
        }
    }

    private static boolean anyWithoutBlanks(LinkedGrammar grammar) {
        return grammar.documents().values().stream()
                .anyMatch(document ->
                        document.language().filter(Spelling::withoutBlanks).isPresent()
                                || document.rules().stream().anyMatch(rule -> anyWithoutBlanks(rule.expansion())));
    }

    private static boolean anyWithoutBlanks(Expansion expansion) {
        return switch (expansion) {
            case Expansion.Token token ->
                token.language().filter(Spelling::withoutBlanks).isPresent();
            case Expansion.RuleReference _, Expansion.Special _, Expansion.Tag _ -> false;
            case Expansion.Sequence sequence -> sequence.parts().stream().anyMatch(Compiler::anyWithoutBlanks);
            case Expansion.OneOf choice -> choice.alternatives().stream().anyMatch(one -> anyWithoutBlanks(one.part()));
            case Expansion.Repeat repeat -> anyWithoutBlanks(repeat.part());
        };
    }

    private Program program(int root) {
        List<TagFormat> formats =
                documents.stream().map(key -> grammar.document(key).tagFormat()).toList();
        return Program.of(
                lexicon,
                root,
                all.rows(),
                entries.toArray(),
                exits.toArray(),
                List.copyOf(rules),
                List.copyOf(tags),
                formats);
    }

    /** The number of a rule, which is compiled when it is first met. */
    private int rule(RuleIn rule) {
        Integer known = numbers.get(rule);
        if (known != null) {
            if (known == UNDER_WAY) {
                throw new IllegalArgumentException(
                        "rule '%s' refers to itself".formatted(rule.rule().name()));
            }
            return known;
        }
        numbers.put(rule, UNDER_WAY);
        GrammarDocument.Rule definition = rule.rule();
        RuleFacts facts = new RuleFacts(definition.at(), definition.name(), documents.indexOf(rule.document()), false);
        int number = automaton(facts, new Part(definition.expansion(), rule.document()));
        numbers.put(rule, number);
        return number;
    }

    private int automaton(RuleFacts facts, Part part) {
        if (++depth > MAX_DEPTH) {
            throw new Refused(
                    facts.at(),
                    MatchRule.GRAMMAR_TOO_DEEP,
                    "rules refer to one another through more than %d steps".formatted(MAX_DEPTH),
                    "write out some of them where they are referred to");
        }
        Drawing drawing = new Drawing(part.document);
        int entry = drawing.edges.newState();
        int exit = drawing.edges.newState();
        boolean nothing = drawing.between(part.expansion, entry, exit, 0);
        depth--;
        BitSet useful = drawing.edges.leadingTo(exit);
        if (!useful.get(entry)) {
            return HOPELESS;
        }
        int offset = all.takeOver(drawing.edges, useful);
        entries.add(entry + offset);
        exits.add(exit + offset);
        rules.add(facts);
        empty.add(nothing);
        return rules.size() - 1;
    }

    private record Part(Expansion expansion, LinkedGrammar.Key document) {}

    /** The automaton of one rule. */
    private final class Drawing {
        private final LinkedGrammar.Key document;
        private final EdgeList edges = new EdgeList();

        Drawing(LinkedGrammar.Key document) {
            this.document = document;
        }

        /** Draws an expansion between two states; says whether it can match nothing. */
        boolean between(Expansion expansion, int from, int to, long cost) {
            if (all.states() + edges.states() > MAX_STATES) {
                throw new Refused(
                        expansion.at(),
                        MatchRule.GRAMMAR_TOO_MANY_STATES,
                        "the grammar is too large: more than %,d states once its repeats are written out"
                                .formatted(MAX_STATES),
                        "repeat less often, or without an upper bound");
            }
            return switch (expansion) {
                case Expansion.Token token -> token(token, from, to, cost);
                case Expansion.RuleReference reference -> reference(reference, from, to, cost);
                case Expansion.Special special -> special(special, from, to, cost);
                case Expansion.Sequence sequence -> sequence(sequence, from, to, cost);
                case Expansion.OneOf choice -> choice(choice, own(from, cost), to);
                case Expansion.Repeat repeat -> repeat(repeat, own(from, cost), to);
                case Expansion.Tag tag -> tag(tag, from, to, cost);
            };
        }

        /** A state that no edge leaves yet, so that choices do not mix with those of others. */
        private int own(int from, long cost) {
            if (cost == 0 && !edges.leaves(from)) {
                return from;
            }
            int own = edges.newState();
            edges.add(from, own, Program.EMPTY, 0, cost);
            return own;
        }

        private boolean token(Expansion.Token token, int from, int to, long cost) {
            boolean blanks = token.language()
                    .or(() -> grammar.document(document).language())
                    .filter(Spelling::withoutBlanks)
                    .isEmpty();
            int number = lexicon.number(token.text(), blanks && mode == Mode.VOICE);
            if (lexicon.blank(number)) {
                edges.add(from, to, Program.EMPTY, 0, cost);
                return true;
            }
            edges.add(from, to, Program.TOKEN, number, cost);
            return false;
        }

        private boolean reference(Expansion.RuleReference reference, int from, int to, long cost) {
            int number = rule(grammar.resolve(document, reference));
            if (number == HOPELESS) {
                return false;
            }
            edges.add(from, to, Program.CALL, number, cost);
            return empty.get(number);
        }

        private boolean special(Expansion.Special special, int from, int to, long cost) {
            return switch (special.kind()) {
                case NULL -> {
                    edges.add(from, to, Program.EMPTY, 0, cost);
                    yield true;
                }
                case VOID -> false;
                case GARBAGE -> {
                    int middle = edges.newState();
                    edges.add(from, middle, Program.EMPTY, 0, cost);
                    // Leaving comes first: of equal ways the one that takes less wins (section 2.2.3).
                    edges.add(middle, to, Program.EMPTY, 0, 0);
                    edges.add(middle, middle, Program.GARBAGE, 0, 0);
                    yield true;
                }
            };
        }

        private boolean sequence(Expansion.Sequence sequence, int from, int to, long cost) {
            List<Expansion> parts = sequence.parts();
            if (parts.isEmpty()) {
                edges.add(from, to, Program.EMPTY, 0, cost);
                return true;
            }
            boolean nothing = true;
            int at = from;
            for (int i = 0; i < parts.size(); i++) {
                int next = i == parts.size() - 1 ? to : edges.newState();
                nothing &= between(parts.get(i), at, next, i == 0 ? cost : 0);
                at = next;
            }
            return nothing;
        }

        private boolean choice(Expansion.OneOf choice, int from, int to) {
            double heaviest = choice.alternatives().stream()
                    .mapToDouble(Expansion.Alternative::weight)
                    .max()
                    .orElse(1);
            boolean nothing = false;
            for (Expansion.Alternative one : choice.alternatives()) {
                long cost = heaviest > 0 ? Score.cost(one.weight() / heaviest) : 0;
                nothing |= beginsWithChoice(one.part())
                        ? between(one.part(), apart(from, cost), to, 0)
                        : between(one.part(), from, to, cost);
            }
            return nothing;
        }

        private int apart(int from, long cost) {
            int apart = edges.newState();
            edges.add(from, apart, Program.EMPTY, 0, cost);
            return apart;
        }

        private static boolean beginsWithChoice(Expansion expansion) {
            return switch (expansion) {
                case Expansion.OneOf _, Expansion.Repeat _ -> true;
                case Expansion.Sequence sequence ->
                    !sequence.parts().isEmpty()
                            && beginsWithChoice(sequence.parts().getFirst());
                case Expansion.Token _, Expansion.RuleReference _, Expansion.Special _, Expansion.Tag _ -> false;
            };
        }

        private boolean repeat(Expansion.Repeat repeat, int from, int to) {
            int copies = Math.max(repeat.least(), repeat.most().orElse(repeat.least() + 1));
            Copied body = body(repeat.part(), copies);
            long again = repeat.probability().isPresent()
                    ? Score.cost(repeat.probability().getAsDouble())
                    : 0;
            long enough = repeat.probability().isPresent()
                    ? Score.cost(1 - repeat.probability().getAsDouble())
                    : 0;
            boolean nothing = true;
            int at = from;
            for (int i = 0; i < repeat.least(); i++) {
                int next = edges.newState();
                boolean nothingOnce = body.draw(at, next, 0);
                nothing &= nothingOnce;
                at = next;
                if (nothingOnce && i > Utterance.MAX_ATOMS) {
                    // So many words are never said: more repeats of what may match nothing make no difference.
                    break;
                }
            }
            if (repeat.most().isEmpty()) {
                endless(repeat, body, at, again);
            } else {
                for (int i = repeat.least(); i < repeat.most().getAsInt(); i++) {
                    int next = edges.newState();
                    boolean apart = beginsWithChoice(repeat.part());
                    boolean nothingOnce = body.draw(apart ? apart(at, again) : at, next, apart ? 0 : again);
                    edges.add(at, to, Program.EMPTY, 0, enough);
                    at = next;
                    if (nothingOnce && i > Utterance.MAX_ATOMS) {
                        break;
                    }
                }
                enough = 0;
            }
            edges.add(at, to, Program.EMPTY, 0, enough);
            return nothing;
        }

        private void endless(Expansion.Repeat repeat, Copied body, int at, long again) {
            if (body.draw(apart(at, again), at, 0)) {
                throw new Refused(
                        repeat.at(),
                        GrammarRule.ENDLESS_REPEAT,
                        "what is repeated without an end can match no word at all",
                        "give the repeat an end, or let what is repeated take at least one word");
            }
        }

        /** A part that is drawn several times. */
        private Copied body(Expansion part, int copies) {
            if (copies <= 1 || size(part) <= MAX_COPIED) {
                return (from, to, cost) -> between(part, from, to, cost);
            }
            RuleFacts facts = new RuleFacts(part.at(), "", documents.indexOf(document), true);
            int number = automaton(facts, new Part(part, document));
            return (from, to, cost) -> {
                if (number == HOPELESS) {
                    return false;
                }
                edges.add(from, to, Program.CALL, number, cost);
                return empty.get(number);
            };
        }

        private boolean tag(Expansion.Tag tag, int from, int to, long cost) {
            if (grammar.document(document).tagFormat() == TagFormat.NONE) {
                edges.add(from, to, Program.EMPTY, 0, cost);
            } else {
                tags.add(new Script(tag.at(), tag.text(), documents.indexOf(document)));
                edges.add(from, to, Program.TAG, tags.size() - 1, cost);
            }
            return true;
        }
    }

    private interface Copied {
        boolean draw(int from, int to, long cost);
    }

    private static int size(Expansion expansion) {
        return switch (expansion) {
            case Expansion.Token _, Expansion.RuleReference _, Expansion.Tag _ -> 1;
            case Expansion.Special _ -> 3;
            case Expansion.Sequence sequence ->
                sequence.parts().stream().mapToInt(Compiler::size).sum();
            case Expansion.OneOf choice ->
                choice.alternatives().stream().mapToInt(one -> size(one.part())).sum();
            case Expansion.Repeat repeat ->
                1
                        + size(repeat.part())
                                * Math.max(1, repeat.least() + repeat.most().orElse(0));
        };
    }

    /** Compiling ends here; its message is told as a finding. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient SourceSpan at;
        private final transient Rule rule;
        private final transient String problem;
        private final transient String remedy;

        Refused(SourceSpan at, Rule rule, String problem, String remedy) {
            super(problem, null, false, false);
            this.at = at;
            this.rule = rule;
            this.problem = problem;
            this.remedy = remedy;
        }
    }
}
