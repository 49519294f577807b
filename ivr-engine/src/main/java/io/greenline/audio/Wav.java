package io.greenline.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * RIFF WAVE files: PCM of 8 or 16 bits and G.711, one or two channels, 8 to 48 kHz.
 *
 * <p>Reads what any program wrote, so no size in the file is trusted; two channels become their mean.
 */
public final class Wav {
    private static final int FORMAT_PCM = 1, FORMAT_ALAW = 6, FORMAT_ULAW = 7, FORMAT_EXTENSIBLE = 0xFFFE;
    private static final int CHUNK_HEADER_BYTES = 8;
    private static final int FORMAT_BYTES = 16;
    /** Where WAVE_FORMAT_EXTENSIBLE keeps the format it stands for: the first two bytes of the sub-format GUID. */
    private static final int SUB_FORMAT_AT = 24;

    /** A writer to a pipe does not know the length and promises about as much as 31 or 32 bits hold. */
    private static final long UNKNOWN_LENGTH_BYTES = 0x7FFF_0000L;

    private Wav() {}

    private record Format(int code, int channels, int rateHz, int bits) {}

    /**
     * The sound of a file.
     *
     * @throws MalformedWavException with the reason, if these bytes are no such file or break off
     */
    public static Pcm decode(byte[] file) throws MalformedWavException {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        requireRiff(in);
        Format format = null;
        while (in.remaining() >= CHUNK_HEADER_BYTES) {
            String id = tag(in);
            long promised = Integer.toUnsignedLong(in.getInt());
            if (id.equals("data")) {
                if (format == null) {
                    throw new MalformedWavException("the sound data comes before the format ('fmt ') chunk");
                }
                return sound(format, take(in, promised));
            }
            if (promised > in.remaining()) {
                throw new MalformedWavException(
                        "chunk '%s' promises %d bytes, the file has %d left".formatted(id, promised, in.remaining()));
            }
            if (id.equals("fmt ")) {
                format = format(in.slice(in.position(), (int) promised).order(ByteOrder.LITTLE_ENDIAN));
            }
            // Chunks begin at even places: an odd length is followed by a byte of padding.
            in.position((int) Math.min(in.limit(), in.position() + promised + (promised & 1)));
        }
        throw new MalformedWavException("the file has no sound data ('data' chunk)");
    }

    /** The file of this sound: 16-bit PCM, one channel. */
    public static byte[] encode(Pcm sound) {
        int dataBytes = sound.samples().length * 2;
        ByteBuffer out = ByteBuffer.allocate(44 + dataBytes).order(ByteOrder.LITTLE_ENDIAN);
        out.put(ascii("RIFF")).putInt(36 + dataBytes).put(ascii("WAVE"));
        out.put(ascii("fmt ")).putInt(FORMAT_BYTES).putShort((short) FORMAT_PCM).putShort((short) 1);
        out.putInt(sound.rateHz())
                .putInt(sound.rateHz() * 2)
                .putShort((short) 2)
                .putShort((short) 16);
        out.put(ascii("data")).putInt(dataBytes);
        out.asShortBuffer().put(sound.samples());
        return out.array();
    }

    private static void requireRiff(ByteBuffer in) throws MalformedWavException {
        if (in.remaining() < 12 || !tag(in).equals("RIFF")) {
            throw new MalformedWavException("not a WAV file: it does not begin with RIFF");
        }
        in.getInt(); // the length of the rest: pipes and cut files have it wrong, so the chunks decide
        String kind = tag(in);
        if (!kind.equals("WAVE")) {
            throw new MalformedWavException("a RIFF file of kind '%s', not WAVE".formatted(kind));
        }
    }

    private static Format format(ByteBuffer chunk) throws MalformedWavException {
        if (chunk.remaining() < FORMAT_BYTES) {
            throw new MalformedWavException("the format chunk has %d bytes, not 16".formatted(chunk.remaining()));
        }
        int code = Short.toUnsignedInt(chunk.getShort(0));
        if (code == FORMAT_EXTENSIBLE && chunk.remaining() >= SUB_FORMAT_AT + 2) {
            code = Short.toUnsignedInt(chunk.getShort(SUB_FORMAT_AT));
        }
        int channels = Short.toUnsignedInt(chunk.getShort(2));
        int rateHz = chunk.getInt(4);
        int bits = Short.toUnsignedInt(chunk.getShort(14));
        if (channels < 1 || channels > 2) {
            throw new MalformedWavException("%d channels; save it with one or two".formatted(channels));
        }
        if (rateHz < Pcm.MIN_RATE_HZ || rateHz > Pcm.MAX_RATE_HZ) {
            throw new MalformedWavException(
                    "%d samples a second; save it with 8000 to 48000".formatted(Integer.toUnsignedLong(rateHz)));
        }
        boolean known = code == FORMAT_PCM ? bits == 8 || bits == 16 : isG711(code) && bits == 8;
        if (!known) {
            throw new MalformedWavException(
                    "encoding %d with %d bits; save it as 16-bit PCM or G.711".formatted(code, bits));
        }
        return new Format(code, channels, rateHz, bits);
    }

    private static boolean isG711(int code) {
        return code == FORMAT_ALAW || code == FORMAT_ULAW;
    }

    private static ByteBuffer take(ByteBuffer in, long promised) throws MalformedWavException {
        if (promised > in.remaining() && promised < UNKNOWN_LENGTH_BYTES) {
            throw new MalformedWavException(
                    "the file breaks off: %d bytes of sound promised, %d there".formatted(promised, in.remaining()));
        }
        int there = (int) Math.min(promised, in.remaining());
        return in.slice(in.position(), there).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Pcm sound(Format format, ByteBuffer data) throws MalformedWavException {
        int frameBytes = format.channels * format.bits / 8;
        short[] mono = new short[data.remaining() / frameBytes];
        if (mono.length == 0) {
            throw new MalformedWavException("the file holds no sound");
        }
        for (int i = 0; i < mono.length; i++) {
            int sum = 0;
            for (int channel = 0; channel < format.channels; channel++) {
                sum += sample(format, data);
            }
            mono[i] = (short) (sum / format.channels);
        }
        return new Pcm(mono, format.rateHz);
    }

    private static short sample(Format format, ByteBuffer data) {
        if (format.bits == 16) {
            return data.getShort();
        }
        return switch (format.code) {
            case FORMAT_ALAW -> G711.ALAW.decode(data.get());
            case FORMAT_ULAW -> G711.ULAW.decode(data.get());
            default -> (short) ((Byte.toUnsignedInt(data.get()) - 128) << 8); // 8-bit PCM is unsigned
        };
    }

    private static String tag(ByteBuffer in) {
        byte[] four = new byte[4];
        in.get(four);
        return new String(four, StandardCharsets.ISO_8859_1);
    }

    private static byte[] ascii(String tag) {
        return tag.getBytes(StandardCharsets.US_ASCII);
    }
}
