package io.greenline.dialplan;

import io.greenline.source.Findings;
import io.greenline.source.SourceSpan;
import io.greenline.yaml.FileBytes;
import io.greenline.yaml.YamlRule;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A dialplan's folder on a disk. A link may lead to another place inside it, not out of it. */
final class DiskFolder implements FileSource {
    private final Path folder;

    DiskFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public String shown(String path) {
        return folder.resolve(path).toString();
    }

    @Override
    public Optional<byte[]> read(String path, Findings findings) {
        Path file = folder.resolve(path);
        if (path.contains("/") && leadsOut(file)) {
            findings.error(
                    SourceSpan.startOf(file.toString()),
                    YamlRule.UNREADABLE_FILE,
                    "a link leads out of the dialplan's folder",
                    "put the file itself there");
            return Optional.empty();
        }
        return FileBytes.read(file, findings);
    }

    private boolean leadsOut(Path file) {
        try {
            return !file.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException _) {
            // It is not there, or the links lead in a circle: reading says which.
            return false;
        }
    }

    @Override
    public Set<String> names(String path) {
        Set<String> names = new TreeSet<>();
        Path place = folder.resolve(path);
        // The empty path is no directory to Java where it stands for the working directory.
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(place.toString().isEmpty() ? Path.of(".") : place)) {
            for (Path file : files) {
                if (Files.isRegularFile(file)) {
                    names.add(String.valueOf(file.getFileName()));
                }
            }
        } catch (IOException | DirectoryIteratorException _) {
            // Whatever stands beside a dialplan is extra; the dialplan itself tells what is wrong with the folder.
            return Set.of();
        }
        return names;
    }
}
