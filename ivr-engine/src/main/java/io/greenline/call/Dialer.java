package io.greenline.call;

import io.greenline.telephony.HangupCause;
import java.util.Locale;

/** Makes calls. Thread-safe. */
public interface Dialer {

    /** Where no switch can be asked to make a call. */
    Dialer NONE = (_, _) -> new Dialled.NotReached(
            CallEvent.NotConnected.Why.UNREACHABLE, HangupCause.NO_ROUTE, "no switch makes calls: enable ARI");

    /**
     * Dials, and waits until somebody answers, it is known that nobody will, or the call is called off. An answered call runs on
     * a thread of its own.
     *
     * @param off whoever calls it off before it is answered has the telephone stop at once
     */
    Dialled dial(OutboundCall call, CallOff off) throws InterruptedException;

    /** Dials a call that nobody calls off. */
    default Dialled dial(OutboundCall call) throws InterruptedException {
        return dial(call, new CallOff());
    }

    /**
     * Rings an agent who is to stand by until a customer is dialled and has answered. Returns at once; the agent's music is the
     * one that customers hear who wait.
     *
     * @param music the class of the music in the switch's own words
     */
    default StandingAgent standBy(AgentCall agent, String music, StandingAgent.Watch watch) {
        watch.failed("no switch can ring an agent before the customer yet: is ARI enabled?");
        return new NobodyStands(this);
    }

    /** What came of dialling. */
    sealed interface Dialled {
        record Answered() implements Dialled {}

        /** It was called off before anybody answered: the telephone rings no more, or was never rung. */
        record CalledOff() implements Dialled {}

        record NotReached(CallEvent.NotConnected.Why why, HangupCause cause, String detail) implements Dialled {
            /** For logs and people: {@code busy: not connected, Q.850 cause 17}. */
            public String inWords() {
                return "%s: %s".formatted(why.name().toLowerCase(Locale.ROOT), detail);
            }
        }
    }
}
