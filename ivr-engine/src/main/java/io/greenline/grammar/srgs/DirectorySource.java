package io.greenline.grammar.srgs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Documents in a directory and the directories below it. Links are followed only where they stay inside.
 *
 * @param directory as the operator named it
 */
record DirectorySource(Path directory) implements GrammarSource {

    /** The key of a file; empty where it is not inside the directory. */
    Optional<LinkedGrammar.Key> key(Path file) {
        Path whole = directory.toAbsolutePath().normalize();
        Path inside = file.toAbsolutePath().normalize();
        if (!inside.startsWith(whole) || inside.equals(whole)) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        whole.relativize(inside).forEach(part -> parts.add(part.toString()));
        return Optional.of(new LinkedGrammar.Key(String.join("/", parts)));
    }

    @Override
    public String name(LinkedGrammar.Key key) {
        return directory + "/" + key.path();
    }

    @Override
    public Content read(LinkedGrammar.Key key) {
        try {
            Path file = directory.resolve(key.path());
            Path real = file.toRealPath();
            if (!real.startsWith(directory.toRealPath())) {
                return new Missing("is a link that leads out of the directory of grammars");
            }
            if (!Files.isRegularFile(real)) {
                return new Missing(Files.isDirectory(real) ? "is a directory" : "is no regular file");
            }
            try (InputStream in = Files.newInputStream(real)) {
                return new Bytes(in.readNBytes(GrammarBytes.MAX_BYTES + 1));
            }
        } catch (NoSuchFileException | InvalidPathException _) {
            return new Missing("is not there");
        } catch (AccessDeniedException _) {
            return new Missing("may not be read");
        } catch (FileSystemException failed) {
            return new Missing("cannot be read: " + Objects.requireNonNullElse(failed.getReason(), "the disk fails"));
        } catch (IOException failed) {
            return new Missing("cannot be read: " + failed.getMessage());
        }
    }
}
