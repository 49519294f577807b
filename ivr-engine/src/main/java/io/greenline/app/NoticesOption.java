package io.greenline.app;

import io.greenline.app.notices.DialplansAtHand;
import io.greenline.app.notices.NoticeStore;
import io.greenline.caller.NoticeFile;
import io.greenline.dialplan.DialplanFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which file of notices, and the dialplans beside it. */
final class NoticesOption {
    @Mixin
    private SettingsOption settings;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description =
                    "The file of notices; without it notices.yaml in the folder of the setting dialplans.directory.")
    private @Nullable Path named;

    @SuppressWarnings("NullAway.Init")
    NoticesOption() {}

    private Path file() {
        return named != null ? named : settings.load().dialplans().directory().resolve(NoticeFile.NAME);
    }

    /** The file, held against the dialplans in its folder. */
    NoticeStore store(Instant now) {
        Path file = file();
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new CommandFailure("%s: there is no such folder; name another file".formatted(folder));
        }
        // A faulty dialplan is none to hold anything against: check tells of it.
        return new NoticeStore(file, DialplansAtHand.of(DialplanFiles.load(List.of(folder))), now);
    }
}
