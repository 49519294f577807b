package io.greenline.phone;

import java.nio.ByteBuffer;

/** What an ear can tell apart in the sound of a call. */
public sealed interface Heard {
    /** Any sound that is neither silence nor marked: speech, music, a tone. */
    Heard VOICE = Voice.VOICE;

    /**
     * A prompt whose octets of mu-law are all the same and its own, but for one in a packet at most:
     * {@link MarkedSounds} writes such files. Asterisk passes a {@code .ulaw} file on to a PCMU call octet by octet, so
     * every single packet says which prompt it is of.
     *
     * @param octet 0 to 255 without the quiet ones around zero
     */
    record Mark(int octet) implements Heard {
        /** How many prompts can be told apart. */
        public static final int COUNT = 256 - 2 * (QUIET_LEVELS + LOUD_LEVELS);

        public Mark {
            if (octet < 0 || octet > 255 || isQuiet((byte) octet)) {
                throw new IllegalArgumentException("octet " + octet + " is silence or no octet of mu-law");
            }
        }

        /** The mark of this number, 0 to {@link #COUNT} - 1. */
        public static Mark ofNumber(int number) {
            int perSign = COUNT / 2;
            int sign = number < perSign ? 0 : 0x80;
            return new Mark(sign + LOUD_LEVELS + number % perSign);
        }
    }

    /** The one value of {@link #VOICE}. */
    enum Voice implements Heard {
        VOICE
    }

    /** Silence: a packet may come and still say nothing. */
    enum Nothing implements Heard {
        NOTHING
    }

    /** The innermost levels of mu-law of each sign, at most 62 of 32,124 in linear: comfort noise, not sound. */
    int QUIET_LEVELS = 8;

    /** The outermost levels of each sign are not given away: a recording's one loudest sample needs room above it. */
    int LOUD_LEVELS = 8;

    /** What one packet of mu-law holds. */
    static Heard in(ByteBuffer ulaw) {
        if (!ulaw.hasRemaining()) {
            return Nothing.NOTHING;
        }
        byte first = ulaw.get(ulaw.position());
        int different = 0;
        boolean quiet = true;
        for (int at = ulaw.position(); at < ulaw.limit(); at++) {
            byte octet = ulaw.get(at);
            different += octet == first ? 0 : 1;
            quiet &= isQuiet(octet);
        }
        if (quiet) {
            return Nothing.NOTHING;
        }
        return different > 1 || isQuiet(first) ? Voice.VOICE : new Mark(Byte.toUnsignedInt(first));
    }

    /** Mu-law counts down to zero from both sides: 0x7F and 0xFF are silence, the octets just below nearly so. */
    private static boolean isQuiet(byte octet) {
        return (octet & 0x7F) > 0x7F - QUIET_LEVELS;
    }
}
