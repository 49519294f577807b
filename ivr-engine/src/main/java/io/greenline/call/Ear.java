package io.greenline.call;

import java.time.Duration;

/**
 * A leg that is listened to: its verbs while the caller's voice goes to a {@link VoiceSink}.
 *
 * <p>The verbs belong to the call's thread and behave as those of {@link CallLeg}, whose other verbs are not used until
 * the ear is closed. Keys work as without an ear. In addition {@link #nudge} ends a verb from another thread.
 */
public interface Ear {

    /**
     * Plays sounds one after the other; a key stops them as {@link Playback#bargeIn()} says, a nudge always does.
     *
     * <p>A nudge that came while no verb ran prevents the playback.
     */
    CallEvent.OfHeardPlay play(Playback playback) throws InterruptedException;

    /**
     * Waits for a key or a nudge; one that came while no verb ran answers at once.
     *
     * @param atMost longest wait; zero only looks at what is kept
     */
    CallEvent.OfHeardWait await(Duration atMost) throws InterruptedException;

    /** Ends the verb that runs, or else the next one, with {@link CallEvent.Nudged}; several before a verb ends count as one. Any thread. */
    void nudge();

    /**
     * Stops listening: the sink gets nothing more. Returns when the leg's own verbs can be used again. A key that was
     * pressed meanwhile is kept where the leg keeps keys.
     */
    void close() throws InterruptedException;
}
