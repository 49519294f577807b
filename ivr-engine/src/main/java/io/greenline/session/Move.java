package io.greenline.session;

import io.greenline.dialplan.Target;

/** What a node leads to: something to be done on the call, or another node. */
sealed interface Move {
    record Do(Action action) implements Move {}

    /**
     * An edge.
     *
     * @param edge what the edge is called at its node, see {@link io.greenline.dialplan.Edge}
     * @param because why it was taken, for the journal
     */
    record Go(Target to, String edge, String because) implements Move {
        /** The edge whose name says why. */
        Go(Target to, String edge) {
            this(to, edge, edge);
        }
    }
}
