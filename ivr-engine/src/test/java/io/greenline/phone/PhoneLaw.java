package io.greenline.phone;

import io.greenline.audio.G711;
import java.nio.ByteBuffer;

/** The law by which a phone's sound is coded; it offers and takes only this one. RTP payload types: RFC 3551 section 6. */
public enum PhoneLaw {
    PCMU(0, G711.ULAW),
    PCMA(8, G711.ALAW);

    private final int payloadType;
    private final G711 law;

    PhoneLaw(int payloadType, G711 law) {
        this.payloadType = payloadType;
        this.law = law;
    }

    int payloadType() {
        return payloadType;
    }

    byte silence() {
        return law.encode((short) 0);
    }

    byte[] encode(short[] samples) {
        return law.encode(samples);
    }

    /** The octets of mu-law that a mark has, in this law; what comes of them at the far end is near it. */
    byte ofMark(Heard.Mark mark) {
        return this == PCMU ? (byte) mark.octet() : law.encode(G711.ULAW.decode((byte) mark.octet()));
    }

    /** A packet's sound in mu-law, by which sounds are told apart. */
    ByteBuffer inMuLaw(ByteBuffer payload) {
        if (this == PCMU) {
            return payload;
        }
        byte[] codes = new byte[payload.remaining()];
        payload.get(codes);
        return ByteBuffer.wrap(G711.ULAW.encode(law.decode(codes)));
    }
}
