package io.greenline.call;

import io.greenline.audio.Sound;
import java.util.List;

/**
 * An agent who is called before a customer is dialled: rings, hears the whisper, then stands by with music. When the customer's
 * call rings this agent ({@link HoldLine#ring} with the same {@link AgentCall#attempt}), the two are connected at once.
 * Thread-safe.
 */
public interface StandingAgent {

    /** Dials the customer for whom the agent stands by: as {@link Dialer#dial(OutboundCall, CallOff)}. Once. */
    Dialer.Dialled dial(OutboundCall call, CallOff off) throws InterruptedException;

    /**
     * The agent is not needed any more: hears this, and is hung up. Nothing for one who talks with the customer, or is gone.
     * Returns at once.
     *
     * @param words may be empty
     */
    void letGo(List<Sound> words);

    /** Returns when the agent does not stand by any more: talks with the customer, or is hung up. */
    void awaitOver() throws InterruptedException;

    /** Who is told how it goes, on any thread, one after the other; returns soon. */
    interface Watch {
        /** The telephone rings. */
        void rang();

        /** The agent has answered and hears the whisper: the customer can be dialled. */
        void standsBy();

        /** The agent did not answer, hung up while standing by, or the telephone was lost; the last word. */
        void gone(CallEvent.NotConnected why);

        /** The switch cannot do it; the last word. */
        void failed(String reason);

        /** The customer answered, and her call was over before the two were connected. The agent stands by yet. */
        void customerLeft();
    }
}
