package io.greenline.app;

import io.greenline.app.settings.SettingSources;
import io.greenline.app.settings.Settings;
import io.greenline.app.settings.SettingsException;
import io.greenline.app.settings.SettingsException.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option {@code --settings}, and where settings come from without it. */
final class SettingsOption {
    private static final Path USUAL = Path.of("greenline.properties");

    @Option(
            names = {"-s", "--settings"},
            paramLabel = "FILE",
            description = "Settings file; without it $GREENLINE_SETTINGS, else greenline.properties here, if any.")
    private @Nullable Path file;

    /** The settings. */
    Settings load() {
        try {
            return Settings.load(sources());
        } catch (SettingsException e) {
            throw new CommandFailure(
                    e.problems().stream().map(Problem::toString).toList());
        }
    }

    /** Where they come from. */
    SettingSources sources() {
        Map<String, String> properties = System.getProperties().stringPropertyNames().stream()
                .collect(Collectors.toMap(name -> name, name -> System.getProperty(name, "")));
        return new SettingSources(
                settingsFile(), System.getenv(), properties, Path.of("").toAbsolutePath());
    }

    /** The file in use; a file that was named is in use even when it does not exist. */
    Optional<Path> settingsFile() {
        if (file != null) {
            return Optional.of(file);
        }
        String named = System.getenv("GREENLINE_SETTINGS");
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named));
        }
        return Files.exists(USUAL) ? Optional.of(USUAL) : Optional.empty();
    }
}
