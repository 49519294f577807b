package io.greenline.app.floor;

import io.greenline.app.versions.Durable;
import io.greenline.routing.plan.Routing;
import io.greenline.routing.plan.RoutingFile;
import io.greenline.routing.plan.RoutingFolder;
import io.greenline.telephony.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The routing file that was in force last, with its calendars, in the store: an engine that is started again beside a file with
 * errors goes on by it. For one thread at a time.
 *
 * @param folder made when there is something to keep
 */
record KeptRouting(Path folder) {
    private static final Logger LOG = LoggerFactory.getLogger(KeptRouting.class);

    /** Keeps a file that has just come into force. A store that takes no file keeps the one before; calls go on. */
    void keep(Path file) {
        try {
            Files.createDirectories(folder);
            for (Path each : List.of(RoutingFolder.calendars(file), file)) {
                Path to = folder.resolve(each.getFileName());
                if (Files.exists(each)) {
                    Durable.write(to, Files.readAllBytes(each));
                } else {
                    Files.deleteIfExists(to);
                }
            }
        } catch (IOException e) {
            LOG.error("{} cannot be kept for the next start: {}", file, e.toString());
        }
    }

    /** What was in force last; empty when nothing was kept, or nothing that can be used. */
    Optional<Routing> last(Set<Language> languages) {
        Path file = folder.resolve(RoutingFile.NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        return switch (RoutingFolder.load(file, languages)) {
            case RoutingFile.Loaded(Routing routing, var _) -> Optional.of(routing);
            case RoutingFile.Refused(var findings) -> {
                findings.forEach(finding -> LOG.error("{}", finding));
                yield Optional.empty();
            }
        };
    }
}
