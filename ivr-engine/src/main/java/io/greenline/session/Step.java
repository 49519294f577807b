package io.greenline.session;

import io.greenline.journal.Event;
import java.util.List;

/**
 * One step of the interpreter.
 *
 * @param state the call's state, its {@code pending} action being what is to be done now
 * @param trace what was decided on the way, for the journal
 */
public record Step(CallState state, List<Event> trace) {
    public Step {
        trace = List.copyOf(trace);
    }

    /** What is to be done now. */
    public Action action() {
        return state.pending();
    }
}
