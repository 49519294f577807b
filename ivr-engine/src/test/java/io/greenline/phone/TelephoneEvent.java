package io.greenline.phone;

import java.nio.ByteBuffer;

/**
 * A key as the payload of an RTP packet, RFC 4733 section 2.3.
 *
 * @param event the key's number, 0 to 255; 0 to 15 are the keypad
 * @param ends whether the key was let go
 * @param volume power below 0 dBm0, 0 (loudest) to 63
 * @param duration how long the key is down so far, in samples, 0 to 65,535
 */
record TelephoneEvent(int event, boolean ends, int volume, int duration) {
    static final int BYTES = 4;
    private static final int END = 0x80;
    private static final int VOLUME_MASK = 0x3F;

    TelephoneEvent {
        if ((event & ~0xFF) != 0 || (volume & ~VOLUME_MASK) != 0 || (duration & ~0xFFFF) != 0) {
            throw new IllegalArgumentException(
                    "event " + event + ", volume " + volume + " or duration " + duration + " is out of range");
        }
    }

    ByteBuffer encode() {
        return ByteBuffer.allocate(BYTES)
                .put((byte) event)
                .put((byte) ((ends ? END : 0) | volume))
                .putShort((short) duration)
                .flip();
    }

    /** Reads the first event of a payload; the reserved bit is ignored on reception, as the RFC wants. */
    static TelephoneEvent decode(ByteBuffer in) throws MalformedMessageException {
        if (in.remaining() < BYTES) {
            throw new MalformedMessageException("a telephone event needs 4 bytes, there are " + in.remaining());
        }
        int event = Byte.toUnsignedInt(in.get());
        int flags = Byte.toUnsignedInt(in.get());
        return new TelephoneEvent(event, (flags & END) != 0, flags & VOLUME_MASK, Short.toUnsignedInt(in.getShort()));
    }
}
