package io.greenline.app.floor;

import io.greenline.routing.plan.Routing;
import io.greenline.source.Diagnostic;
import io.greenline.telephony.Language;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The routing that an engine starts with: as with dialplans, a file with errors gives way to the one that was in force before. */
public final class FirstRouting {
    private static final Logger LOG = LoggerFactory.getLogger(FirstRouting.class);

    private FirstRouting() {}

    /** There is a routing file with errors, and nothing to go on with in its place. */
    public static final class Unusable extends IOException {
        private static final long serialVersionUID = 1L;

        private final transient List<Diagnostic> findings;

        Unusable(List<Diagnostic> findings) {
            super(findings.size() + " errors");
            this.findings = List.copyOf(findings);
        }

        /** Every error of the file. */
        public List<Diagnostic> findings() {
            return findings;
        }
    }

    /**
     * Reads the file, or what was kept of it: whole, so that classes, PINs and opening hours are those of the queues.
     *
     * @return empty where no file is, and none was
     */
    static Optional<Routing> read(RoutingWatch watch, Path file, KeptRouting kept, Set<Language> languages)
            throws Unusable {
        Optional<Routing> first = watch.first();
        if (first.isPresent()) {
            kept.keep(file);
            return first;
        }
        Optional<Routing> last = kept.last(languages);
        if (last.isPresent()) {
            LOG.error("{} cannot be used: queues, classes and agents are those that were in force before", file);
        } else if (!watch.refused().isEmpty()) {
            throw new Unusable(watch.refused());
        }
        return last;
    }
}
