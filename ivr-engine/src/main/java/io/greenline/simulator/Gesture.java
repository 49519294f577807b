package io.greenline.simulator;

import io.greenline.telephony.DtmfDigit;
import java.time.Instant;

/** Something that a simulated caller does, or that befalls the line, at a moment of the virtual clock. */
public sealed interface Gesture {
    Instant at();

    record Press(Instant at, DtmfDigit digit) implements Gesture {}

    /** Begins to say something; what was still being said is broken off. */
    record Say(Instant at, Utterance what) implements Gesture {}

    /** The caller's voice breaks off: an ear that is open loses it. */
    record LoseVoice(Instant at, String reason) implements Gesture {}

    record HangUp(Instant at) implements Gesture {}
}
