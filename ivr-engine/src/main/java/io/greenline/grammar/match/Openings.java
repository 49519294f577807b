package io.greenline.grammar.match;

import io.greenline.grammar.match.EdgeList.Rows;
import io.greenline.grammar.match.Program.TokenFacts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Finds out what rules, and edges where there are many, can begin with. Rules come before those that refer to them. */
final class Openings {
    /** A rule with more first atoms than this is tried whatever comes. */
    private static final int MAX_ATOMS_OF_RULE = 512;
    /** A state with fewer edges has them tried one by one. */
    private static final int FEWEST_FOR_SWITCH = 10;

    private final Rows rows;
    private final List<TokenFacts> tokens;
    private final List<Opening> rules = new ArrayList<>();
    private final int[] entries;
    private final Map<Integer, Switch> switches = new HashMap<>();

    Openings(Rows rows, int[] entries, int[] exits, List<TokenFacts> tokens) {
        this.rows = rows;
        this.tokens = tokens;
        this.entries = entries;
        BitSet ends = new BitSet();
        for (int exit : exits) {
            ends.set(exit);
        }
        for (int rule = 0; rule < entries.length; rule++) {
            rules.add(from(entries[rule], ends));
        }
        for (int state = 0; state < rows.start().length - 1; state++) {
            if (rows.start()[state + 1] - rows.start()[state] >= FEWEST_FOR_SWITCH) {
                switches.put(state, switchOf(state, ends));
            }
        }
    }

    List<Opening> ofRules() {
        return List.copyOf(rules);
    }

    Map<Integer, Switch> switches() {
        return Map.copyOf(switches);
    }

    private Switch switchOf(int state, BitSet ends) {
        int first = rows.start()[state];
        Opening[] openings = new Opening[rows.start()[state + 1] - first];
        for (int i = 0; i < openings.length; i++) {
            Search search = new Search(ends, firstOfRule(state));
            search.edge(first + i);
            openings[i] = search.found();
        }
        return Switch.of(first, openings);
    }

    private Opening from(int state, BitSet ends) {
        Search search = new Search(ends, state);
        search.state(state);
        return search.found();
    }

    /** A rule's states follow its entry without a gap. */
    private int firstOfRule(int state) {
        int found = Arrays.binarySearch(entries, state);
        return entries[found >= 0 ? found : -found - 2];
    }

    private final class Search {
        private final BitSet ends;
        private final int lowest;
        private final TreeSet<Integer> atoms = new TreeSet<>();
        private final BitSet seen = new BitSet();
        private final IntList waiting = new IntList();
        private boolean any;
        private boolean nothing;

        Search(BitSet ends, int lowest) {
            this.ends = ends;
            this.lowest = lowest;
        }

        void state(int state) {
            if (!seen.get(state - lowest)) {
                seen.set(state - lowest);
                waiting.add(state);
            }
        }

        void edge(int edge) {
            int target = rows.target()[edge];
            switch (rows.kind()[edge]) {
                case Program.TOKEN ->
                    atoms.add(tokens.get(rows.argument()[edge]).atoms()[0]);
                case Program.GARBAGE -> any = true;
                case Program.CALL -> {
                    Opening called = rules.get(rows.argument()[edge]);
                    any |= called.any();
                    for (int atom : called.atoms()) {
                        atoms.add(atom);
                    }
                    if (called.nothing()) {
                        state(target);
                    }
                }
                // An empty edge or a tag.
                default -> state(target);
            }
        }

        Opening found() {
            for (int i = 0; i < waiting.size(); i++) {
                int state = waiting.get(i);
                nothing |= ends.get(state);
                for (int e = rows.start()[state]; e < rows.start()[state + 1]; e++) {
                    edge(e);
                }
                if (atoms.size() > MAX_ATOMS_OF_RULE) {
                    any = true;
                }
            }
            int[] sorted = any
                    ? new int[0]
                    : atoms.stream().mapToInt(Integer::intValue).toArray();
            return new Opening(sorted, any, nothing);
        }
    }
}
