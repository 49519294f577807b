package io.greenline.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files in the store's directory. */
record StoreFiles(Path directory) {
    Path journal() {
        return directory.resolve("journal.sqlite");
    }

    Path customers() {
        return directory.resolve("customers.sqlite");
    }

    /** The priority services register. */
    Path register() {
        return directory.resolve("register.sqlite");
    }

    /** What happened on the floor. */
    Path routing() {
        return directory.resolve("routing.sqlite");
    }

    /** Messages to backends, wishes to be called back, handovers. */
    Path requests() {
        return directory.resolve("requests.sqlite");
    }

    /** Where events wait while the journal's own file refuses them. */
    Path spool() {
        return directory.resolve("spool");
    }

    /** Every version of a dialplan that was live. */
    Path versions() {
        return directory.resolve("versions");
    }

    /** The routing file that was in force last. */
    Path keptRouting() {
        return directory.resolve("kept-routing");
    }

    /** Makes the directory where it is missing. */
    void make() {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new CommandFailure(
                    "%s: cannot be made (%s); set store.directory to a folder that the engine's user may write"
                            .formatted(directory, e));
        }
    }
}
