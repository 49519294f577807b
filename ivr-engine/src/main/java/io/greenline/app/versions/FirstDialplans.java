package io.greenline.app.versions;

import io.greenline.app.versions.DialplanFolder.Reading;
import io.greenline.app.versions.DialplanFolder.Sourced;
import io.greenline.app.versions.ReloadState.Live;
import io.greenline.app.versions.ReloadState.Origin;
import io.greenline.app.versions.Voice.Voiced;
import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.DialplanLoader;
import io.greenline.prompt.PromptLoader.Effort;
import io.greenline.session.Served;
import io.greenline.source.Diagnostic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The dialplans that an engine starts with: those of the folder, and for a file with errors the version of it that was
 * live last, so that an engine that is started again at night answers as it did before.
 *
 * @param state what is live and what was refused
 * @param stamps how the folder looked before it was read
 * @param recordings how the recordings looked
 */
public record FirstDialplans(
        SortedMap<String, Voiced> voiced, ReloadState state, FolderStamps stamps, FolderStamps recordings) {
    private static final Logger LOG = LoggerFactory.getLogger(FirstDialplans.class);

    /** There is a file with errors, and nothing to go on with in its place. */
    public static final class Unusable extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient List<Diagnostic> findings;

        Unusable(List<Diagnostic> findings) {
            super(findings.size() + " errors");
            this.findings = List.copyOf(findings);
        }

        /** Every error of every file. */
        public List<Diagnostic> findings() {
            return findings;
        }
    }

    /** For the calls to come. */
    public List<Served> served() {
        return voiced.values().stream().map(Voiced::served).toList();
    }

    /** Reads the folder and makes all prompts ready. */
    public static FirstDialplans load(ReloadParts parts) throws Unusable, InterruptedException {
        FolderStamps stamps = parts.stamps();
        FolderStamps recordings = parts.recordingStamps();
        Reading reading = parts.folder().read(List.of(), parts.clock().instant());
        reading.warnings().forEach(finding -> LOG.warn("{}", finding));
        TreeMap<String, Sourced> all = new TreeMap<>(reading.dialplans());
        TreeMap<String, Sourced> before = lastGood(parts, reading);
        before.forEach(all::putIfAbsent);

        TreeMap<String, Voiced> voiced = new TreeMap<>();
        TreeMap<String, Live> live = new TreeMap<>();
        for (Sourced sourced : all.values()) {
            Dialplan plan = sourced.plan();
            voiced.put(plan.name(), parts.voice().voiced(plan, Effort.FULL));
            Origin origin = before.containsKey(plan.name()) ? Origin.REFUSED_FILE : Origin.FILE;
            live.put(
                    plan.name(),
                    new Live(plan.id(), sourced.file(), parts.clock().instant(), origin));
        }
        return new FirstDialplans(voiced, new ReloadState(live, reading.refused()), stamps, recordings);
    }

    /** What was live last of each file with errors. */
    private static TreeMap<String, Sourced> lastGood(ReloadParts parts, Reading reading) throws Unusable {
        TreeMap<String, Sourced> found = new TreeMap<>();
        List<Path> helped = new ArrayList<>();
        for (String name : reading.refused().isEmpty()
                ? List.<String>of()
                : parts.archive().dialplans()) {
            Optional<Kept> last = parts.archive().lastLive(name).filter(kept -> isMissing(kept, parts, reading));
            Optional<Dialplan> plan = last.flatMap(kept -> parts.archive().load(kept.version()));
            if (plan.isPresent()) {
                Path main = main(last.get(), parts);
                found.put(name, new Sourced(plan.get(), main));
                DialplanLoader.load(main).files().paths().forEach(path -> helped.add(plain(main.resolveSibling(path))));
            }
        }
        if (!refusedFiles(reading).allMatch(helped::contains)) {
            throw new Unusable(reading.errors());
        }
        reading.errors().forEach(error -> LOG.error("{}", error));
        found.forEach((name, sourced) -> LOG.error(
                "{} has errors: calls get version {} of dialplan '{}', which was live before",
                sourced.file(),
                sourced.plan().id().shown(),
                name));
        return found;
    }

    /** Whether a dialplan's file is there and holds no usable dialplan. */
    private static boolean isMissing(Kept last, ReloadParts parts, Reading reading) {
        Path main = main(last, parts);
        return Files.exists(main)
                && !reading.dialplans().containsKey(last.version().dialplan())
                && reading.dialplans().values().stream()
                        .noneMatch(sourced -> plain(sourced.file()).equals(plain(main)));
    }

    private static Path main(Kept kept, ReloadParts parts) {
        return parts.folder().directory().resolve(kept.place()).resolve(kept.main());
    }

    private static Stream<Path> refusedFiles(Reading reading) {
        return reading.refused().stream().map(refusal -> plain(refusal.file()));
    }

    private static Path plain(Path file) {
        return file.toAbsolutePath().normalize();
    }
}
