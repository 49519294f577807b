package io.greenline.phone;

import java.io.IOException;
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
     * Writes one sound as {@code NAME.ulaw}, which Asterisk passes on as it is and the engine takes as a recording
     * that is ready for the line.
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

    private void write(String name, byte[] content) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    /** The marks given so far, by the name of the sound. */
    public Map<String, Heard.Mark> marks() {
        return Map.copyOf(marks);
    }
}
