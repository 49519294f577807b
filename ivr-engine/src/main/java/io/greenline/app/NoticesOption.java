package io.greenline.app;

import io.greenline.app.notices.DialplansAtHand;
import io.greenline.app.notices.NoticeStore;
import io.greenline.app.settings.Settings;
import io.greenline.caller.NoticeFile;
import io.greenline.dialplan.DialplanFiles;
import io.greenline.store.NumberRules;
import io.greenline.store.SqliteCustomerDirectory;
import io.greenline.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which file of notices, and the dialplans beside it. */
final class NoticesOption {
    private static final Duration AT_MOST = Duration.ofSeconds(1);

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

    /** The areas that customers have; none where there is no directory, or it cannot be read now. */
    SortedSet<String> areas() {
        Settings.Store store = settings.load().store();
        Path customers = new StoreFiles(store.directory()).customers();
        if (!Files.exists(customers)) {
            return new TreeSet<>();
        }
        try (var directory = new SqliteCustomerDirectory(customers, new NumberRules(store.countryCode()), AT_MOST)) {
            return directory.areas();
        } catch (IOException | StoreException unreadable) {
            return new TreeSet<>(); // The notice is right all the same; doctor tells of the directory.
        }
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
