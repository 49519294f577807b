package io.greenline.grammar.match;

import org.jspecify.annotations.Nullable;

/**
 * A way through a rule from some state on: one edge, and what follows. Immutable.
 *
 * @param edge -1 at the end of the rule
 * @param begin the position where the edge is taken
 * @param end the position after it
 * @param called the way through the rule that the edge refers to
 * @param next null at the end of the rule
 * @param garbage atoms that garbage takes on the whole way
 * @param cost of the whole way
 * @param sense equal where two ways between the same places have the same tokens, tags and rules in the same order: whatever
 *     scripts make of them is the same
 */
record Path(
        int edge,
        int begin,
        int end,
        @Nullable Path called,
        @Nullable Path next,
        int garbage,
        long cost,
        int sense) {

    /** Fewer words taken by garbage first, then the likelier, then what comes first in the grammar's text. */
    static int compare(Path one, Path other) {
        if (one.garbage != other.garbage) {
            return Integer.compare(one.garbage, other.garbage);
        }
        return one.cost != other.cost ? Long.compare(one.cost, other.cost) : compareText(one, other);
    }

    /** By the first place where the two take another edge. Both begin in the same state at the same position. */
    @SuppressWarnings("ReferenceEquality") // Ways share their ends: what is the same object need not be compared.
    private static int compareText(Path one, Path other) {
        Path left = one;
        Path right = other;
        while (left != right) {
            if (left == null || right == null || left.edge != right.edge) {
                return Integer.compare(left == null ? -1 : left.edge, right == null ? -1 : right.edge);
            }
            if (left.called != null && right.called != null && left.called != right.called) {
                int inside = compareText(left.called, right.called);
                if (inside != 0) {
                    return inside;
                }
            }
            left = left.next;
            right = right.next;
        }
        return 0;
    }

    double score() {
        return Score.of(garbage, cost);
    }
}
