package io.greenline.session;

import io.greenline.journal.Event;
import io.greenline.telephony.NodeId;
import java.util.List;

/**
 * One step of the interpreter.
 *
 * @param state the call's state, its {@code pending} action being what is to be done now
 * @param trace what was decided on the way, for the journal
 * @param taken the edges walked on the way, for whoever counts them
 */
public record Step(CallState state, List<Event> trace, List<Taken> taken) {
    public Step {
        trace = List.copyOf(trace);
        taken = List.copyOf(taken);
    }

    /**
     * An edge that a call walked.
     *
     * @param flow the subflow of the node it left; empty in the main flow
     * @param edge its label, see {@link io.greenline.dialplan.Edge}
     */
    public record Taken(String flow, NodeId node, String edge) {}

    /** What is to be done now. */
    public Action action() {
        return state.pending();
    }
}
