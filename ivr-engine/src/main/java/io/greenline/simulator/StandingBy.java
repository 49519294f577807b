package io.greenline.simulator;

import io.greenline.call.AgentCall;
import java.util.Optional;

/** Who stands by for a call. */
interface StandingBy {
    StandingBy NOBODY = _ -> Optional.empty();

    /**
     * The agent of this offer, who belongs to the call from now on; empty where that one does not stand by, and is to be rung.
     *
     * @param agent with the number of the offer
     */
    Optional<AgentConduct.Answers> take(AgentCall agent);
}
