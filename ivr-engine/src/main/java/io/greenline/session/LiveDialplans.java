package io.greenline.session;

import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.DialplanVersion;
import io.greenline.prompt.Prompter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which dialplan takes a call, and in which version. What is live can change at any time: a new call gets what is live
 * when it comes, a call keeps what it began with, and a version that is not live any more is forgotten when its last call
 * has ended. Thread-safe; giving a new call its dialplan never waits for anything.
 */
public final class LiveDialplans {
    private static final Logger LOG = LoggerFactory.getLogger(LiveDialplans.class);
    private static final String ANY = "*";

    private final Map<String, String> byNumber;
    private final Archive archive;
    /** By name. Guarded by this. */
    private final Map<String, DialplanVersion> live = new HashMap<>();
    /** Everything that is live or in use. Guarded by this. */
    private final Map<DialplanVersion, Use> uses = new HashMap<>();

    private final Map<DialplanVersion, FutureTask<Optional<Served>>> fetching = new ConcurrentHashMap<>();

    /** Where versions are that were live once. */
    @FunctionalInterface
    public interface Archive {
        /** Where nothing is kept. */
        Archive NONE = _ -> Optional.empty();

        /** The version, ready to take calls; empty when it is not there or cannot be used. May take a second. */
        Optional<Served> fetch(DialplanVersion version) throws InterruptedException;
    }

    /** A call's hold on its version, from its beginning to its end. Closing it twice is closing it once. */
    public interface Lease extends AutoCloseable {
        Served served();

        @Override
        void close();
    }

    /**
     * A version that is in memory.
     *
     * @param calls how many calls are in it now
     */
    public record InUse(DialplanVersion version, Standing standing, int calls) {}

    /** Whether new calls come to a version. */
    public enum Standing {
        /** New calls get it. */
        LIVE,
        /** Only the calls that began with it are still in it. */
        ENDING
    }

    /** A version and its calls. */
    private static final class Use {
        private Served served;
        private int calls;

        Use(Served served) {
            this.served = served;
        }
    }

    /**
     * Dialplans that are live from the beginning.
     *
     * @param byNumber called number to dialplan name; {@code *} serves every other number
     * @throws IllegalArgumentException for a number whose dialplan is not among these
     */
    public LiveDialplans(Map<String, String> byNumber, Collection<Served> first, Archive archive) {
        this.byNumber = Map.copyOf(byNumber);
        this.archive = archive;
        first.forEach(this::goLive);
        for (Map.Entry<String, String> line : byNumber.entrySet()) {
            if (!live.containsKey(line.getValue())) {
                throw new IllegalArgumentException("number %s is served by dialplan '%s', which is not among %s"
                        .formatted(line.getKey(), line.getValue(), live.keySet()));
            }
        }
    }

    /** One dialplan for every number, for simulated calls. */
    public static LiveDialplans only(Dialplan plan, Prompter prompter) {
        return new LiveDialplans(Map.of(ANY, plan.name()), List.of(new Served(plan, prompter)), Archive.NONE);
    }

    /** New calls of this dialplan get this version from now on. */
    public synchronized void goLive(Served served) {
        DialplanVersion version = served.version();
        DialplanVersion before = live.put(version.dialplan(), version);
        uses.computeIfAbsent(version, _ -> new Use(served)).served = served;
        if (before != null) {
            forgetIfUnused(before);
        }
    }

    /** What is live under a name. */
    public synchronized Optional<Served> live(String dialplan) {
        return Optional.ofNullable(live.get(dialplan))
                .map(version -> uses.get(version))
                .map(use -> use.served);
    }

    /** Every dialplan that new calls get. */
    public synchronized List<Dialplan> live() {
        return live.values().stream()
                .flatMap(version -> Optional.ofNullable(uses.get(version)).stream())
                .map(use -> use.served.plan())
                .toList();
    }

    /** Everything in memory, by name; of one name what is live first. */
    public synchronized List<InUse> inUse() {
        List<InUse> all = new ArrayList<>();
        uses.forEach((version, use) ->
                all.add(new InUse(version, isLive(version) ? Standing.LIVE : Standing.ENDING, use.calls)));
        all.sort(Comparator.comparing((InUse use) -> use.version().dialplan())
                .thenComparing(InUse::standing)
                .thenComparing(use -> use.version().hash()));
        return all;
    }

    /** What a new call to this number would begin with. */
    public synchronized Optional<Served> serving(String called) {
        return live(byNumber.getOrDefault(called, byNumber.getOrDefault(ANY, "")));
    }

    /** What a new call to this number begins with; empty when no dialplan serves it. */
    public synchronized Optional<Lease> begin(String called) {
        return Optional.ofNullable(live.get(byNumber.getOrDefault(called, byNumber.getOrDefault(ANY, ""))))
                .map(this::lease);
    }

    /**
     * What a call goes on with that began in this version: the same one, or what is live under its name where that one
     * cannot be had any more; empty when no dialplan of this name is live either.
     *
     * @throws InterruptedException if the call's thread is interrupted while an archive is searched
     */
    public Optional<Lease> goOn(DialplanVersion version) throws InterruptedException {
        Optional<Lease> known = leaseIfKnown(version);
        if (known.isPresent()) {
            return known;
        }
        Optional<Served> fetched = fetch(version);
        synchronized (this) {
            if (fetched.isPresent()) {
                uses.computeIfAbsent(version, _ -> new Use(fetched.get()));
                return Optional.of(lease(version));
            }
            return Optional.ofNullable(live.get(version.dialplan())).map(this::lease);
        }
    }

    /** Many calls may come back at once: one of them fetches, the others wait for it. */
    private Optional<Served> fetch(DialplanVersion version) throws InterruptedException {
        FutureTask<Optional<Served>> mine = new FutureTask<>(() -> archive.fetch(version));
        FutureTask<Optional<Served>> theirs = fetching.putIfAbsent(version, mine);
        if (theirs == null) {
            mine.run();
        }
        try {
            return (theirs == null ? mine : theirs).get();
        } catch (ExecutionException e) {
            if (theirs == null && e.getCause() instanceof InterruptedException) {
                throw new InterruptedException("while version %s was fetched".formatted(version));
            }
            LOG.warn("version {} cannot be fetched", version, e.getCause());
            return Optional.empty();
        } finally {
            fetching.remove(version, mine);
        }
    }

    private synchronized Optional<Lease> leaseIfKnown(DialplanVersion version) {
        return uses.containsKey(version) ? Optional.of(lease(version)) : Optional.empty();
    }

    /** The lock is held. */
    private Lease lease(DialplanVersion version) {
        Use use = uses.get(version);
        if (use == null) {
            throw new IllegalStateException(version + " is neither live nor in use");
        }
        use.calls++;
        return new Held(use.served);
    }

    private synchronized void giveBack(DialplanVersion version) {
        Use use = uses.get(version);
        if (use != null) {
            use.calls--;
            forgetIfUnused(version);
        }
    }

    /** The lock is held. */
    private void forgetIfUnused(DialplanVersion version) {
        Use use = uses.get(version);
        if (use != null && use.calls == 0 && !isLive(version)) {
            uses.remove(version);
        }
    }

    /** The lock is held. */
    private boolean isLive(DialplanVersion version) {
        return version.equals(live.get(version.dialplan()));
    }

    private final class Held implements Lease {
        private final Served served;
        private final AtomicBoolean open = new AtomicBoolean(true);

        Held(Served served) {
            this.served = served;
        }

        @Override
        public Served served() {
            return served;
        }

        @Override
        public void close() {
            if (open.getAndSet(false)) {
                giveBack(served.version());
            }
        }
    }
}
