package io.greenline.app.notices;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * What tells one state of a file from another without reading it.
 *
 * @param identity the file system's own key of the file: a file that took another's place has another
 */
public record FileStamp(FileTime changed, long bytes, Optional<Object> identity) {

    /** The stamp of a file; empty where there is none. */
    public static Optional<FileStamp> of(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(new FileStamp(
                    attributes.lastModifiedTime(), attributes.size(), Optional.ofNullable(attributes.fileKey())));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
