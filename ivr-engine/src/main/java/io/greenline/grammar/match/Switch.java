package io.greenline.grammar.match;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Which of many edges of a state are worth trying. For thousands of alternatives, all of which begin with words of their own.
 *
 * @param byAtom edges in order, by the atom that comes next
 * @param always edges in order that are worth trying whatever comes
 */
@SuppressWarnings("ArrayRecordComponent")
record Switch(Map<Integer, int[]> byAtom, int[] always) {
    private static final int[] NONE = {};

    /** Sorts edges by what they begin with. */
    static Switch of(int firstEdge, Opening[] openings) {
        Map<Integer, IntList> byAtom = new HashMap<>();
        IntList always = new IntList();
        for (int i = 0; i < openings.length; i++) {
            int edge = firstEdge + i;
            if (openings[i].any() || openings[i].nothing()) {
                always.add(edge);
            } else {
                for (int atom : openings[i].atoms()) {
                    byAtom.computeIfAbsent(atom, _ -> new IntList()).add(edge);
                }
            }
        }
        Map<Integer, int[]> rows = new HashMap<>();
        byAtom.forEach((atom, edges) -> rows.put(atom, edges.toArray()));
        return new Switch(Map.copyOf(rows), always.toArray());
    }

    /** The edges to try, in order. */
    int[] edges(int atom) {
        int[] fitting = byAtom.getOrDefault(atom, NONE);
        if (always.length == 0 || fitting.length == 0) {
            return always.length == 0 ? fitting : always;
        }
        int[] both = Arrays.copyOf(always, always.length + fitting.length);
        System.arraycopy(fitting, 0, both, always.length, fitting.length);
        Arrays.sort(both);
        return both;
    }
}
