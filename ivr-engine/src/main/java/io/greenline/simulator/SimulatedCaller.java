package io.greenline.simulator;

import io.greenline.call.AgentCall;
import io.greenline.call.CallEvent;
import io.greenline.call.MessageRecording;
import io.greenline.call.Playback;
import io.greenline.call.Transfer;
import java.time.Instant;
import java.util.Optional;

/** What a caller does. Called on the call's thread; a caller belongs to one call. */
public interface SimulatedCaller {

    /** A playback begins. */
    void hears(Playback playback, Instant now);

    /** The engine listens in silence. */
    void isAwaited(Instant now);

    /** The wait for a key ended without one. */
    void keptSilent(Instant now);

    /** The next thing this caller will do by itself; empty when it only listens. */
    Optional<Gesture> next();

    /** The next thing was done. */
    void done();

    /** How a transfer of this caller ends. */
    CallEvent.OfTransfer transferred(Transfer transfer);

    /** What an agent whose telephone rings for this caller does. */
    default AgentConduct agentRung(AgentCall agent) {
        return AgentConduct.USUAL;
    }

    /**
     * What this caller leaves after the beep. A key or a hang-up that is the caller's next gesture ends it earlier; the
     * length is what is said, without the silence that ends it.
     */
    CallEvent.OfRecord recorded(MessageRecording recording, Instant now);

    /** From now on the caller's voice is listened to. */
    default void isListenedTo() {}

    /** Nobody listens to the caller's voice any more. */
    default void isListenedToNoMore() {}

    /** Whether the switch fails at what it is to do now. */
    default boolean meetsFault() {
        return false;
    }
}
