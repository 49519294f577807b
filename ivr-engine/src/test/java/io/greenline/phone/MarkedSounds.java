package io.greenline.phone;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes prompts that a phone can tell apart by ear, each filled with a {@link Heard.Mark} of its own. */
public final class MarkedSounds {
    private static final int SAMPLES_PER_SECOND = 8_000;
    private static final int SAMPLES_PER_PACKET = 160;
    private static final int WAV_HEADER_BYTES = 44;

    /** The engine brings the loudest sample of every recording to this level; of ours it is there already. */
    private static final short PEAK = 24_000;

    /** Somewhere inside the first packet. */
    private static final int LOUDEST_AT = 80;

    private final Path directory;
    private final Map<String, Heard.Mark> marks = new LinkedHashMap<>();

    /**
     * Begins a set of sounds; marks are unique within it.
     *
     * @param directory where the files go; made when missing
     */
    public MarkedSounds(Path directory) {
        this.directory = directory;
    }

    /**
     * Writes one sound as {@code NAME.ulaw}, which Asterisk passes on as it is.
     *
     * @param name the file's path below the directory, without {@code .ulaw}; may hold slashes
     * @param length rounded up to whole packets of 20 ms; at least one
     * @return the mark by which the phone will know it; the same for a name that was written before
     * @throws IllegalStateException when all {@link Heard.Mark#COUNT} marks are given away
     */
    public Heard.Mark write(String name, Duration length) throws IOException {
        Heard.Mark mark = mark(name);
        byte[] sound = new byte[packets(length) * SAMPLES_PER_PACKET];
        Arrays.fill(sound, (byte) mark.octet());
        write(name + ".ulaw", sound);
        return mark;
    }

    /**
     * Writes one sound as {@code NAME.wav}, 16-bit PCM of 8,000 Hz: what a studio would deliver. Coded in mu-law by
     * whoever plays it, it has the same mark, also when recordings are brought to one loudness before: one sample is as
     * loud as that.
     */
    public Heard.Mark writeRecording(String name, Duration length) throws IOException {
        Heard.Mark mark = mark(name);
        int samples = packets(length) * SAMPLES_PER_PACKET;
        ByteBuffer wav = ByteBuffer.allocate(WAV_HEADER_BYTES + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
        wav.put(ascii("RIFF")).putInt(WAV_HEADER_BYTES - 8 + 2 * samples).put(ascii("WAVE"));
        wav.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1);
        wav.putInt(SAMPLES_PER_SECOND)
                .putInt(2 * SAMPLES_PER_SECOND)
                .putShort((short) 2)
                .putShort((short) 16);
        wav.put(ascii("data")).putInt(2 * samples);
        for (int sample = 0; sample < samples; sample++) {
            wav.putShort(sample == LOUDEST_AT ? PEAK : linear(mark.octet()));
        }
        write(name + ".wav", wav.array());
        return mark;
    }

    private Heard.Mark mark(String name) {
        if (marks.size() == Heard.Mark.COUNT && !marks.containsKey(name)) {
            throw new IllegalStateException("all " + Heard.Mark.COUNT + " marks are in use; use fewer sounds");
        }
        return marks.computeIfAbsent(name, _ -> Heard.Mark.ofNumber(marks.size()));
    }

    private static int packets(Duration length) {
        int samples = Math.toIntExact(length.toMillis() * SAMPLES_PER_SECOND / 1_000);
        return Math.max(1, Math.ceilDiv(samples, SAMPLES_PER_PACKET));
    }

    /** ITU-T G.711 table 2a: sign, three bits of exponent, four of mantissa, all inverted. */
    static short linear(int octet) {
        int inverted = ~octet;
        int magnitude = ((((inverted & 0x0F) << 3) + 0x84) << ((inverted >> 4) & 0x07)) - 0x84;
        return (short) ((inverted & 0x80) == 0 ? magnitude : -magnitude);
    }

    private void write(String name, byte[] content) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The marks given so far, by the name of the sound. */
    public Map<String, Heard.Mark> marks() {
        return Map.copyOf(marks);
    }
}
