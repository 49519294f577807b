package io.greenline.grammar.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes sentences by chance: heavier alternatives are taken more often, repeats as often as their probability says, and every
 * second time where none is given. Words of garbage are left out. For one thread.
 */
final class RandomSentences {
    /** Edges of one sentence; a longer one is begun again. */
    private static final int MAX_STEPS = 20_000;

    private static final int MAX_TRIES = 100;

    private final Program program;
    private final Random random;
    private final List<String> words = new ArrayList<>();
    private int steps;

    RandomSentences(Program program, long seed) {
        this.program = program;
        this.random = new Random(seed);
    }

    /** A sentence, single blanks between its tokens. */
    String next() {
        for (int tries = 0; tries < MAX_TRIES; tries++) {
            words.clear();
            steps = 0;
            walk(program.root());
            if (steps <= MAX_STEPS) {
                break;
            }
        }
        return String.join(" ", words);
    }

    private void walk(int rule) {
        int state = program.ruleEntry()[rule];
        while (program.edgeStart()[state] < program.edgeStart()[state + 1] && ++steps <= MAX_STEPS) {
            int edge = chosen(state);
            int argument = program.edgeArgument()[edge];
            if (program.edgeKind()[edge] == Program.TOKEN) {
                words.add(program.tokens().get(argument).text());
            } else if (program.edgeKind()[edge] == Program.CALL) {
                walk(argument);
            }
            state = program.edgeTarget()[edge];
        }
    }

    private int chosen(int state) {
        int first = program.edgeStart()[state];
        int last = program.edgeStart()[state + 1];
        double whole = 0;
        for (int edge = first; edge < last; edge++) {
            whole += share(edge);
        }
        double left = random.nextDouble() * whole;
        for (int edge = first; edge < last; edge++) {
            left -= share(edge);
            if (left < 0) {
                return edge;
            }
        }
        // All weigh nothing, or a rounding error is left: the first that leads on.
        return first;
    }

    private double share(int edge) {
        return program.edgeKind()[edge] == Program.GARBAGE ? 0 : Score.share(program.edgeCost()[edge]);
    }
}
