package io.greenline.app.versions;

import io.greenline.app.versions.DialplanFolder.Sourced;
import io.greenline.dialplan.DialplanVersion;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts what goes live into the archive, and tries again later where that fails: no call waits for it, and a full disk
 * keeps no version from going live. For the reloader's thread.
 */
public final class LiveVersions {
    private static final Logger LOG = LoggerFactory.getLogger(LiveVersions.class);

    private final ReloadParts parts;
    private final Supplier<Set<DialplanVersion>> inUse;
    private final Map<String, Sourced> waiting = new LinkedHashMap<>();
    private Instant next = Instant.MIN;

    /**
     * Nothing to keep yet.
     *
     * @param inUse versions that open calls began with: they stay in the archive however old they are
     */
    public LiveVersions(ReloadParts parts, Supplier<Set<DialplanVersion>> inUse) {
        this.parts = parts;
        this.inUse = inUse;
    }

    /** Notes that a version is live now; the next {@link #keep} puts it away. */
    void wentLive(Sourced sourced) {
        waiting.put(sourced.plan().name(), sourced);
        next = Instant.MIN;
    }

    /** Keeps what is not kept yet. */
    void keep() {
        Instant now = parts.clock().instant();
        if (waiting.isEmpty() || now.isBefore(next)) {
            return;
        }
        waiting.values().removeIf(sourced -> isKept(sourced, now));
        next = now.plus(Reloader.RETRY);
    }

    private boolean isKept(Sourced sourced, Instant now) {
        try {
            parts.archive().keepLive(sourced, parts.folder().directory(), now);
            parts.archive().prune(sourced.plan().name(), inUse.get());
            return true;
        } catch (IOException e) {
            LOG.warn(
                    "version {} is live but cannot be kept for later ({}); tried again in {} s",
                    sourced.plan().id(),
                    e.getMessage(),
                    Reloader.RETRY.toSeconds());
            return false;
        }
    }
}
