package io.greenline.simulator;

import io.greenline.telephony.DtmfDigit;
import java.time.Instant;

/** Something that a simulated caller does at a moment of the virtual clock. */
public sealed interface Gesture {
    Instant at();

    record Press(Instant at, DtmfDigit digit) implements Gesture {}

    record HangUp(Instant at) implements Gesture {}
}
