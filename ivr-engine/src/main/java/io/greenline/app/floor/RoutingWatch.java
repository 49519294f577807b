package io.greenline.app.floor;

import io.greenline.app.notices.FileStamp;
import io.greenline.routing.plan.Routing;
import io.greenline.routing.plan.RoutingFile;
import io.greenline.source.Diagnostic;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes over a changed {@code routing.yaml}, or changed calendars beside it; what is refused changes nothing. For one thread at a
 * time, but for {@link #refused}.
 */
final class RoutingWatch {
    private static final Logger LOG = LoggerFactory.getLogger(RoutingWatch.class);

    private final List<Path> files;
    private final Supplier<RoutingFile.Result> load;
    private final Consumer<Routing> changed;
    private List<Optional<FileStamp>> taken;
    private List<Optional<FileStamp>> before;
    private volatile List<Diagnostic> refused = List.of();

    /**
     * Looks from now on.
     *
     * @param files the routing file first
     * @param changed is told of what can be used
     */
    RoutingWatch(List<Path> files, Supplier<RoutingFile.Result> load, Consumer<Routing> changed) {
        this.files = List.copyOf(files);
        this.load = load;
        this.changed = changed;
        this.taken = stamps();
        this.before = taken;
    }

    /** Reads the file for the first time; empty when it is not there or refused. */
    Optional<Routing> first() {
        return stamps().getFirst().isEmpty() ? Optional.empty() : read();
    }

    /** What is wrong with the file as it is now; nothing when it is in force. */
    List<Diagnostic> refused() {
        return refused;
    }

    /** One look: a change is taken over at the second look that finds it the same, so that no half-written file is read. */
    void look() {
        List<Optional<FileStamp>> now = stamps();
        boolean settled = now.equals(before);
        before = now;
        if (!settled || now.equals(taken)) {
            return;
        }
        taken = now;
        // A file that is gone is refused like any other that cannot be read: whoever asks for the status is told.
        read().ifPresent(changed);
    }

    private Optional<Routing> read() {
        return switch (load.get()) {
            case RoutingFile.Loaded(Routing routing, var warnings) -> {
                refused = List.of();
                warnings.forEach(warning -> LOG.warn("{}", warning));
                LOG.info("{} is in force", files.getFirst());
                yield Optional.of(routing);
            }
            case RoutingFile.Refused(var findings) -> {
                refused = findings;
                findings.forEach(finding -> LOG.error("{}", finding));
                LOG.error("{} is refused: the floor goes on by what it said before", files.getFirst());
                yield Optional.empty();
            }
        };
    }

    private List<Optional<FileStamp>> stamps() {
        return files.stream().map(FileStamp::of).toList();
    }
}
