package io.greenline.app.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A secret in a file of its own: the first line. */
final class SecretFile {
    private static final long MAX_BYTES = 4096;

    private SecretFile() {}

    /**
     * Reads the file that a setting names; what is wrong with it is refused with that setting's place.
     *
     * @param what it holds: {@code password}, {@code key}
     */
    static Optional<Secret> read(GivenSettings given, Origin origin, String what, Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new IOException("over 4 KiB");
            }
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return Optional.of(Form.secretOf(text.lines().findFirst().orElse("").strip()));
        } catch (IOException e) {
            given.refuse(
                    origin,
                    "unreadable",
                    "the %s file %s cannot be read (%s)"
                            .formatted(what, file, e.getClass().getSimpleName()),
                    "make it, with the %s as its first line, readable by the engine's user alone".formatted(what));
        } catch (Form.Refused _) {
            given.refuse(
                    origin,
                    "bad-value",
                    "the first line of %s is not a %s".formatted(file, what),
                    "use " + Form.secretText().description());
        }
        return Optional.empty();
    }
}
