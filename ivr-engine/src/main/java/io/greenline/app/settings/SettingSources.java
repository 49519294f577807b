package io.greenline.app.settings;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where settings are looked for; the later wins: the file, the environment, system properties.
 *
 * @param file the settings file; empty when there is none
 * @param environment variables of the process
 * @param properties system properties of the process
 * @param workingDirectory where relative paths start that do not come from the file
 */
public record SettingSources(
        Optional<Path> file, Map<String, String> environment, Map<String, String> properties, Path workingDirectory) {
    public SettingSources {
        environment = Map.copyOf(environment);
        properties = Map.copyOf(properties);
    }
}
