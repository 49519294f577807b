package io.greenline.session;

import io.greenline.call.InboundCall;
import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.Edge;
import io.greenline.dialplan.Target;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Party;
import java.util.List;
import java.util.Optional;

/**
 * Decides what happens next on a call: {@code (dialplan, CallState, Outcome) -> (CallState, Action)}.
 *
 * <p>A pure function of its arguments: no clock, no thread, no switch. The same outcomes give the same actions, in
 * production, in a test and in a replay. Thread-safe.
 */
public final class Interpreter {
    private final Dialplan plan;

    public Interpreter(Dialplan plan) {
        this.plan = plan;
    }

    Dialplan plan() {
        return plan;
    }

    /** The first step of a new call. */
    public Step begin(InboundCall call) {
        return begin(call, call.dialledFor());
    }

    /**
     * The first step of a new call.
     *
     * @param ticket the place in the queues that is kept for the caller
     */
    Step begin(InboundCall call, Optional<String> ticket) {
        Frame main = Frame.begin("", plan.main().start(), plan.main().variables());
        CallState state = new CallState(
                call,
                plan.name(),
                plan.version(),
                plan.languages().getFirst(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(main),
                new Action.Answer(),
                1,
                0,
                0,
                Optional.empty(),
                ticket);
        return new Step(state, List.of(), List.of());
    }

    /** What the outcome of the pending action leads to. */
    public Step step(CallState state, Outcome outcome) {
        return outcome instanceof Outcome.Resumed ? resume(state) : decide(state, outcome);
    }

    private Step decide(CallState state, Outcome outcome) {
        Walk walk = new Walk(plan, state);
        Action action = switch (outcome) {
            case Outcome.Arrived _ -> new Action.Answer();
            case Outcome.Resumed _ -> state.pending();
            case Outcome.Released(HangupCause cause, Party by) -> new Action.End(cause, by, "");
            case Outcome.Failed(String reason) -> failed(walk, state, reason);
            case Outcome.Answered _ -> walk.run(new Move.Go(walk.start(), "start"));
            case Outcome.OfAnnounce _,
                    Outcome.OfCollect _,
                    Outcome.OfLookUp _,
                    Outcome.OfFetch _,
                    Outcome.OfQueue _,
                    Outcome.OfAgent _,
                    Outcome.OfRecord _,
                    Outcome.OfCallback _,
                    Outcome.OfIncident _,
                    Outcome.OfSend _,
                    Outcome.OfHandover _,
                    Outcome.Classified _,
                    Outcome.HoursTold _ -> {
                walk.succeeded();
                yield walk.run(Departure.from(walk, walk.node(), outcome));
            }
        };
        return walk.ending(action);
    }

    /** A restart never ends a call: what was pending is done again, or asked again where the answer was not kept. */
    private Step resume(CallState state) {
        Walk walk = new Walk(plan, state);
        // From outside in: what a subflow was given is got again by the flow that gave it.
        for (int depth = 0; depth < state.frames().size(); depth++) {
            Frame frame = state.frames().get(depth);
            Optional<Target> lost = LostSecrets.askedAt(walk.flow(frame.flow()), frame);
            if (lost.isPresent()) {
                walk.keepOuter(depth + 1);
                return walk.ending(
                        walk.run(new Move.Go(lost.get(), "resumed", "a sensitive entry is not kept over a restart")));
            }
        }
        return new Step(state, List.of(), List.of());
    }

    /** The switch failed: the node's failure way, and an end when that keeps happening. */
    private static Action failed(Walk walk, CallState state, String reason) {
        walk.failed();
        if (state.pending() instanceof Action.Answer || state.pending() instanceof Action.HangUp) {
            return new Action.End(HangupCause.TEMPORARY_FAILURE, Party.SWITCH, reason);
        }
        if (walk.failures() >= Limits.FAILURES_IN_A_ROW) {
            walk.decided("the switch failed %d times in a row".formatted(walk.failures()), reason);
            return new Action.HangUp(HangupCause.TEMPORARY_FAILURE);
        }
        Target way = Departure.failureWay(walk.node());
        if (walk.isHere(way)) {
            walk.decided("the failure way leads back to where it failed", reason);
            return new Action.HangUp(HangupCause.TEMPORARY_FAILURE);
        }
        return walk.run(new Move.Go(way, Edge.FAILURE, "failed: " + reason));
    }
}
