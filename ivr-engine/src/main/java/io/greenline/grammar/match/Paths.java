package io.greenline.grammar.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The best ways through a chart, only along items that are part of a match. Of ways that differ in nothing that a meaning
 * can depend on, one is kept: this is what keeps the number of ways small where grammars are ambiguous. For one thread.
 */
final class Paths {
    private final Program program;
    private final Utterance utterance;
    private final Recognition recognition;
    private final int atMost;
    private final Map<Long, List<Path>> known = new HashMap<>();
    private final Map<Sense, Integer> senses = new HashMap<>();

    private record Sense(int kind, int argument, int next) {}

    private static final int TAKEN_BY_GARBAGE = 100;
    private static final Path END = new Path(-1, 0, 0, null, null, 0, 0, 0);

    /** @param atMost how many ways between two places are kept, the best */
    Paths(Program program, Utterance utterance, Recognition recognition, int atMost) {
        this.program = program;
        this.utterance = utterance;
        this.recognition = recognition;
        this.atMost = atMost;
    }

    /** The best ways of the whole utterance through the root rule, best first. */
    List<Path> best() {
        return ofRule(program.root(), 0, utterance.length());
    }

    private List<Path> ofRule(int rule, int begin, int end) {
        return recognition.hasRule(rule, begin, end) ? from(program.ruleEntry()[rule], begin, end) : List.of();
    }

    private List<Path> from(int state, int begin, int end) {
        if (!recognition.has(state, begin, end)) {
            return List.of();
        }
        int first = program.edgeStart()[state];
        int last = program.edgeStart()[state + 1];
        if (first == last) {
            return List.of(END);
        }
        long positions = utterance.length() + 1L;
        long key = (state * positions + begin) * positions + end;
        List<Path> found = known.get(key);
        if (found == null) {
            found = new ArrayList<>(2);
            Switch fitting = begin < utterance.length() ? program.switches().get(state) : null;
            if (fitting != null) {
                for (int edge : fitting.edges(utterance.atom(begin))) {
                    along(edge, begin, end, found);
                }
            } else {
                for (int edge = first; edge < last; edge++) {
                    along(edge, begin, end, found);
                }
            }
            found = best(found);
            known.put(key, found);
        }
        return found;
    }

    private void along(int edge, int begin, int end, List<Path> found) {
        int target = program.edgeTarget()[edge];
        switch (program.edgeKind()[edge]) {
            case Program.TOKEN -> {
                int after = utterance.after(program.tokens().get(program.edgeArgument()[edge]), begin);
                if (after >= 0) {
                    continued(edge, begin, after, end, found);
                }
            }
            case Program.CALL -> throughRule(edge, begin, end, found);
            case Program.GARBAGE -> {
                if (begin < end) {
                    continued(edge, begin, begin + 1, end, found);
                }
            }
            // An empty edge or a tag.
            default -> {
                for (Path next : from(target, begin, end)) {
                    found.add(path(edge, begin, begin, null, next));
                }
            }
        }
    }

    private void continued(int edge, int begin, int middle, int end, List<Path> found) {
        for (Path next : from(program.edgeTarget()[edge], middle, end)) {
            found.add(path(edge, begin, middle, null, next));
        }
    }

    private void throughRule(int edge, int begin, int end, List<Path> found) {
        int rule = program.edgeArgument()[edge];
        int middle = recognition.nextEnd(rule, begin, begin);
        while (middle >= 0 && middle <= end) {
            List<Path> rest = from(program.edgeTarget()[edge], middle, end);
            if (!rest.isEmpty()) {
                for (Path called : ofRule(rule, begin, middle)) {
                    for (Path next : rest) {
                        found.add(path(edge, begin, middle, called, next));
                    }
                }
            }
            middle = recognition.nextEnd(rule, begin, middle + 1);
        }
    }

    private Path path(int edge, int begin, int middle, @Nullable Path called, Path next) {
        int kind = program.edgeKind()[edge];
        int argument = program.edgeArgument()[edge];
        int garbage = next.garbage() + (kind == Program.GARBAGE ? 1 : 0);
        long cost = next.cost() + program.edgeCost()[edge];
        int sense = switch (kind) {
            case Program.EMPTY -> next.sense();
            case Program.GARBAGE -> sense(TAKEN_BY_GARBAGE, 0, next.sense());
            default -> sense(kind, argument, next.sense());
        };
        if (called != null) {
            garbage += called.garbage();
            cost += called.cost();
            sense = sense(-1 - called.sense(), middle, sense);
        }
        return new Path(edge, begin, middle, called, next, garbage, cost, sense);
    }

    private int sense(int kind, int argument, int next) {
        Integer known = senses.putIfAbsent(new Sense(kind, argument, next), senses.size() + 1);
        return known == null ? senses.size() : known;
    }

    private List<Path> best(List<Path> found) {
        if (found.size() <= 1) {
            return found;
        }
        found.sort(Path::compare);
        List<Path> kept = new ArrayList<>(Math.min(found.size(), atMost));
        for (Path path : found) {
            if (kept.size() == atMost) {
                break;
            }
            if (kept.stream().noneMatch(better -> better.sense() == path.sense())) {
                kept.add(path);
            }
        }
        return kept;
    }
}
