package io.greenline.session;

import io.greenline.dialplan.Target;

/** What a node leads to: something to be done on the call, or another node. */
sealed interface Move {
    record Do(Action action) implements Move {}

    /**
     * An edge.
     *
     * @param because why it was taken, for the journal
     */
    record Go(Target to, String because) implements Move {}
}
