package io.greenline.prompt;

import io.greenline.audio.G711;
import io.greenline.audio.Pcm;
import io.greenline.audio.Sound;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/**
 * A directory of clips, each as mu-law and A-law side by side, so that a switch never has to transcode. Thread-safe, and
 * safe for several engines in one directory: a file appears whole or not at all, and whoever comes second replaces it by
 * the same.
 */
final class ClipStore {
    static final int RATE_HZ = 8_000;
    /** Part of every name: changes when the same text would give other bytes. */
    private static final String FORMAT = "greenline-clip-1";

    private static final String ULAW = ".ulaw", ALAW = ".alaw", UNFINISHED = ".tmp";
    private static final Duration ABANDONED = Duration.ofHours(1);

    private final Path directory;

    /** The clips in this directory, which is made if it is not there. */
    static ClipStore at(Path directory) throws IOException {
        Files.createDirectories(directory);
        return new ClipStore(directory);
    }

    private ClipStore(Path directory) {
        this.directory = directory;
    }

    Path directory() {
        return directory;
    }

    /** The name of a clip that is made of these: a hash, so that it gives nothing away. */
    static String name(String kind, String... parts) {
        MessageDigest digest = sha256();
        digest.update((FORMAT + '\0' + kind).getBytes(StandardCharsets.UTF_8));
        for (String part : parts) {
            digest.update((byte) 0);
            digest.update(part.getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The name of a clip that is made of a file's content. */
    static String name(byte[] content) {
        return name("recording", HexFormat.of().formatHex(sha256().digest(content)));
    }

    /** A clip that is there and whole, told by its files' sizes: a byte is a sample in both formats. */
    Optional<Sound> find(String name, String words) {
        long bytes = file(name, ULAW).toFile().length();
        boolean whole = bytes > 0 && file(name, ALAW).toFile().length() == bytes;
        return whole ? Optional.of(sound(name, words, bytes)) : Optional.empty();
    }

    /** Keeps a clip. The second file's appearance makes it whole. */
    Sound put(String name, String words, Pcm sound) throws IOException {
        write(file(name, ALAW), G711.ALAW.encode(sound.samples()));
        write(file(name, ULAW), G711.ULAW.encode(sound.samples()));
        return sound(name, words, sound.samples().length);
    }

    void remove(String name) throws IOException {
        Files.deleteIfExists(file(name, ULAW));
        Files.deleteIfExists(file(name, ALAW));
    }

    /** Deletes what engines left unfinished when they were killed. */
    void tidy(Instant now) throws IOException {
        try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(directory, "*" + UNFINISHED)) {
            for (Path file : unfinished) {
                if (isAbandoned(file, now)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private static boolean isAbandoned(Path file, Instant now) throws IOException {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(ABANDONED));
        } catch (NoSuchFileException finishedMeanwhile) {
            return false;
        }
    }

    private void write(Path file, byte[] content) throws IOException {
        Path unfinished = directory.resolve(file.getFileName() + "." + UUID.randomUUID() + UNFINISHED);
        try {
            Files.write(unfinished, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private Sound sound(String name, String words, long bytes) {
        return new Sound(directory.resolve(name), words, Duration.ofNanos(bytes * 1_000_000_000L / RATE_HZ));
    }

    private Path file(String name, String extension) {
        return directory.resolve(name + extension);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
