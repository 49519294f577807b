package io.greenline.simulator;

import java.time.Duration;

/** What a simulated agent does when the telephone rings. */
public sealed interface AgentConduct {

    /** Takes the call; a telephone that is not answered in its ringing time has not been answered. */
    record Answers(Duration after, Duration talks, Parting parting) implements AgentConduct {}

    /** Speaks already. */
    record Busy() implements AgentConduct {}

    /** Lets it ring. */
    record NoAnswer() implements AgentConduct {}

    /** Presses the call away; at once where it is not to ring at all. */
    record Rejects(Duration after) implements AgentConduct {}

    /** The telephone is not there. */
    record Unreachable() implements AgentConduct {}

    /** How an agent's talk ends, unless the caller or somebody's command ends it earlier. */
    enum Parting {
        HANGS_UP,
        /** The agent's telephone is lost. */
        IS_LOST
    }

    /** Takes the call after three seconds, talks for half a minute, and hangs up. */
    AgentConduct USUAL = new Answers(Duration.ofSeconds(3), Duration.ofSeconds(30), Parting.HANGS_UP);
}
