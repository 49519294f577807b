package io.greenline.app;

import io.greenline.app.settings.Settings;
import io.greenline.app.versions.Kept;
import io.greenline.app.versions.VersionArchive;
import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.DialplanFiles;
import io.greenline.dialplan.DialplanLoader;
import io.greenline.dialplan.DialplanVersion;
import io.greenline.source.Diagnostic;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Finds the dialplan that somebody means by a file, by the beginning of a version, or by {@code live}. */
record VersionSearch(Settings settings, VersionArchive archive) {
    static final String LIVE = "live";

    static VersionSearch of(Settings settings) {
        return new VersionSearch(
                settings, new VersionArchive(new StoreFiles(settings.store().directory()).versions()));
    }

    /** The dialplan in a file, or of a version that is kept. */
    Dialplan dialplan(String meant) {
        Path path = Path.of(meant);
        return Files.exists(path) ? ofFile(path) : load(version(archive.dialplans(), meant));
    }

    /** What is live under a name: the engine knows it, and without one the archive knows what was live last. */
    Dialplan live(String name) throws InterruptedException {
        return load(liveVersion(name)
                .orElseThrow(() -> new CommandFailure(
                        "no version of '%s' is or was live; greenline versions lists all".formatted(name))));
    }

    Optional<DialplanVersion> liveVersion(String name) throws InterruptedException {
        Optional<DialplanVersion> answered = RunningEngine.of(settings).status().flatMap(status -> status.live(name));
        return answered.or(() -> archive.lastLive(name).map(Kept::version));
    }

    /** The one version that begins so. */
    DialplanVersion version(List<String> dialplans, String beginning) {
        List<DialplanVersion> found = dialplans.stream()
                .flatMap(name -> archive.versions(name).stream())
                .map(Kept::version)
                .filter(version -> !beginning.isEmpty() && version.hash().startsWith(beginning))
                .toList();
        if (found.isEmpty()) {
            throw new CommandFailure(
                    "'%s' is no file, and no version that is kept begins so; greenline versions lists them"
                            .formatted(beginning));
        }
        if (found.size() > 1) {
            throw new CommandFailure("'%s' begins %d versions, among them %s and %s; give more of it"
                    .formatted(beginning, found.size(), found.get(0), found.get(1)));
        }
        return found.getFirst();
    }

    /** A version from the archive. */
    Dialplan load(DialplanVersion version) {
        return archive.load(version)
                .orElseThrow(() -> new CommandFailure(
                        "version %s is not kept, or this program cannot use it; greenline versions lists what is kept"
                                .formatted(version)));
    }

    private static Dialplan ofFile(Path path) {
        if (Files.isDirectory(path)) {
            DialplanFiles.Found found = DialplanFiles.load(List.of(path));
            if (found.dialplans().size() == 1) {
                return found.dialplans().firstEntry().getValue();
            }
            throw new CommandFailure("%s holds %d usable dialplans; name the file of one"
                    .formatted(path, found.dialplans().size()));
        }
        DialplanLoader.Result result = DialplanLoader.load(path);
        if (result instanceof DialplanLoader.Loaded loaded) {
            return loaded.dialplan();
        }
        throw new CommandFailure(
                result.diagnostics().stream().map(Diagnostic::toString).toList());
    }
}
