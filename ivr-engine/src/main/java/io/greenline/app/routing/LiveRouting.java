package io.greenline.app.routing;

import io.greenline.routing.plan.Routing;
import io.greenline.routing.plan.RoutingFile;
import io.greenline.routing.plan.RoutingFolder;
import io.greenline.source.Diagnostic;
import io.greenline.telephony.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The routing file of an engine, which may change at any time: no publishing, no restart. A file that is wrong, or that is
 * gone, is refused with its errors in the log, and what held before goes on. Where no file is at the start, nobody waits in
 * queues until there is one.
 *
 * <p>{@link RoutingWatch} looks on one thread; what holds is read on any.
 */
public final class LiveRouting {
    private static final Logger LOG = LoggerFactory.getLogger(LiveRouting.class);

    private final Path file;
    private final Supplier<Set<Language>> languages;
    private final Consumer<Routing> taken;
    private volatile Routing routing = Routing.NONE;
    private volatile List<Diagnostic> refused = List.of();
    /** Of the content that was judged last; the looking thread's only, as is the next. */
    private Stamps judged;

    private Stamps seen;

    /**
     * What a folder's routing file says, as it is now.
     *
     * @param languages of the dialplans that are live, asked at each change
     * @param taken is given what holds from now on, on the looking thread; the first time from within this constructor
     */
    public LiveRouting(Path file, Supplier<Set<Language>> languages, Consumer<Routing> taken) {
        this.file = file;
        this.languages = languages;
        this.taken = taken;
        this.judged = stamps();
        this.seen = judged;
        if (Files.exists(file)) {
            takeOver();
        } else {
            LOG.info("routing: there is no {}: queue nodes ring the endpoint of the queue's name", file);
        }
    }

    /** What holds now. */
    public Routing routing() {
        return routing;
    }

    /** Why the file as it is now does not hold; empty when it does. */
    public List<Diagnostic> refused() {
        return refused;
    }

    /**
     * Looks whether the file, or the calendars beside it, have changed, and takes them over when they have not changed again
     * since the look before: an editor may be writing. For one thread, a few times a second.
     */
    void look() {
        Stamps stamps = stamps();
        boolean settled = stamps.equals(seen);
        seen = stamps;
        if (settled && !stamps.equals(judged)) {
            judged = stamps;
            takeOver();
        }
    }

    private void takeOver() {
        switch (RoutingFolder.load(file, languages.get())) {
            case RoutingFile.Loaded(Routing loaded, var warnings) -> {
                warnings.forEach(warning -> LOG.warn("routing: {}", warning));
                routing = loaded;
                refused = List.of();
                LOG.info(
                        "routing: {} queues and {} agents of {} hold from now on, version {}",
                        loaded.plan().queues().size(),
                        loaded.plan().agents().size(),
                        file,
                        loaded.plan().version());
                taken.accept(loaded);
            }
            case RoutingFile.Refused(var errors) -> {
                refused = errors;
                errors.forEach(error -> LOG.error("routing: {}", error));
                LOG.error("routing: {} is refused, version {} holds on", file, routing.plan().version());
            }
        }
    }

    /** Of the file and of the calendars; either may be missing. */
    private record Stamps(Optional<Stamp> routing, Optional<Stamp> calendars) {}

    private record Stamp(FileTime changed, long bytes, Optional<Object> identity) {}

    private Stamps stamps() {
        return new Stamps(stamp(file), stamp(RoutingFolder.calendars(file)));
    }

    private static Optional<Stamp> stamp(Path path) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            return Optional.of(new Stamp(
                    attributes.lastModifiedTime(), attributes.size(), Optional.ofNullable(attributes.fileKey())));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
