package io.greenline.app.versions;

import io.greenline.app.versions.DialplanFolder.Reading;
import io.greenline.app.versions.DialplanFolder.Sourced;
import io.greenline.app.versions.ReloadState.Live;
import io.greenline.app.versions.ReloadState.Origin;
import io.greenline.app.versions.Voice.Unsaid;
import io.greenline.app.versions.Voice.Voiced;
import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.DialplanVersion;
import io.greenline.prompt.PromptLoader.Effort;
import io.greenline.session.LiveDialplans;
import io.greenline.session.Served;
import io.greenline.source.Diagnostic;
import io.greenline.source.SourceSpan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes changed files live. Each {@link #look} compares the folder with what was read last; once it has stood still for a
 * look, it is read and checked, prompts are made, and then new calls get the new versions. A file with errors leaves its
 * dialplan as it was; the other files go live all the same.
 *
 * <p>Looks are made by one thread; what is live and refused is read by any.
 */
public final class Reloader {
    private static final Logger LOG = LoggerFactory.getLogger(Reloader.class);
    private static final String UNSAID_PROMPT = "unsaid-prompt";
    private static final int MOST_NAMED = 5;
    /** There may be thousands of them, and nobody waits for them. */
    private static final int LOOKS_BETWEEN_RECORDINGS = 8;

    /** What failed for the machine's sake, a full disk for one, is tried again after so long. */
    static final Duration RETRY = Duration.ofSeconds(30);

    private final ReloadParts parts;
    private final LiveDialplans dialplans;
    private final ReloadListener listener;
    private final LiveVersions kept;
    private final Map<String, Set<Unsaid>> unsaid = new HashMap<>();
    private FolderStamps acted;
    private FolderStamps seen;
    private FolderStamps recordings;
    private FolderStamps recordingsSeen;
    private int looks;
    private Instant again = Instant.MAX;
    private volatile ReloadState state;

    /**
     * A reloader that goes on from what an engine has started with.
     *
     * @param dialplans gets the new versions
     * @param kept puts them into the archive
     */
    public Reloader(
            ReloadParts parts,
            FirstDialplans first,
            LiveDialplans dialplans,
            LiveVersions kept,
            ReloadListener listener) {
        this.parts = parts;
        this.dialplans = dialplans;
        this.kept = kept;
        this.listener = listener;
        this.acted = first.stamps();
        this.seen = first.stamps();
        this.recordings = first.recordings();
        this.recordingsSeen = first.recordings();
        this.state = first.state();
        first.voiced().forEach((name, voiced) -> unsaid.put(name, voiced.unsaid()));
        first.state().live().values().stream()
                .filter(live -> live.origin() == Origin.FILE)
                .forEach(live -> dialplans
                        .live(live.version().dialplan())
                        .ifPresent(served -> kept.wentLive(new Sourced(served.plan(), live.file()))));
        first.state().live().values().forEach(live -> listener.wentLive(live.version(), versions()));
        listener.refused(first.state().refused());
    }

    /** What is live and what is refused. Any thread. */
    public ReloadState state() {
        return state;
    }

    /**
     * Looks once at the folder, and acts if it has changed and stood still since the look before.
     *
     * @throws InterruptedException if the thread is interrupted while prompts are made: nothing has changed then
     */
    public void look() throws InterruptedException {
        FolderStamps now = parts.stamps();
        boolean quiet = now.equals(seen);
        seen = now;
        boolean due = !parts.clock().instant().isBefore(again);
        if (quiet && (due || !now.equals(acted))) {
            reload(now);
        }
        if (looks++ % LOOKS_BETWEEN_RECORDINGS == 0) {
            lookAtRecordings();
        }
        kept.keep();
    }

    /** What people have spoken anew is heard by new calls; the version stays the same, as its texts do. */
    private void lookAtRecordings() throws InterruptedException {
        FolderStamps now = parts.recordingStamps();
        boolean quiet = now.equals(recordingsSeen);
        recordingsSeen = now;
        if (!quiet || now.equals(recordings)) {
            return;
        }
        recordings = now;
        for (String name : state.live().keySet()) {
            Optional<Served> live = dialplans.live(name);
            if (live.isPresent()) {
                Voiced voiced = parts.voice().voiced(live.get().plan(), Effort.BACKGROUND);
                if (unsaid.getOrDefault(name, Set.of()).containsAll(voiced.unsaid())) {
                    dialplans.goLive(voiced.served());
                    unsaid.put(name, voiced.unsaid());
                }
            }
        }
        LOG.info("the recordings have changed: new calls hear them");
    }

    private void reload(FolderStamps now) throws InterruptedException {
        List<Path> liveFiles = state.live().values().stream().map(Live::file).toList();
        Reading reading = parts.folder().read(liveFiles, parts.clock().instant());
        if (!parts.stamps().equals(now)) {
            return; // Written to while it was read: what was read may be half of it.
        }
        acted = now;
        // Whatever happens on the way, what is not live at the end of it is tried again.
        again = parts.clock().instant().plus(RETRY);
        List<Refusal> refused = new ArrayList<>(reading.refused());
        for (Sourced sourced : reading.dialplans().values()) {
            if (!isLive(sourced)) {
                goLive(sourced, reading).ifPresent(refused::add);
            }
        }
        if (refused.size() == reading.refused().size()) {
            again = Instant.MAX;
        }
        settle(reading, refused);
    }

    private boolean isLive(Sourced sourced) {
        Live live = state.live().get(sourced.plan().name());
        return live != null && live.version().equals(sourced.plan().id());
    }

    /** Makes a version live, or tells why it cannot be. */
    private Optional<Refusal> goLive(Sourced sourced, Reading reading) throws InterruptedException {
        Dialplan plan = sourced.plan();
        Voiced voiced = parts.voice().voiced(plan, Effort.BACKGROUND);
        Set<Unsaid> lost = new HashSet<>(voiced.unsaid());
        lost.removeAll(unsaid.getOrDefault(plan.name(), Set.of()));
        if (!lost.isEmpty()) {
            return Optional.of(mute(sourced, lost, voiced.problems()));
        }
        dialplans.goLive(voiced.served());
        unsaid.put(plan.name(), voiced.unsaid());
        Instant since = parts.clock().instant();
        TreeMap<String, Live> live = new TreeMap<>(state.live());
        Live before = live.put(plan.name(), new Live(plan.id(), sourced.file(), since, Origin.FILE));
        state = new ReloadState(live, state.refused());
        reading.warnings().stream()
                .filter(finding -> finding.at().file().equals(sourced.file().toString()))
                .forEach(finding -> LOG.warn("{}", finding));
        LOG.info(
                "dialplan '{}': version {} is live for new calls; before: {}",
                plan.name(),
                plan.id().shown(),
                before == null ? "none" : before.version().shown());
        listener.wentLive(plan.id(), versions());
        kept.wentLive(sourced);
        return Optional.empty();
    }

    private Refusal mute(Sourced sourced, Set<Unsaid> lost, List<String> problems) {
        List<String> names = lost.stream()
                .map(one -> one.prompt() + " in " + one.language())
                .sorted()
                .toList();
        String more = names.size() > MOST_NAMED ? " and %d more".formatted(names.size() - MOST_NAMED) : "";
        Diagnostic finding = Diagnostic.error(
                SourceSpan.startOf(sourced.file().toString()),
                UNSAID_PROMPT,
                "callers would not hear %s%s (%s)"
                        .formatted(
                                String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size()))),
                                more,
                                String.join("; ", problems)),
                "mend that or record the prompts; it is tried again every %d s".formatted(RETRY.toSeconds()));
        return new Refusal(
                sourced.file(), Optional.of(sourced.plan().id()), parts.clock().instant(), List.of(finding));
    }

    /** Notes where each live version stands with its file, and what is refused; says in the log what is new of it. */
    private void settle(Reading reading, List<Refusal> refused) {
        TreeMap<String, Live> live = new TreeMap<>();
        state.live().forEach((name, one) -> live.put(name, settled(one, reading.dialplans())));
        List<Refusal> before = state.refused();
        List<Refusal> all = refused.stream()
                .map(refusal ->
                        before.stream().filter(refusal::sameAs).findFirst().orElse(refusal))
                .toList();
        state = new ReloadState(live, all);
        all.stream().filter(refusal -> !before.contains(refusal)).forEach(refusal -> {
            LOG.error("{} is refused: what was live before stays", refusal.file());
            refusal.findings().forEach(finding -> LOG.error("{}", finding));
        });
        if (!all.equals(before)) {
            listener.refused(all);
        }
    }

    private static Live settled(Live live, SortedMap<String, Sourced> read) {
        Sourced sourced = read.get(live.version().dialplan());
        if (sourced != null) {
            boolean same = sourced.plan().id().equals(live.version());
            return new Live(live.version(), sourced.file(), live.since(), same ? Origin.FILE : Origin.REFUSED_FILE);
        }
        if (Files.exists(live.file())) {
            return live.now(Origin.REFUSED_FILE);
        }
        if (live.origin() != Origin.NO_FILE) {
            LOG.warn(
                    "{} is gone: dialplan '{}' stays live until the engine ends; put the file back, or take the dialplan"
                            + " out of dialplans.lines and start anew",
                    live.file(),
                    live.version().dialplan());
        }
        return live.now(Origin.NO_FILE);
    }

    private List<DialplanVersion> versions() {
        return state.live().values().stream().map(Live::version).toList();
    }
}
