package io.greenline.simulator;

import io.greenline.call.AgentCall;
import io.greenline.call.CallLeg;
import io.greenline.call.OutboundCall;
import io.greenline.telephony.CallId;
import java.time.Duration;

/** The people whom a simulated switch calls. Called by the thread that moves the clock. */
public interface CalledPeople {

    /** What happens when this person's telephone is to ring now. */
    Conduct called(OutboundCall call);

    /** What an agent does who is rung before there is a customer's call. */
    AgentConduct agentRung(AgentCall agent);

    /** A call that was answered is a call now: runs it to its end. */
    void answered(CallLeg leg);

    /** What becomes of a call to somebody. */
    sealed interface Conduct {
        /**
         * Somebody answers, or something; a telephone that is not answered in its ringing time has not been answered.
         *
         * @param after how long it rings
         * @param id of the call that it becomes
         * @param spoken where the listeners of that call look up what is said
         */
        record Answers(Duration after, CallId id, SimulatedCaller caller, SpokenLine spoken) implements Conduct {}

        record Busy() implements Conduct {}

        record NoAnswer() implements Conduct {}

        /** The telephone is not there. */
        record Unreachable() implements Conduct {}
    }
}
