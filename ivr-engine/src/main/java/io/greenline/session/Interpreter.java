package io.greenline.session;

import io.greenline.call.CallEvent;
import io.greenline.call.InboundCall;
import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.Node;
import io.greenline.dialplan.Target;
import io.greenline.dialplan.Value;
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

    /** The first step of a new call. */
    public Step begin(InboundCall call) {
        Frame main = new Frame("", plan.main().start(), plan.main().variables(), Visit.FIRST);
        CallState state = new CallState(
                call,
                plan.name(),
                plan.version(),
                plan.languages().getFirst(),
                Optional.empty(),
                Optional.empty(),
                List.of(main),
                new Action.Answer(),
                1,
                0,
                0);
        return new Step(state, List.of());
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
            case Outcome.Played _,
                    Outcome.PlayCut _,
                    Outcome.Keys _,
                    Outcome.NoInput _,
                    Outcome.NoMatch _,
                    Outcome.Found _,
                    Outcome.NotFound _,
                    Outcome.LookupFailed _,
                    Outcome.Talked _,
                    Outcome.NotConnected _ -> {
                walk.succeeded();
                yield walk.run(proceed(walk, outcome));
            }
        };
        return new Step(walk.state(action), walk.trace());
    }

    /** The node that asked for the action says what its outcome means. */
    private static Move proceed(Walk walk, Outcome outcome) {
        Node node = walk.node();
        return switch (node) {
            case Node.Play play -> played(walk, play, outcome);
            case Node.Menu menu -> Questions.answered(walk, menu, outcome);
            case Node.Ask ask -> Questions.answered(walk, ask, outcome);
            case Node.Lookup lookup -> lookedUp(walk, lookup, outcome);
            case Node.Transfer transfer -> transferred(transfer, outcome);
            case Node.Choose _, Node.SetVariables _, Node.Subflow _, Node.SwitchLanguage _, Node.Hangup _ ->
                throw new IllegalStateException("node '%s' asks for nothing that could end in %s"
                        .formatted(node.id(), outcome.getClass().getSimpleName()));
        };
    }

    private static Move played(Walk walk, Node.Play play, Outcome outcome) {
        if (outcome instanceof Outcome.PlayCut(Value key)) {
            walk.heardFromCaller();
            boolean wantsPerson = key.shown().equals(Questions.OPERATOR)
                    && walk.nextQuestion(play.next()).isEmpty();
            if (wantsPerson) {
                return new Move.Go(play.ways().operator(), "key 0");
            }
            walk.typed(key);
        }
        return new Move.Go(play.next(), "next");
    }

    private static Move lookedUp(Walk walk, Node.Lookup lookup, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Found(var customer) -> {
                walk.customer(customer);
                yield new Move.Go(lookup.next(), "customer found");
            }
            case Outcome.NotFound _ -> new Move.Go(lookup.notFound(), "customer not found");
            case Outcome.LookupFailed(String reason) -> new Move.Go(lookup.failed(), "look-up failed: " + reason);
            default -> throw new IllegalStateException("a look-up cannot end in " + outcome);
        };
    }

    private static Move transferred(Node.Transfer transfer, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Talked _ -> new Move.Go(transfer.next(), "conversation over");
            case Outcome.NotConnected(CallEvent.NotConnected.Why why, HangupCause cause) ->
                switch (why) {
                    case BUSY -> new Move.Go(transfer.busy(), "busy");
                    case NO_ANSWER -> new Move.Go(transfer.noAnswer(), "no answer");
                    case UNREACHABLE -> new Move.Go(transfer.failed(), "unreachable: " + cause);
                };
            default -> throw new IllegalStateException("a transfer cannot end in " + outcome);
        };
    }

    /** A restart never ends a call: what was pending is done again, or asked again where the answer was not kept. */
    private Step resume(CallState state) {
        Walk walk = new Walk(plan, state);
        return walk.lostSecret()
                .map(node -> {
                    Action action = walk.run(new Move.Go(node, "a sensitive entry is not kept over a restart"));
                    return new Step(walk.state(action), walk.trace());
                })
                .orElseGet(() -> new Step(state, List.of()));
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
        Target way = walk.failureWay();
        if (walk.isHere(way)) {
            walk.decided("the failure way leads back to where it failed", reason);
            return new Action.HangUp(HangupCause.TEMPORARY_FAILURE);
        }
        return walk.run(new Move.Go(way, "failed: " + reason));
    }
}
