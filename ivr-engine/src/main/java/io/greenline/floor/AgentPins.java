package io.greenline.floor;

import io.greenline.telephony.AgentId;

/** What agents type on a telephone to prove who they are. Thread-safe. */
@FunctionalInterface
public interface AgentPins {

    /** Where nobody can sign in by telephone. */
    AgentPins NONE = (_, _) -> false;

    /** Whether it is this agent's; takes as long for a wrong one as for the right one. */
    boolean fits(AgentId agent, String pin);
}
