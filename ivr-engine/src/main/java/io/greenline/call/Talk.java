package io.greenline.call;

/**
 * A caller and an agent who talk: what the agent, or a supervisor, can do with it. Thread-safe; every verb returns when the
 * switch has done it, or throws.
 */
public interface Talk {

    /** A talk of a switch that can only connect and part (FastAGI): telephones hold and transfer by themselves. */
    Talk FIXED = new FixedTalk();

    /** The caller hears music, the agent hears nothing. */
    void hold() throws Refused, InterruptedException;

    void resume() throws Refused, InterruptedException;

    /**
     * Gives the caller to somebody else without asking there; the agent is out. The talk ends as {@link CallEvent.HandedOn}, or
     * as {@link CallEvent.SentBack} when nobody answers there.
     */
    void transfer(String dialString) throws Refused, InterruptedException;

    /**
     * The caller is held, the agent talks with a third. Returns when the third has answered; one who does not leaves the two
     * talking. An agent who hangs up meanwhile gives the caller to the third.
     */
    void consult(String dialString) throws Refused, InterruptedException;

    /** All three talk: an interpreter, a relay. */
    void join() throws Refused, InterruptedException;

    /** The third has the caller now, the agent is out. */
    void complete() throws Refused, InterruptedException;

    /** The third is out, the agent has the caller again. */
    void dropThird() throws Refused, InterruptedException;

    /** The caller goes back to wait, the agent is out. The talk ends as {@link CallEvent.SentBack}. */
    void sendBack() throws Refused, InterruptedException;

    /** A supervisor's telephone rings; who answers it takes part as said. A second time for the same telephone changes the way. */
    void supervise(String dialString, Supervision way) throws Refused, InterruptedException;

    /** How a supervisor takes part. */
    enum Supervision {
        /** Hears both, is heard by nobody. */
        LISTEN,
        /** Is heard by the agent alone. */
        WHISPER,
        /** Is heard by both. */
        BARGE
    }

    /** What cannot be done; the message says why, for the agent. */
    final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        public Refused(String reason) {
            super(reason);
        }
    }
}
