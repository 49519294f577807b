package io.greenline.session;

import io.greenline.dialplan.Dialplan;
import io.greenline.journal.Event;
import java.util.ArrayList;
import java.util.List;

/** Takes a call up again in a dialplan that may have changed since. */
final class Resumption {
    private Resumption() {}

    /**
     * The step with which a call goes on.
     *
     * <p>A call keeps its dialplan's version for as long as its engine lives. When a restarted engine has another one, the
     * call goes on in it if every place it is in still exists, and begins the dialplan anew otherwise.
     */
    static Step of(Dialplan plan, CallState state) {
        Interpreter interpreter = new Interpreter(plan);
        if (plan.version().equals(state.version())) {
            return interpreter.step(state, new Outcome.Resumed());
        }
        boolean known = state.frames().stream()
                .allMatch(frame -> plan.flow(frame.flow())
                        .filter(flow -> flow.nodes().containsKey(frame.node()))
                        .filter(flow -> frame.variables()
                                .keySet()
                                .containsAll(flow.variables().keySet()))
                        .isPresent());
        Step step = known
                ? interpreter.step(state.inVersion(plan.version()), new Outcome.Resumed())
                : interpreter.step(interpreter.begin(state.call()).state(), new Outcome.Answered());
        List<Event> trace = new ArrayList<>();
        trace.add(new Event.Decided(
                state.frame().node(),
                known ? "goes on in another version" : "begins anew in another version",
                "%s before, %s now".formatted(state.version(), plan.version())));
        trace.addAll(step.trace());
        return new Step(step.state(), trace);
    }
}
