package io.greenline.simulator;

import io.greenline.call.CallEvent.NotConnected;
import io.greenline.telephony.HangupCause;
import java.time.Duration;

/**
 * How a simulated agent's telephone rings, and what that comes to.
 *
 * @param rings whether it rings at all
 * @param lasts how long it rings, unless somebody stops it before; zero where it does not ring
 */
record AgentRinging(boolean rings, Duration lasts, End end) {
    private static final NotConnected BUSY = new NotConnected(NotConnected.Why.BUSY, HangupCause.USER_BUSY);
    private static final NotConnected REJECTED = new NotConnected(NotConnected.Why.BUSY, HangupCause.CALL_REJECTED);
    private static final NotConnected NO_ANSWER = new NotConnected(NotConnected.Why.NO_ANSWER, HangupCause.NO_ANSWER);
    private static final NotConnected UNREACHABLE =
            new NotConnected(NotConnected.Why.UNREACHABLE, HangupCause.NO_ROUTE);

    /** What the ringing comes to. */
    sealed interface End {
        record Refused(NotConnected how) implements End {}

        record Taken(AgentConduct.Answers agent) implements End {}
    }

    /** @param atMost longest ringing: a telephone that is not answered in this time has not been answered */
    static AgentRinging of(AgentConduct conduct, Duration atMost) {
        return switch (conduct) {
            case AgentConduct.Busy _ -> silent(BUSY);
            case AgentConduct.Unreachable _ -> silent(UNREACHABLE);
            case AgentConduct.Rejects(Duration after) when !after.isPositive() -> silent(REJECTED);
            case AgentConduct.Rejects(Duration after)
            when after.compareTo(atMost) < 0 -> new AgentRinging(true, after, new End.Refused(REJECTED));
            case AgentConduct.Answers answers
            when answers.after().compareTo(atMost) < 0 ->
                new AgentRinging(true, answers.after(), new End.Taken(answers));
            case AgentConduct.NoAnswer _, AgentConduct.Rejects _, AgentConduct.Answers _ ->
                new AgentRinging(true, atMost, new End.Refused(NO_ANSWER));
        };
    }

    private static AgentRinging silent(NotConnected how) {
        return new AgentRinging(false, Duration.ZERO, new End.Refused(how));
    }
}
