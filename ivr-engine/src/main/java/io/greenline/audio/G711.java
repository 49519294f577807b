package io.greenline.audio;

/** The two companding laws of ITU-T G.711: one byte a sample, 8,000 samples a second. */
public enum G711 {
    /** North America and Japan, table 2 of G.711. */
    ULAW {
        @Override
        public byte encode(short sample) {
            int magnitude = Math.min(Math.abs((int) sample), ULAW_CLIP) + ULAW_BIAS;
            int segment = segment(magnitude);
            int code = (segment << 4) | mantissa(magnitude, segment);
            return (byte) ~(sample < 0 ? code | SIGN : code);
        }

        @Override
        public short decode(byte code) {
            int bits = ~code;
            int magnitude = ((((bits & 0x0F) << 3) + ULAW_BIAS) << ((bits >> 4) & 7)) - ULAW_BIAS;
            return (short) ((bits & SIGN) != 0 ? -magnitude : magnitude);
        }
    },
    /** Everywhere else, table 1 of G.711: every second bit is turned over on the wire. */
    ALAW {
        @Override
        public byte encode(short sample) {
            int magnitude = sample < 0 ? ~sample : sample;
            int segment = Math.max(0, segment(magnitude));
            int code = segment == 0 ? magnitude >> 4 : (segment << 4) | mantissa(magnitude, segment);
            return (byte) ((sample < 0 ? code : code | SIGN) ^ ALAW_EVEN_BITS);
        }

        @Override
        public short decode(byte code) {
            int bits = code ^ ALAW_EVEN_BITS;
            int segment = (bits >> 4) & 7;
            // The middle of the interval; from segment 1 on with the leading one that is not sent.
            int step = ((bits & 0x0F) << 4) + 8;
            int magnitude = segment == 0 ? step : (step + 0x100) << (segment - 1);
            return (short) ((bits & SIGN) != 0 ? magnitude : -magnitude);
        }
    };

    private static final int SIGN = 0x80;
    private static final int ALAW_EVEN_BITS = 0x55;
    /** Added to every magnitude so that each segment begins at a power of two: 33 of the 14-bit scale. */
    private static final int ULAW_BIAS = 33 << 2;

    private static final int ULAW_CLIP = Short.MAX_VALUE - ULAW_BIAS;

    public abstract byte encode(short sample);

    public abstract short decode(byte code);

    public byte[] encode(short[] samples) {
        byte[] codes = new byte[samples.length];
        for (int i = 0; i < samples.length; i++) {
            codes[i] = encode(samples[i]);
        }
        return codes;
    }

    public short[] decode(byte[] codes) {
        short[] samples = new short[codes.length];
        for (int i = 0; i < codes.length; i++) {
            samples[i] = decode(codes[i]);
        }
        return samples;
    }

    /** The segment that a 16-bit magnitude lies in, 0 to 7: each is twice as wide as the one below. */
    private static int segment(int magnitude) {
        return 31 - Integer.numberOfLeadingZeros(magnitude | 1) - 7;
    }

    /** The four bits after the leading one of a magnitude. */
    private static int mantissa(int magnitude, int segment) {
        return (magnitude >> (segment + 3)) & 0x0F;
    }
}
