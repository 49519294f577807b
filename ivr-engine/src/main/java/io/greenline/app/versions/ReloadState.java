package io.greenline.app.versions;

import io.greenline.dialplan.DialplanVersion;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * What is live and what is not, at one moment. Immutable.
 *
 * @param live by the dialplan's name
 * @param refused files that cannot become live as they are
 */
public record ReloadState(SortedMap<String, Live> live, List<Refusal> refused) {
    public ReloadState {
        refused = List.copyOf(refused);
    }

    /**
     * What new calls get under one name.
     *
     * @param file that holds it, or held it
     * @param since when it went live in this engine
     * @param origin where it is now
     */
    public record Live(DialplanVersion version, Path file, Instant since, Origin origin) {
        Live now(Origin other) {
            return new Live(version, file, since, other);
        }
    }

    /** Whether what is live is what the folder of dialplans has. */
    public enum Origin {
        /** The file has it. */
        FILE,
        /** The file has something else that was refused. */
        REFUSED_FILE,
        /** There is no such file any more: after a restart this dialplan could not come back from it. */
        NO_FILE
    }
}
