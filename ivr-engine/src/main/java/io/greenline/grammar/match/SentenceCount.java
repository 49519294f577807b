package io.greenline.grammar.match;

import java.util.Arrays;

/**
 * How many ways through a grammar there are, without walking them: states after those that they lead to, each once. Words of
 * garbage are left out. For one thread.
 */
final class SentenceCount {
    /** More than anybody lists, and the count of what repeats without an end. */
    static final long MANY = Long.MAX_VALUE;

    private static final long UNKNOWN = -1;
    private static final long UNDER_WAY = -2;

    private final Program program;
    private final long[] counts;
    private final IntList waiting = new IntList();

    private SentenceCount(Program program) {
        this.program = program;
        this.counts = new long[program.states()];
        Arrays.fill(counts, UNKNOWN);
    }

    /** The number of ways, {@link #MANY} at most; equal sentences count as often as there are ways to them. */
    static long of(Program program) {
        SentenceCount count = new SentenceCount(program);
        // Rules come before those that refer to them.
        for (int rule = 0; rule <= program.root(); rule++) {
            count.countFrom(program.ruleEntry()[rule]);
        }
        return count.counts[program.ruleEntry()[program.root()]];
    }

    private void countFrom(int entry) {
        waiting.add(entry);
        while (waiting.size() > 0) {
            int state = waiting.get(waiting.size() - 1);
            if (counts[state] == UNKNOWN) {
                counts[state] = UNDER_WAY;
                push(state);
            } else {
                waiting.removeLast();
                if (counts[state] == UNDER_WAY) {
                    counts[state] = sum(state);
                }
            }
        }
    }

    private void push(int state) {
        for (int edge = program.edgeStart()[state]; edge < program.edgeStart()[state + 1]; edge++) {
            if (program.edgeKind()[edge] != Program.GARBAGE && counts[program.edgeTarget()[edge]] == UNKNOWN) {
                waiting.add(program.edgeTarget()[edge]);
            }
        }
    }

    private long sum(int state) {
        int first = program.edgeStart()[state];
        int last = program.edgeStart()[state + 1];
        if (first == last) {
            return 1;
        }
        long sum = 0;
        for (int edge = first; edge < last; edge++) {
            int kind = program.edgeKind()[edge];
            if (kind == Program.GARBAGE) {
                continue;
            }
            long rest = counts[program.edgeTarget()[edge]];
            if (rest == UNDER_WAY) {
                // A way back to where we are: every state can reach the end, so there is no end of sentences.
                return MANY;
            }
            long ways = kind == Program.CALL
                    ? times(counts[program.ruleEntry()[program.edgeArgument()[edge]]], rest)
                    : rest;
            sum = sum > MANY - ways ? MANY : sum + ways;
        }
        return sum;
    }

    private static long times(long one, long other) {
        return one != 0 && other > MANY / one ? MANY : one * other;
    }
}
