package io.greenline.prompt;

import io.greenline.audio.G711;
import io.greenline.audio.Pcm;
import io.greenline.audio.Resampler;
import io.greenline.audio.Sound;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Sounds on disk as a switch wants them: 8 kHz, mu-law and A-law side by side, so that it never transcodes. Thread-safe,
 * and two engines may share the directory: a file is complete or it is not there.
 */
final class SoundFiles {
    /** Part of every name: another way of making the files gives them other names. */
    private static final String FORMAT = "1";

    private static final int PEAK = 24_000;
    private static final String MU_LAW = ".ulaw";
    private static final String A_LAW = ".alaw";

    private final Path directory;

    SoundFiles(Path directory) {
        this.directory = directory;
    }

    /** A name for what these words determine: equal words, equal name. */
    static String name(String... words) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            hash.update(FORMAT.getBytes(StandardCharsets.UTF_8));
            for (String word : words) {
                hash.update((byte) 0);
                hash.update(word.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(hash.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The sound of this name, if it is there and whole. */
    Optional<Sound> find(String name, String words) throws IOException {
        Path file = directory.resolve(name);
        long bytes = size(file, MU_LAW);
        boolean whole = bytes > 0 && size(file, A_LAW) == bytes;
        return whole ? Optional.of(sound(file, words, bytes)) : Optional.empty();
    }

    /** Writes a sound under this name. */
    Sound write(String name, String words, Pcm speech) throws IOException {
        Pcm telephone = Resampler.resample(speech, Pcm.TELEPHONE_RATE_HZ).normalised(PEAK);
        if (telephone.samples().length == 0) {
            throw new IOException("the sound is empty");
        }
        Files.createDirectories(directory);
        Path file = directory.resolve(name);
        put(file, A_LAW, G711.encodeALaw(telephone.samples()));
        put(file, MU_LAW, G711.encodeMuLaw(telephone.samples()));
        return sound(file, words, telephone.samples().length);
    }

    /** Keeps a sound that is mu-law of 8 kHz already, every octet as it is. */
    Sound writeMuLaw(String name, String words, byte[] muLaw) throws IOException {
        if (muLaw.length == 0) {
            throw new IOException("the sound is empty");
        }
        Files.createDirectories(directory);
        Path file = directory.resolve(name);
        put(file, A_LAW, G711.encodeALaw(G711.decodeMuLaw(muLaw)));
        put(file, MU_LAW, muLaw);
        return sound(file, words, muLaw.length);
    }

    void delete(Sound sound) throws IOException {
        Files.deleteIfExists(with(sound.file(), MU_LAW));
        Files.deleteIfExists(with(sound.file(), A_LAW));
    }

    /** Deletes every sound in the directory. */
    void clear() throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (var files = Files.newDirectoryStream(directory, "*.{ulaw,alaw,part}")) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void put(Path file, String extension, byte[] content) throws IOException {
        Path part = Files.createTempFile(file.getParent(), file.getFileName() + "-", ".part");
        try {
            Files.write(part, content);
            Path target = with(file, extension);
            try {
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            } catch (AtomicMoveNotSupportedException _) {
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            }
            target.toFile().setReadable(true, false);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static long size(Path file, String extension) throws IOException {
        Path path = with(file, extension);
        return Files.isRegularFile(path) ? Files.size(path) : 0;
    }

    private static Path with(Path file, String extension) {
        return file.resolveSibling(file.getFileName() + extension);
    }

    private static Sound sound(Path file, String words, long samples) {
        return new Sound(file, words, Duration.ofNanos(samples * 1_000_000_000L / Pcm.TELEPHONE_RATE_HZ));
    }
}
