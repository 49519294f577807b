package io.greenline.session;

import io.greenline.calendar.CalendarName;
import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.Node;
import io.greenline.journal.Event;
import java.util.ArrayList;
import java.util.List;

/** Takes a call up again in a dialplan that may have changed since. */
final class Resumption {
    private Resumption() {}

    /**
     * The step with which a call goes on.
     *
     * <p>A call keeps its dialplan's version, over a restart of the engine too. Only where that version cannot be had any
     * more it comes here with another one: it goes on in it if every place it is in still exists and is of the same kind,
     * and begins the dialplan anew otherwise.
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
                                .isPresent())
                && suits(plan, state);
        Step step = known
                ? interpreter.step(state.inVersion(plan.version()), new Outcome.Resumed())
                : interpreter.step(
                        interpreter.begin(state.call(), state.ticket()).state(), new Outcome.Answered());
        List<Event> trace = new ArrayList<>();
        trace.add(new Event.Decided(
                state.frame().node(),
                known ? "goes on in another version" : "begins anew in another version",
                "%s before, %s now".formatted(state.version(), plan.version())));
        trace.addAll(step.trace());
        return new Step(step.state(), trace, step.taken());
    }

    /** Whether the nodes that the call is in can still take what is to come: a return, and the end of what is pending. */
    private static boolean suits(Dialplan plan, CallState state) {
        List<Frame> frames = state.frames();
        for (int inner = 1; inner < frames.size(); inner++) {
            boolean entered = node(plan, frames.get(inner - 1)) instanceof Node.Subflow subflow
                    && subflow.flow().equals(frames.get(inner).flow());
            if (!entered) {
                return false;
            }
        }
        Node node = node(plan, state.frame());
        return switch (state.pending()) {
            case Action.Answer _, Action.HangUp _, Action.End _ -> true;
            case Action.Play play ->
                node instanceof Node.Announce || (node instanceof Node.Play && has(plan, play.prompts()));
            case Action.Collect collect ->
                (node instanceof Node.Menu || node instanceof Node.Ask || node instanceof Node.Survey)
                        && has(plan, collect.prompts());
            case Action.LookUp _ -> node instanceof Node.Lookup;
            case Action.Classify _ -> node instanceof Node.Classify;
            case Action.Fetch fetch ->
                node instanceof Node.Http http && http.result().equals(fetch.result());
            case Action.FindNotices _ -> node instanceof Node.Announce;
            case Action.CheckHours(CalendarName calendar) ->
                node instanceof Node.Hours hours && hours.calendar().equals(calendar);
            case Action.Enqueue enqueue -> node instanceof Node.Queue && has(plan, enqueue.comfort());
            case Action.ServeAgent _ -> node instanceof Node.Agent;
            case Action.Transfer _ -> node instanceof Node.Transfer;
            case Action.RecordMessage record -> node instanceof Node.RecordMessage && has(plan, record.prompts());
            case Action.RequestCallback _ -> node instanceof Node.Callback;
            case Action.TellIncident told -> node instanceof Node.Incident incident && incident.act() == told.act();
            case Action.Send send -> node instanceof Node.Send && has(plan, send.text());
            case Action.TakeHandover taken ->
                node instanceof Node.Handover handover && handover.result().equals(taken.result());
        };
    }

    private static Node node(Dialplan plan, Frame frame) {
        return plan.flow(frame.flow()).orElseThrow().node(frame.node());
    }

    private static boolean has(Dialplan plan, List<Spoken> prompts) {
        return prompts.stream().allMatch(spoken -> plan.prompts().containsKey(spoken.prompt()));
    }
}
