package io.greenline.app.versions;

import io.greenline.dialplan.DialplanVersion;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A version in the archive.
 *
 * @param folder of its files, laid out as they were
 * @param kept when it was put there
 * @param live when it went live last; empty for an edit that never did
 * @param place the folder that they were in, relative to the setting {@code dialplans.directory}; empty for itself
 * @param main the file that holds the dialplan, relative to {@code folder}
 * @param files all of them, {@code main} among them
 */
public record Kept(
        DialplanVersion version,
        Path folder,
        Instant kept,
        Optional<Instant> live,
        String place,
        String main,
        List<String> files) {
    static final Comparator<Kept> NEWEST_FIRST = Comparator.comparing(Kept::moment)
            .reversed()
            .thenComparing(kept -> kept.version().hash());

    public Kept {
        files = List.copyOf(files);
    }

    /** When something happened to it last. */
    public Instant moment() {
        return live.orElse(kept);
    }

    /** The same version, live since another time. */
    Kept liveSince(Instant time) {
        return new Kept(version, folder, kept, Optional.of(time), place, main, files);
    }

    /** The file that holds the dialplan. */
    public Path mainFile() {
        return folder.resolve(main);
    }
}
