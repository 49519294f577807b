package io.greenline.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The right of one engine to write a journal: a lock on a file beside it, which the system frees when the engine dies. */
final class OwnerLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(OwnerLock.class);

    private final FileChannel channel;

    private OwnerLock(FileChannel channel) {
        this.channel = channel;
    }

    static OwnerLock take(Database database) {
        database.createDirectory();
        Path file = database.file().resolveSibling(database.file().getFileName() + ".lock");
        try {
            FileChannel channel = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            if (isFree(channel)) {
                return new OwnerLock(channel);
            }
            channel.close();
        } catch (IOException e) {
            throw new StoreException(
                    "%s: cannot be locked (%s); see that the engine's user may write there".formatted(file, e), e);
        }
        throw new StoreException(
                "%s: another engine writes to this journal; end it, or give this one a directory of its own"
                        .formatted(database.file()));
    }

    private static boolean isFree(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException ownedInThisProcess) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("the journal's lock file could not be closed: {}", e.getMessage());
        }
    }
}
