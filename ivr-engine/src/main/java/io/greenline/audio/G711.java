package io.greenline.audio;

/** ITU-T G.711: mu-law and A-law, 8 bits a sample at 8 kHz. */
public final class G711 {
    private static final int MU_BIAS = 0x84;
    private static final int MU_CLIP = 32_635;
    private static final int A_TOGGLE = 0x55;

    private G711() {}

    public static byte[] encodeMuLaw(short[] samples) {
        byte[] encoded = new byte[samples.length];
        for (int i = 0; i < samples.length; i++) {
            encoded[i] = muLaw(samples[i]);
        }
        return encoded;
    }

    public static byte[] encodeALaw(short[] samples) {
        byte[] encoded = new byte[samples.length];
        for (int i = 0; i < samples.length; i++) {
            encoded[i] = aLaw(samples[i]);
        }
        return encoded;
    }

    public static short[] decodeMuLaw(byte[] encoded) {
        short[] samples = new short[encoded.length];
        for (int i = 0; i < encoded.length; i++) {
            int code = ~encoded[i] & 0xFF;
            int magnitude = ((((code & 0x0F) << 3) + MU_BIAS) << ((code & 0x70) >> 4)) - MU_BIAS;
            samples[i] = (short) ((code & 0x80) != 0 ? -magnitude : magnitude);
        }
        return samples;
    }

    public static short[] decodeALaw(byte[] encoded) {
        short[] samples = new short[encoded.length];
        for (int i = 0; i < encoded.length; i++) {
            int code = (encoded[i] ^ A_TOGGLE) & 0xFF;
            int segment = (code & 0x70) >> 4;
            int magnitude = ((code & 0x0F) << 4) + 8;
            if (segment > 0) {
                magnitude = (magnitude + 0x100) << (segment - 1);
            }
            samples[i] = (short) ((code & 0x80) != 0 ? magnitude : -magnitude);
        }
        return samples;
    }

    /** Sign, three bits of the exponent, four of the mantissa, all inverted. */
    private static byte muLaw(short sample) {
        int sign = sample < 0 ? 0x80 : 0;
        int magnitude = Math.min(Math.abs((int) sample), MU_CLIP) + MU_BIAS;
        int exponent = 31 - Integer.numberOfLeadingZeros(magnitude) - 7;
        int mantissa = (magnitude >> (exponent + 3)) & 0x0F;
        return (byte) ~(sign | (exponent << 4) | mantissa);
    }

    /** Sign, segment and mantissa with every second bit inverted. */
    private static byte aLaw(short sample) {
        int sign = sample < 0 ? 0 : 0x80;
        int magnitude = Math.min(sample < 0 ? ~sample : sample, 32_767);
        int segment = Math.max(0, 31 - Integer.numberOfLeadingZeros(Math.max(magnitude, 1)) - 7);
        int mantissa = segment == 0 ? magnitude >> 4 : magnitude >> (segment + 3);
        return (byte) ((sign | (segment << 4) | (mantissa & 0x0F)) ^ A_TOGGLE);
    }
}
