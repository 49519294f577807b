package io.greenline.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Reads WAV files: PCM of 8 and 16 bits and G.711, one or two channels, any sane rate; two channels are mixed to one. */
public final class Wav {
    private static final int PCM = 1;
    private static final int A_LAW = 6;
    private static final int MU_LAW = 7;
    private static final int EXTENSIBLE = 0xFFFE;
    private static final int FORMAT_BYTES = 16;
    private static final int HEADER_BYTES = 12;

    private Wav() {}

    /** A file that is not a WAV file of a kind known here. */
    public static final class MalformedWavException extends Exception {
        private static final long serialVersionUID = 1L;

        MalformedWavException(String message) {
            super(message);
        }
    }

    private record Format(int coding, int channels, int rateHz, int bits) {}

    /**
     * The sound of a file.
     *
     * <p>A length of the data that is larger than the file, as programs write that cannot seek back, means "to the end".
     *
     * @throws MalformedWavException with what is wrong, in words
     */
    public static Pcm read(byte[] file) throws MalformedWavException {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length < HEADER_BYTES
                || !tag(in, 0).equals("RIFF")
                || !tag(in, 8).equals("WAVE")) {
            throw new MalformedWavException("it is not a WAV file");
        }
        in.position(HEADER_BYTES);
        Format format = null;
        while (in.remaining() >= 8) {
            String name = tag(in, in.position());
            long size = Integer.toUnsignedLong(in.getInt(in.position() + 4));
            in.position(in.position() + 8);
            int length = (int) Math.min(size, in.remaining());
            if (name.equals("fmt ")) {
                format = format(in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN));
            } else if (name.equals("data")) {
                if (format == null) {
                    throw new MalformedWavException("its sound comes before its format");
                }
                return decode(in.slice(in.position(), length).order(ByteOrder.LITTLE_ENDIAN), format);
            }
            in.position(Math.min(in.limit(), in.position() + length + (length & 1)));
        }
        throw new MalformedWavException("it has no sound in it");
    }

    private static Format format(ByteBuffer in) throws MalformedWavException {
        if (in.remaining() < FORMAT_BYTES) {
            throw new MalformedWavException("its format is cut short");
        }
        int coding = Short.toUnsignedInt(in.getShort(0));
        int channels = Short.toUnsignedInt(in.getShort(2));
        int rateHz = in.getInt(4);
        int bits = Short.toUnsignedInt(in.getShort(14));
        if (coding == EXTENSIBLE && in.remaining() >= 26) {
            coding = Short.toUnsignedInt(in.getShort(24));
        }
        boolean known =
                (coding == PCM && (bits == 8 || bits == 16)) || ((coding == A_LAW || coding == MU_LAW) && bits == 8);
        if (!known) {
            throw new MalformedWavException(
                    "coding %d with %d bits is not known here; save it as PCM of 16 bits".formatted(coding, bits));
        }
        if (channels < 1 || channels > 2) {
            throw new MalformedWavException("it has %d channels; save it as mono".formatted(channels));
        }
        if (rateHz < 4_000 || rateHz > 192_000) {
            throw new MalformedWavException(
                    "a rate of %d Hz is out of range; save it with 8000 to 48000 Hz".formatted(rateHz));
        }
        return new Format(coding, channels, rateHz, bits);
    }

    private static Pcm decode(ByteBuffer data, Format format) {
        byte[] bytes = new byte[data.remaining()];
        data.get(0, bytes);
        short[] samples = switch (format.coding()) {
            case A_LAW -> G711.decodeALaw(bytes);
            case MU_LAW -> G711.decodeMuLaw(bytes);
            default -> linear(data, format.bits());
        };
        return new Pcm(format.channels() == 2 ? mixed(samples) : samples, format.rateHz());
    }

    private static short[] linear(ByteBuffer data, int bits) {
        short[] samples = new short[data.remaining() * 8 / bits];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = bits == 16 ? data.getShort(2 * i) : (short) ((Byte.toUnsignedInt(data.get(i)) - 128) << 8);
        }
        return samples;
    }

    private static short[] mixed(short[] both) {
        short[] one = new short[both.length / 2];
        for (int i = 0; i < one.length; i++) {
            one[i] = (short) ((both[2 * i] + both[2 * i + 1]) / 2);
        }
        return one;
    }

    private static String tag(ByteBuffer in, int at) {
        byte[] four = new byte[4];
        in.get(at, four);
        return new String(four, StandardCharsets.ISO_8859_1);
    }
}
