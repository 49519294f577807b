package io.greenline.grammar.match;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sentences of a grammar in the order of its text, no sentence twice, without words of garbage. What repeats without an
 * end is repeated a few times only. For one thread.
 */
final class Sentences {
    /** How often one state is passed in one rule: an endless repeat adds at most one less than this to what it must repeat. */
    private static final int MAX_ROUNDS = 3;
    /** Edges that are followed at most, so that a grammar with few sentences and many ways to them comes to an end. */
    private static final int MAX_STEPS = 2_000_000;

    private final Program program;
    private final int atMost;
    private final Set<String> found = new LinkedHashSet<>();
    private final Deque<String> words = new ArrayDeque<>();
    private int steps;
    private boolean cut;

    private Sentences(Program program, int atMost) {
        this.program = program;
        this.atMost = atMost;
    }

    /**
     * Some sentences.
     *
     * @param sentences tokens as the grammar writes them, single blanks between them
     * @param all whether the grammar has no more
     */
    record Found(List<String> sentences, boolean all) {}

    /** The first sentences, at most so many. */
    static Found first(Program program, int atMost) {
        Sentences sentences = new Sentences(program, atMost);
        sentences.from(program.ruleEntry()[program.root()], new Activation(null, -1));
        return new Found(List.copyOf(sentences.found), !sentences.cut);
    }

    /** A rule under way, and where its referrer goes on. */
    private record Activation(@Nullable Activation caller, int returnTo, Map<Integer, Integer> passed) {
        Activation(@Nullable Activation caller, int returnTo) {
            this(caller, returnTo, new HashMap<>());
        }
    }

    private void from(int state, Activation rule) {
        int first = program.edgeStart()[state];
        int last = program.edgeStart()[state + 1];
        if (first == last) {
            if (rule.caller == null) {
                emit();
            } else {
                from(rule.returnTo, rule.caller);
            }
            return;
        }
        int round = rule.passed.merge(state, 1, Integer::sum);
        for (int edge = first; edge < last && round <= MAX_ROUNDS; edge++) {
            if (++steps > MAX_STEPS || found.size() > atMost) {
                cut = true;
                break;
            }
            follow(edge, rule);
        }
        cut |= round > MAX_ROUNDS;
        rule.passed.merge(state, -1, Integer::sum);
    }

    private void follow(int edge, Activation rule) {
        int argument = program.edgeArgument()[edge];
        int target = program.edgeTarget()[edge];
        switch (program.edgeKind()[edge]) {
            case Program.TOKEN -> {
                words.addLast(program.tokens().get(argument).text());
                from(target, rule);
                words.removeLast();
            }
            case Program.CALL -> from(program.ruleEntry()[argument], new Activation(rule, target));
            case Program.GARBAGE -> {
                // Left out: anything could stand there.
            }
            // An empty edge or a tag.
            default -> from(target, rule);
        }
    }

    private void emit() {
        String sentence = String.join(" ", words);
        if (found.size() < atMost) {
            found.add(sentence);
        } else if (!found.contains(sentence)) {
            cut = true;
        }
    }
}
