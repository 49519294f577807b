package io.greenline.grammar.match;

import io.greenline.grammar.Phrases;
import io.greenline.grammar.Phrases.Extent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a recogniser may expect of a grammar: its sentences where they are few, else which words follow which. For one thread. */
final class PhraseList {
    /** With more pairs than this only the words are listed: no recogniser takes so many phrases. */
    private static final int MAX_PAIRS = 100_000;

    private final Program program;
    private final List<List<String>> tokenWords;
    private final Map<Integer, Set<String>> firstOfState = new HashMap<>();
    private final List<Set<String>> lastOfRule = new ArrayList<>();
    private final Set<String> pairs = new LinkedHashSet<>();

    PhraseList(Program program) {
        this.program = program;
        this.tokenWords = program.tokens().stream()
                .map(token -> Utterance.words(token.text()))
                .toList();
    }

    Phrases phrases(int atMost) {
        // Equal sentences are counted as often as they can be matched: a few times too many may still be few.
        if (SentenceCount.of(program) <= 8L * atMost) {
            Sentences.Found found = Sentences.first(program, 8 * atMost);
            Set<String> sentences = new LinkedHashSet<>();
            found.sentences().forEach(one -> sentences.add(String.join(" ", Utterance.words(one))));
            sentences.remove("");
            if (found.all() && sentences.size() <= atMost) {
                return new Phrases(List.copyOf(sentences), Extent.SENTENCES, program.hasGarbage());
            }
        }
        return new Phrases(pairs(), Extent.PAIRS, program.hasGarbage());
    }

    private List<String> pairs() {
        Set<String> all = new LinkedHashSet<>(first(program.ruleEntry()[program.root()]));
        for (int rule = 0; rule <= program.root(); rule++) {
            lastOfRule.add(pairsOfRule(rule));
        }
        if (pairs.size() > MAX_PAIRS) {
            tokenWords.forEach(all::addAll);
        } else {
            all.addAll(pairs);
        }
        all.remove("");
        return List.copyOf(all);
    }

    /** Adds the pairs that meet within a rule; gives the words that it can end with. */
    private Set<String> pairsOfRule(int rule) {
        Set<String> last = new LinkedHashSet<>();
        for (int state : statesOf(rule)) {
            for (int edge = program.edgeStart()[state]; edge < program.edgeStart()[state + 1]; edge++) {
                Set<String> before = lastOf(edge);
                if (!before.isEmpty()) {
                    int target = program.edgeTarget()[edge];
                    addPairs(before, first(target));
                    if (first(target).contains("")) {
                        last.addAll(before);
                    }
                }
            }
        }
        return last;
    }

    private Set<Integer> statesOf(int rule) {
        Set<Integer> states = new LinkedHashSet<>();
        Deque<Integer> waiting = new ArrayDeque<>(List.of(program.ruleEntry()[rule]));
        while (!waiting.isEmpty()) {
            int state = waiting.removeFirst();
            if (states.add(state)) {
                for (int edge = program.edgeStart()[state]; edge < program.edgeStart()[state + 1]; edge++) {
                    waiting.add(program.edgeTarget()[edge]);
                }
            }
        }
        return states;
    }

    private Set<String> lastOf(int edge) {
        return switch (program.edgeKind()[edge]) {
            case Program.TOKEN -> {
                List<String> words = tokenWords.get(program.edgeArgument()[edge]);
                for (int i = 1; i < words.size(); i++) {
                    pairs.add(words.get(i - 1) + " " + words.get(i));
                }
                yield Set.of(words.getLast());
            }
            case Program.CALL -> lastOfRule.get(program.edgeArgument()[edge]);
            default -> Set.of();
        };
    }

    private void addPairs(Set<String> before, Set<String> after) {
        for (String one : before) {
            for (String other : after) {
                if (!other.isEmpty() && pairs.size() <= MAX_PAIRS) {
                    pairs.add(one + " " + other);
                }
            }
        }
    }

    /** Words that can come next in this rule from a state on; the empty word among them where the rule can end at once. */
    private Set<String> first(int state) {
        Set<String> known = firstOfState.get(state);
        if (known != null) {
            return known;
        }
        Set<String> words = new LinkedHashSet<>();
        Set<Integer> seen = new LinkedHashSet<>(Set.of(state));
        Deque<Integer> waiting = new ArrayDeque<>(seen);
        while (!waiting.isEmpty()) {
            int at = waiting.removeFirst();
            if (program.edgeStart()[at] == program.edgeStart()[at + 1]) {
                words.add("");
            }
            for (int edge = program.edgeStart()[at]; edge < program.edgeStart()[at + 1]; edge++) {
                if (passes(edge, words) && seen.add(program.edgeTarget()[edge])) {
                    waiting.add(program.edgeTarget()[edge]);
                }
            }
        }
        firstOfState.put(state, words);
        return words;
    }

    /** Takes the words that an edge begins with; says whether it can be taken without a word. */
    private boolean passes(int edge, Set<String> words) {
        int argument = program.edgeArgument()[edge];
        return switch (program.edgeKind()[edge]) {
            case Program.TOKEN -> {
                words.add(tokenWords.get(argument).getFirst());
                yield false;
            }
            case Program.CALL -> {
                Set<String> called = first(program.ruleEntry()[argument]);
                called.stream().filter(word -> !word.isEmpty()).forEach(words::add);
                yield called.contains("");
            }
            default -> true;
        };
    }
}
