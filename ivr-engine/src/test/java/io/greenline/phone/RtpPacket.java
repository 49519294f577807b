package io.greenline.phone;

import java.nio.ByteBuffer;

/**
 * An RTP packet, RFC 3550 section 5.1.
 *
 * @param startsTalk the marker bit: first packet after silence, or of a key
 * @param payloadType 0 to 127
 * @param sequence 0 to 65,535
 * @param timestamp in samples, 32 bits without sign
 * @param source the synchronisation source, 32 bits without sign
 * @param payload what follows the header; a view, valid as long as the buffer that it was read from
 */
record RtpPacket(boolean startsTalk, int payloadType, int sequence, long timestamp, long source, ByteBuffer payload) {
    static final int HEADER_BYTES = 12;
    private static final int VERSION_2 = 0x80;
    private static final int VERSION_MASK = 0xC0;
    private static final int PADDING = 0x20;
    private static final int EXTENSION = 0x10;
    private static final int MARKER = 0x80;

    ByteBuffer encode() {
        ByteBuffer out = ByteBuffer.allocate(HEADER_BYTES + payload.remaining());
        out.put((byte) VERSION_2);
        out.put((byte) ((startsTalk ? MARKER : 0) | payloadType));
        out.putShort((short) sequence);
        out.putInt((int) timestamp);
        out.putInt((int) source);
        return out.put(payload.duplicate()).flip();
    }

    static RtpPacket decode(ByteBuffer in) throws MalformedMessageException {
        if (in.remaining() < HEADER_BYTES) {
            throw new MalformedMessageException("an RTP header needs 12 bytes, there are " + in.remaining());
        }
        int first = Byte.toUnsignedInt(in.get());
        if ((first & VERSION_MASK) != VERSION_2) {
            throw new MalformedMessageException("RTP version " + (first >> 6) + " where 2 is spoken");
        }
        int second = Byte.toUnsignedInt(in.get());
        int sequence = Short.toUnsignedInt(in.getShort());
        long timestamp = Integer.toUnsignedLong(in.getInt());
        long source = Integer.toUnsignedLong(in.getInt());
        skip(in, 4 * (first & 0x0F), "contributing sources");
        if ((first & EXTENSION) != 0) {
            skip(in, 2, "a header extension");
            skip(in, 4 * (in.remaining() < 2 ? 1 : Short.toUnsignedInt(in.getShort())), "a header extension");
        }
        ByteBuffer payload = (first & PADDING) == 0 ? in.slice() : unpadded(in);
        return new RtpPacket((second & MARKER) != 0, second & 0x7F, sequence, timestamp, source, payload);
    }

    private static void skip(ByteBuffer in, int bytes, String what) throws MalformedMessageException {
        if (in.remaining() < bytes) {
            throw new MalformedMessageException(what + " of " + bytes + " bytes in " + in.remaining());
        }
        in.position(in.position() + bytes);
    }

    /** The last octet of a padded packet counts the padding, itself included. */
    private static ByteBuffer unpadded(ByteBuffer in) throws MalformedMessageException {
        int padding = in.hasRemaining() ? Byte.toUnsignedInt(in.get(in.limit() - 1)) : 0;
        if (padding == 0 || padding > in.remaining()) {
            throw new MalformedMessageException("padding of " + padding + " bytes in " + in.remaining());
        }
        return in.slice(in.position(), in.remaining() - padding);
    }
}
