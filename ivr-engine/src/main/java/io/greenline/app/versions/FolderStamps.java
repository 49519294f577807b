package io.greenline.app.versions;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * What files of a folder look like from outside: equal as long as none was written, renamed, replaced, added, deleted or
 * made unreadable. Looking costs a stat or two for each file.
 */
record FolderStamps(Map<Path, Stamp> files) {
    private static final int MAX_DEPTH = 20;

    FolderStamps {
        files = Map.copyOf(files);
    }

    /**
     * One file.
     *
     * @param changed when its content, name or rights changed last: told even where a tool puts {@code modified} back
     * @param key which file it is; another one after a rename into its place
     */
    record Stamp(long size, FileTime modified, FileTime changed, String key) {
        private static final Stamp UNREADABLE = new Stamp(-1, FileTime.fromMillis(0), FileTime.fromMillis(0), "");
    }

    /**
     * The folder as it is now. A folder that cannot be read is one without files.
     *
     * @param endings of the names of the files that matter
     */
    static FolderStamps of(Path folder, String... endings) {
        Map<Path, Stamp> files = new HashMap<>();
        look(folder, files, endings);
        return new FolderStamps(files);
    }

    /** What is in this folder or in the other one. */
    FolderStamps and(FolderStamps others) {
        Map<Path, Stamp> all = new HashMap<>(files);
        all.putAll(others.files);
        return new FolderStamps(all);
    }

    private static void look(Path folder, Map<Path, Stamp> files, String... endings) {
        try {
            Files.walkFileTree(real(folder), Set.of(), MAX_DEPTH, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (Arrays.stream(endings).anyMatch(file.toString()::endsWith)) {
                        files.put(file, stamp(file, attributes));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    files.put(file, Stamp.UNREADABLE);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException unreadable) {
            files.put(folder, Stamp.UNREADABLE);
        }
    }

    /** The folder itself may be a link that is turned to another one. */
    private static Path real(Path folder) throws IOException {
        return folder.toRealPath();
    }

    private static Stamp stamp(Path file, BasicFileAttributes attributes) {
        FileTime changed = attributes.lastModifiedTime();
        try {
            if (Files.getAttribute(file, "unix:ctime", LinkOption.NOFOLLOW_LINKS) instanceof FileTime time) {
                changed = time;
            }
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException notKept) {
            // It vanished just now, or this file system keeps no such time: the others have to do.
        }
        return new Stamp(
                attributes.size(), attributes.lastModifiedTime(), changed, String.valueOf(attributes.fileKey()));
    }
}
