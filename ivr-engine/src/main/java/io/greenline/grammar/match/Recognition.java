package io.greenline.grammar.match;

import java.util.Arrays;

/**
 * The chart of one utterance: for a state at a position, where its rule can end. Each such item is worked out once, whoever
 * asks, so that the work is at most the number of states times the square of the utterance's length (times its length over
 * 64): no ambiguity makes it more. Items are numbers in open-addressed rows; ends are sets of bits. For one thread.
 */
final class Recognition {
    private static final int NOTHING = 0;

    private final Program program;
    private final Utterance utterance;
    private final int length;
    private final int width;
    private final boolean garbage;

    private int[] keys = new int[256];
    private int[] places = new int[256];
    private int items;
    private long[] ends;
    private int endsUsed;
    private boolean grows;

    /** @param garbage whether garbage may take words; without, only its zero words match */
    Recognition(Program program, Utterance utterance, boolean garbage) {
        this.program = program;
        this.utterance = utterance;
        this.length = utterance.length();
        this.width = (length >> 6) + 1;
        this.garbage = garbage;
        this.ends = new long[128 * width];
        // The first set stays empty.
        this.endsUsed = width;
        Arrays.fill(keys, -1);
    }

    /** Whether the whole utterance matches the root rule. */
    boolean matches() {
        return has(program.ruleEntry()[program.root()], 0, length);
    }

    /**
     * Whether a longer utterance that begins with this one matches; only after {@link #matches()}. Words that garbage would
     * take at the very end do not count: they would change nothing.
     */
    boolean grows() {
        return grows;
    }

    /** Whether a way leads from this state at this position to the end of its rule at another position. */
    boolean has(int state, int position, int end) {
        return contains(ends(state, position), end);
    }

    /** Whether a rule can match from one position to another. */
    boolean hasRule(int rule, int position, int end) {
        return contains(endsOfRule(rule, position), end);
    }

    /** The first position at or after this one where a rule that begins at a position can end; -1 when there is none. */
    int nextEnd(int rule, int position, int from) {
        int place = endsOfRule(rule, position);
        return nextBit(place, from);
    }

    private boolean contains(int place, int end) {
        return (ends[place + (end >> 6)] & 1L << end) != 0;
    }

    private int nextBit(int place, int from) {
        if (from > length) {
            return -1;
        }
        int word = from >> 6;
        long bits = ends[place + word] & -1L << from;
        while (bits == 0) {
            if (++word == width) {
                return -1;
            }
            bits = ends[place + word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(bits);
    }

    private int endsOfRule(int rule, int position) {
        Opening opening = program.openings().get(rule);
        boolean more = opening.any();
        if (position == length) {
            // Where anything can come, the rule itself is asked: garbage alone is no growth.
            grows |= opening.atoms().length > 0;
        } else {
            more |= opening.takes(utterance.atom(position));
        }
        return more || opening.nothing() ? ends(program.ruleEntry()[rule], position) : NOTHING;
    }

    /** Where in {@link #ends} the set of this item is. */
    private int ends(int anyState, int position) {
        int state = program.beyond()[anyState];
        int key = state * (length + 1) + position;
        int slot = slot(key);
        if (keys[slot] == key) {
            return places[slot];
        }
        int place = newItem(slot, key);
        if (program.edgeStart()[state] == program.edgeStart()[state + 1]) {
            // Only the last state of a rule has no edge.
            ends[place + (position >> 6)] |= 1L << position;
            return place;
        }
        Switch fitting = position < length ? program.switches().get(state) : null;
        if (fitting != null) {
            for (int edge : fitting.edges(utterance.atom(position))) {
                follow(edge, position, place);
            }
        } else {
            for (int edge = program.edgeStart()[state]; edge < program.edgeStart()[state + 1]; edge++) {
                follow(edge, position, place);
            }
        }
        return place;
    }

    private void follow(int edge, int position, int place) {
        int target = program.edgeTarget()[edge];
        int argument = program.edgeArgument()[edge];
        switch (program.edgeKind()[edge]) {
            case Program.TOKEN -> {
                int after = utterance.after(program.tokens().get(argument), position);
                if (after >= 0) {
                    unite(place, ends(target, after));
                } else if (after == Utterance.CUT_OFF) {
                    grows = true;
                }
            }
            case Program.CALL -> {
                int called = endsOfRule(argument, position);
                for (int middle = nextBit(called, position); middle >= 0; middle = nextBit(called, middle + 1)) {
                    unite(place, ends(target, middle));
                }
            }
            case Program.GARBAGE -> {
                if (garbage && position < length) {
                    unite(place, ends(target, position + 1));
                }
            }
            // An empty edge or a tag.
            default -> unite(place, ends(target, position));
        }
    }

    private void unite(int place, int other) {
        for (int i = 0; i < width; i++) {
            ends[place + i] |= ends[other + i];
        }
    }

    private int newItem(int slot, int key) {
        int place = endsUsed;
        endsUsed += width;
        if (endsUsed > ends.length) {
            ends = Arrays.copyOf(ends, 2 * ends.length);
        }
        keys[slot] = key;
        places[slot] = place;
        if (++items * 2 > keys.length) {
            rehash();
        }
        return place;
    }

    private int slot(int key) {
        int mask = keys.length - 1;
        int slot = ((key * 0x9E3779B9) >>> 7) & mask;
        while (keys[slot] != -1 && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void rehash() {
        int[] oldKeys = keys;
        int[] oldPlaces = places;
        keys = new int[2 * oldKeys.length];
        places = new int[keys.length];
        Arrays.fill(keys, -1);
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != -1) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                places[slot] = oldPlaces[i];
            }
        }
    }
}
