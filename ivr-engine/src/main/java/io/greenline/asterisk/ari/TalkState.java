package io.greenline.asterisk.ari;

import java.util.Map;
import java.util.Optional;

/** Who speaks with whom in a talk, who is in its bridge then, and where each event leads. */
enum TalkState {
    /** Caller and agent. */
    TALKING("the caller and the agent talk"),
    /** The caller hears music, the agent nothing. */
    HELD("the caller is on hold"),
    /** The caller hears music, a third is rung for the agent. */
    CALLING("the third is being called"),
    /** The caller hears music, agent and third talk. */
    CONSULTING("the agent talks with a third"),
    /** All three. */
    CONFERENCE("all three talk"),
    /** The caller hears music, a third is rung for her; the agent is out. */
    HANDING_ON("the agent has given the caller to somebody else"),
    /** Caller and third; the agent is out. */
    HANDED_ON("somebody else has the caller"),
    /** The caller goes back to wait; the agent is out. */
    SENT_BACK("the caller went back to wait"),
    OVER("the talk is over");

    /** Whoever can be in the bridge. */
    enum Member {
        CALLER,
        AGENT,
        THIRD
    }

    /** What can happen to a talk: first what an agent does, then what comes of itself. */
    enum Event {
        HOLD,
        RESUME,
        TRANSFER,
        CALL_THIRD,
        /** The third whom the agent called has answered. */
        CONSULT,
        JOIN,
        COMPLETE,
        /** Also of a third who did not answer the agent. */
        DROP_THIRD,
        SEND_BACK,
        SUPERVISE,
        AGENT_HUNG_UP,
        AGENT_LOST,
        /** The third whom the caller waits for has answered. */
        THIRD_ANSWERED,
        THIRD_GONE
    }

    /**
     * The arrows. An agent who hangs up while a third is called, or is there, gives the caller to that third: so telephones
     * do. A third who cannot be had for the caller sends her back to wait.
     */
    private static final Map<TalkState, Map<Event, TalkState>> ARROWS = Map.of(
            TALKING,
                    Map.of(
                            Event.HOLD, HELD,
                            Event.TRANSFER, HANDING_ON,
                            Event.CALL_THIRD, CALLING,
                            Event.SEND_BACK, SENT_BACK,
                            Event.SUPERVISE, TALKING,
                            Event.AGENT_HUNG_UP, OVER,
                            Event.AGENT_LOST, OVER),
            HELD,
                    Map.of(
                            Event.RESUME, TALKING,
                            Event.TRANSFER, HANDING_ON,
                            Event.CALL_THIRD, CALLING,
                            Event.SEND_BACK, SENT_BACK,
                            Event.SUPERVISE, HELD,
                            Event.AGENT_HUNG_UP, OVER,
                            Event.AGENT_LOST, OVER),
            CALLING,
                    Map.of(
                            Event.CONSULT, CONSULTING,
                            Event.DROP_THIRD, TALKING,
                            Event.SEND_BACK, SENT_BACK,
                            Event.SUPERVISE, CALLING,
                            Event.AGENT_HUNG_UP, HANDING_ON,
                            Event.AGENT_LOST, OVER),
            CONSULTING,
                    Map.of(
                            Event.JOIN, CONFERENCE,
                            Event.COMPLETE, HANDED_ON,
                            Event.DROP_THIRD, TALKING,
                            Event.SEND_BACK, SENT_BACK,
                            Event.SUPERVISE, CONSULTING,
                            Event.AGENT_HUNG_UP, HANDED_ON,
                            Event.AGENT_LOST, OVER,
                            Event.THIRD_GONE, HELD),
            CONFERENCE,
                    Map.of(
                            Event.HOLD, CONSULTING,
                            Event.COMPLETE, HANDED_ON,
                            Event.DROP_THIRD, TALKING,
                            Event.SEND_BACK, SENT_BACK,
                            Event.SUPERVISE, CONFERENCE,
                            Event.AGENT_HUNG_UP, HANDED_ON,
                            Event.AGENT_LOST, HANDED_ON,
                            Event.THIRD_GONE, TALKING),
            HANDING_ON, Map.of(Event.THIRD_ANSWERED, HANDED_ON, Event.THIRD_GONE, SENT_BACK),
            HANDED_ON, Map.of(Event.THIRD_GONE, OVER));

    private final String words;

    TalkState(String words) {
        this.words = words;
    }

    /** For the agent. */
    String words() {
        return words;
    }

    /** Whether somebody has to be in the bridge. */
    boolean has(Member who) {
        return switch (who) {
            case CALLER -> this == TALKING || this == CONFERENCE || this == HANDED_ON;
            case AGENT -> isOfTwo() || this == CALLING || this == CONSULTING || this == CONFERENCE;
            case THIRD -> this == CONSULTING || this == CONFERENCE || this == HANDED_ON;
        };
    }

    /** Whether there is none but caller and agent, and no third is called. */
    boolean isOfTwo() {
        return this == TALKING || this == HELD;
    }

    /** Whether the bridge is to be taken down. */
    boolean isOver() {
        return this == SENT_BACK || this == OVER;
    }

    /** The state after an event; empty for one that has no place in this state. */
    Optional<TalkState> on(Event event) {
        return Optional.ofNullable(ARROWS.getOrDefault(this, Map.of()).get(event));
    }
}
