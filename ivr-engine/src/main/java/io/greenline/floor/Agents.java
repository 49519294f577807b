package io.greenline.floor;

import io.greenline.telephony.AgentId;
import io.greenline.telephony.PhoneNumber;
import java.util.Optional;

/** Agents who sign in and out by telephone. Thread-safe; returns at once. */
public interface Agents {

    /** Where nobody has set up agents. */
    Agents NONE = (_, _, _, _) -> new Result.Refused("no agents are set up");

    /**
     * Does what an agent wants, if the PIN is hers. A wrong PIN is answered as an unknown agent is. After too many of them
     * every PIN is refused, which only the journal tells apart: who does the counting is the floor.
     *
     * @param from the telephone that the switch says the call comes from; empty where it says none
     */
    Result ask(Optional<PhoneNumber> from, AgentId agent, String pin, Wanted wanted);

    /** What an agent can want by telephone. */
    sealed interface Wanted {
        record SignIn() implements Wanted {}

        record SignOut() implements Wanted {}

        /** Wants calls; also ends a wrap-up. */
        record Ready() implements Wanted {}

        /**
         * Wants no calls for a while.
         *
         * @param reason for colleagues and figures; may be empty
         */
        record Away(String reason) implements Wanted {}
    }

    /** What came of it. */
    sealed interface Result {
        record Done() implements Result {}

        /**
         * It was not done.
         *
         * @param reason for the journal, without the PIN
         */
        record Refused(String reason) implements Result {}
    }
}
