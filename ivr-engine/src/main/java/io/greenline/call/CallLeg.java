package io.greenline.call;

import io.greenline.telephony.HangupCause;
import java.time.Duration;

/**
 * A caller's leg on a switch, driven by one thread: each verb blocks until it has ended and says how.
 *
 * <p>Every verb has a deadline of the driver's own: no verb blocks for ever when the switch is silent. A key that is
 * pressed while no verb runs is kept (up to {@link #KEPT_DIGITS}) and is the answer of the next {@link #play} that can
 * be interrupted or of the next {@link #await}. All verbs throw {@link InterruptedException} when this engine must let
 * go of the call without ending it (it stops, or another node took over); the caller stays on the switch.
 */
public interface CallLeg {
    /** Keys kept while no verb runs; later ones are dropped. */
    int KEPT_DIGITS = 64;

    /** What the switch said of this call when it came. */
    InboundCall call();

    /** Answers the call; does nothing when it is answered already. */
    CallEvent.OfAnswer answer() throws InterruptedException;

    /**
     * Plays sounds one after the other.
     *
     * <p>With {@link io.greenline.telephony.BargeIn#DTMF} the first key stops the playback and is returned; a key kept
     * from before prevents it. With {@link io.greenline.telephony.BargeIn#NONE} keys kept from before and keys pressed
     * meanwhile are discarded.
     */
    CallEvent.OfPlay play(Playback playback) throws InterruptedException;

    /**
     * Waits for a key in silence.
     *
     * @param atMost longest wait; zero only looks at the keys that are kept
     */
    CallEvent.OfWait await(Duration atMost) throws InterruptedException;

    /**
     * Listens to the caller's voice until the ear is closed. The sink is called from other threads from now on.
     *
     * <p>Returns at once: a voice that cannot be had is told to the sink as lost, and the ear's verbs work all the same.
     */
    Ear listen(VoiceSink sink) throws InterruptedException;

    /**
     * Lets the caller wait for a person.
     *
     * @param music the music's class at the switch; one that it does not know plays its usual one
     */
    HoldLine hold(String music) throws InterruptedException;

    /**
     * Rings a target, the caller hearing ringing, and connects the two until one hangs up.
     *
     * <p>Asked again with the same {@link Transfer#attempt} after a restart of the engine, it finds the conversation
     * that is going on and waits for its end; it never cuts it nor rings twice.
     */
    CallEvent.OfTransfer transfer(Transfer transfer) throws InterruptedException;

    /**
     * Records what the caller says, until a key, silence or the longest time ends it. The key is not kept.
     *
     * <p>Asked again with the same {@link MessageRecording#name} after a restart of the engine, it finds the recording that
     * goes on and waits for its end, or says that there is one; it never records over a message.
     *
     * @return {@link CallEvent.Released} only when nothing was said before the caller was gone
     */
    CallEvent.OfRecord record(MessageRecording recording) throws InterruptedException;

    /**
     * Gives the caller back to the switch's own dialplan, which carries on with its safety net; the last verb of a leg.
     *
     * @param reason one word for the switch's log: {@code draining}, {@code no-dialplan}, {@code error}
     */
    void handBack(String reason) throws InterruptedException;

    /** Releases the leg; does nothing when it is gone. */
    void hangUp(HangupCause cause) throws InterruptedException;
}
