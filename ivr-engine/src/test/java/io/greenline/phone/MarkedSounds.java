package io.greenline.phone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes prompts that a phone can tell apart by ear: {@code NAME.ulaw}, each filled with a mark of its own. */
public final class MarkedSounds {
    private static final int BYTES_PER_MILLI = 8;
    private static final int BYTES_PER_PACKET = 160;

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
     * Writes one sound.
     *
     * @param name the file's path below the directory, without {@code .ulaw}; may hold slashes
     * @param length rounded up to whole packets of 20 ms; at least one
     * @return the mark by which the phone will know it
     * @throws IllegalStateException when all {@link Heard.Mark#COUNT} marks are given away
     */
    public Heard.Mark write(String name, Duration length) throws IOException {
        if (marks.size() == Heard.Mark.COUNT && !marks.containsKey(name)) {
            throw new IllegalStateException("all " + Heard.Mark.COUNT + " marks are in use; use fewer sounds");
        }
        Heard.Mark mark = marks.computeIfAbsent(name, _ -> Heard.Mark.ofNumber(marks.size()));
        int packets = Math.max(1, Math.ceilDiv(Math.toIntExact(length.toMillis()) * BYTES_PER_MILLI, BYTES_PER_PACKET));
        byte[] sound = new byte[packets * BYTES_PER_PACKET];
        Arrays.fill(sound, (byte) mark.octet());
        Path file = directory.resolve(name + ".ulaw");
        Files.createDirectories(file.getParent());
        Files.write(file, sound);
        return mark;
    }

    /** The marks given so far, by the name of the sound. */
    public Map<String, Heard.Mark> marks() {
        return Map.copyOf(marks);
    }
}
