package io.greenline.grammar.match;

import java.util.Arrays;

/**
 * What a rule, or the way through one edge, can begin with.
 *
 * @param atoms numbers in ascending order; meaningless where anything can come
 * @param any whether anything can: garbage, or more atoms than are worth listing
 * @param nothing whether it can match no atom at all
 */
@SuppressWarnings("ArrayRecordComponent")
record Opening(int[] atoms, boolean any, boolean nothing) {

    /** Whether a match of at least one atom can begin with this one. */
    boolean takes(int atom) {
        return any || Arrays.binarySearch(atoms, atom) >= 0;
    }
}
