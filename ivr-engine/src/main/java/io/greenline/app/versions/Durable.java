package io.greenline.app.versions;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.UUID;

/** Writes files so that, whatever happens meanwhile, each is there whole, old or new. */
public final class Durable {
    /** How names of files end that are not finished; nobody reads them. */
    static final String UNFINISHED = ".greenline-unfinished";

    private Durable() {}

    /** Replaces a file by another content; the new one is on the disk before the old one is gone. */
    public static void write(Path file, byte[] content) throws IOException {
        Path unfinished = prepare(file, content);
        try {
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** The first half of {@link #write}: the content beside the file, under a name that nobody reads. */
    static Path prepare(Path file, byte[] content) throws IOException {
        Path unfinished = file.resolveSibling(
                "." + Optional.ofNullable(file.getFileName()).orElse(file) + "." + UUID.randomUUID() + UNFINISHED);
        try (FileChannel channel =
                FileChannel.open(unfinished, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer left = ByteBuffer.wrap(content);
            while (left.hasRemaining()) {
                channel.write(left);
            }
            channel.force(true);
        } catch (IOException e) {
            Files.deleteIfExists(unfinished);
            throw e;
        }
        return unfinished;
    }
}
