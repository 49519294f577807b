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

/**
 * A dialplan's folder on a disk, and the grammars beside it. A link may lead to another place inside it, not out of it.
 *
 * <p>A grammar that stands in the folder {@code grammars} inside the dialplan's is the dialplan's own; one that stands in a
 * folder of that name beside the dialplan's is shared.
 */
final class DiskFolder implements FileSource {
    private final Path folder;

    DiskFolder(Path folder) {
        this.folder = folder;
    }

    @Override
    public String shown(String path) {
        return place(path).toString();
    }

    private Path place(String path) {
        Path own = folder.resolve(path);
        if (!path.startsWith(GrammarFiles.FOLDER) || Files.exists(own)) {
            return own;
        }
        Path shared = beside().resolve(path);
        return Files.exists(shared) ? shared : own;
    }

    /** Where the dialplan's folder stands. */
    private Path beside() {
        Path parent = folder.getParent();
        return parent == null ? folder.resolve("..").normalize() : parent;
    }

    @Override
    public Optional<byte[]> read(String path, Findings findings) {
        Path file = place(path);
        Path home = file.equals(folder.resolve(path)) ? folder : beside().resolve(GrammarFiles.FOLDER);
        if (path.contains("/") && leadsOut(file, home)) {
            findings.error(
                    SourceSpan.startOf(file.toString()),
                    YamlRule.UNREADABLE_FILE,
                    "a link leads out of the dialplan's folder",
                    "put the file itself there");
            return Optional.empty();
        }
        return FileBytes.read(file, findings);
    }

    private static boolean leadsOut(Path file, Path home) {
        try {
            return !file.toRealPath().startsWith(home.toRealPath());
        } catch (IOException _) {
            // It is not there, or the links lead in a circle: reading says which.
            return false;
        }
    }

    @Override
    public Set<String> names(String path) {
        Set<String> names = new TreeSet<>(namesIn(folder.resolve(path)));
        if (path.equals(GrammarFiles.FOLDER)) {
            names.addAll(namesIn(beside().resolve(path)));
        }
        return names;
    }

    private static Set<String> namesIn(Path place) {
        Set<String> names = new TreeSet<>();
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
