package io.greenline.call;

import java.time.Duration;

/**
 * A leg whose caller waits for a person: music plays while no announcement does, and other threads can call for attention.
 *
 * <p>The verbs belong to the call's thread; {@link CallLeg}'s own verbs are not used until the line is closed. A key that
 * comes while no verb runs is kept. A nudge that came while no verb ran ends the next one.
 */
public interface HoldLine {

    /** An announcement; the music pauses. A key stops it as {@link Playback#bargeIn()} says, a nudge always does. */
    CallEvent.OfHeardPlay play(Playback playback) throws InterruptedException;

    /**
     * Music until a key, a nudge or the end of the time.
     *
     * @param atMost zero only looks at what is kept
     */
    CallEvent.OfHeardWait await(Duration atMost) throws InterruptedException;

    /**
     * Rings an agent's telephone while the music goes on, says the whisper to the agent alone, connects the two, and waits for
     * the end of their talk. Before they are connected a key of the caller or a nudge ends it: the telephone stops.
     *
     * <p>Asked again with the same {@link AgentCall#attempt} after a restart of the engine, it finds the talk that is going on
     * and waits for its end (the listener is told {@code connected} again); it never cuts it nor rings twice.
     *
     * @param progress called on any thread, never after this returned
     */
    CallEvent.OfAgent ring(AgentCall agent, Progress progress) throws InterruptedException;

    /** Ends the verb that runs, or else the next one; a talk is not ended. Several before a verb ends count as one. Any thread. */
    void nudge();

    /** The music ends; the leg's own verbs can be used again. */
    void close() throws InterruptedException;

    /** How far an agent's call is. Implementations return at once. */
    interface Progress {
        /** The telephone rings. */
        void rang();

        /** The agent has taken it and hears the whisper. */
        void accepted();

        /** Caller and agent hear each other. */
        void connected(Talk talk);
    }
}
