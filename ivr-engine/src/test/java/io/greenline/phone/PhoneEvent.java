package io.greenline.phone;

import io.greenline.telephony.DtmfDigit;

/** Something that happened on a call, with the {@link System#nanoTime} at which this phone saw it or did it. */
public sealed interface PhoneEvent {
    long atNanos();

    /** The far end said that it rings, or sent early media: a SIP status of 180 to 189. */
    record Ringing(int status, long atNanos) implements PhoneEvent {}

    /** The call is up: 200 came (calling) or its ACK did (called). */
    record Answered(long atNanos) implements PhoneEvent {}

    /** The first packet of a sound came in. */
    record SoundBegan(Heard what, long atNanos) implements PhoneEvent {}

    /** The last packet of a sound came in; that packet holds 20 ms of it. Known only after a gap, stamped without. */
    record SoundEnded(Heard what, long atNanos) implements PhoneEvent {}

    /** A sound ended and no other took its place; stamped with its last packet. */
    record FellQuiet(long atNanos) implements PhoneEvent {}

    /** The first packet of a key went out. */
    record KeyPressed(DtmfDigit key, long atNanos) implements PhoneEvent {}

    /** The first packet with the end bit of a key went out: Asterisk takes the key as pressed from here. */
    record KeyReleased(DtmfDigit key, long atNanos) implements PhoneEvent {}

    /** A key of the far end came to its end. */
    record KeyHeard(DtmfDigit key, long atNanos) implements PhoneEvent {}

    /** A packet of the picture came in; its bytes in hexadecimal, as {@link Film#seen} tells them. */
    record VideoSeen(String bytes, long atNanos) implements PhoneEvent {}

    /** A text came in within the call (MESSAGE in the dialog). */
    record TextCame(String text, long atNanos) implements PhoneEvent {}

    /** The call is over; nothing follows. */
    record Ended(CallEnding ending, long atNanos) implements PhoneEvent {}
}
