package io.greenline.grammar.match;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * States and edges while a program is made. Edges come in any order of states; those of one state keep their order. For one
 * thread.
 */
final class EdgeList {
    private final IntList from = new IntList();
    private final IntList kind = new IntList();
    private final IntList argument = new IntList();
    private final IntList target = new IntList();
    private final List<Long> cost = new ArrayList<>();
    private final BitSet left = new BitSet();
    private int states;

    int newState() {
        return states++;
    }

    int states() {
        return states;
    }

    void add(int from, int to, int kind, int argument, long cost) {
        this.from.add(from);
        this.target.add(to);
        this.kind.add(kind);
        this.argument.add(argument);
        this.cost.add(cost);
        left.set(from);
    }

    /** Whether an edge leaves the state. */
    boolean leaves(int state) {
        return left.get(state);
    }

    /** The states from which some way leads to this one. */
    BitSet leadingTo(int exit) {
        BitSet useful = new BitSet(states);
        useful.set(exit);
        boolean more = true;
        // Edges are mostly drawn from the beginning to the end: backwards, one or two rounds do.
        while (more) {
            more = false;
            for (int e = from.size() - 1; e >= 0; e--) {
                if (useful.get(target.get(e)) && !useful.get(from.get(e))) {
                    useful.set(from.get(e));
                    more = true;
                }
            }
        }
        return useful;
    }

    /**
     * Takes over the states of another list, and those of its edges that lead to a useful state.
     *
     * @return what to add to the other's states to have this list's
     */
    int takeOver(EdgeList other, BitSet useful) {
        int offset = states;
        states += other.states;
        for (int e = 0; e < other.from.size(); e++) {
            if (useful.get(other.target.get(e))) {
                add(
                        other.from.get(e) + offset,
                        other.target.get(e) + offset,
                        other.kind.get(e),
                        other.argument.get(e),
                        other.cost.get(e));
            }
        }
        return offset;
    }

    /** The rows of a program. */
    @SuppressWarnings("ArrayRecordComponent")
    record Rows(int[] start, int[] kind, int[] argument, int[] target, long[] cost, int[] beyond) {}

    Rows rows() {
        int count = from.size();
        int[] start = new int[states + 1];
        for (int e = 0; e < count; e++) {
            start[from.get(e) + 1]++;
        }
        for (int s = 0; s < states; s++) {
            start[s + 1] += start[s];
        }
        Rows rows = new Rows(start, new int[count], new int[count], new int[count], new long[count], new int[states]);
        int[] next = start.clone();
        for (int e = 0; e < count; e++) {
            int place = next[from.get(e)]++;
            rows.kind[place] = kind.get(e);
            rows.argument[place] = argument.get(e);
            rows.target[place] = target.get(e);
            rows.cost[place] = cost.get(e);
        }
        for (int s = 0; s < states; s++) {
            rows.beyond[s] = beyond(rows, s);
        }
        return rows;
    }

    private static int beyond(Rows rows, int state) {
        int at = state;
        // No circle of empty edges is ever drawn, so that this ends.
        while (rows.start[at + 1] - rows.start[at] == 1) {
            int edge = rows.start[at];
            if (rows.kind[edge] != Program.EMPTY && rows.kind[edge] != Program.TAG) {
                break;
            }
            at = rows.target[edge];
        }
        return at;
    }
}
