package io.greenline.app;

import io.greenline.telephony.Language;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The small speech models that come with the installation: for trying out, where the settings name none. */
final class StarterModels {
    private static final Map<String, String> FOLDERS = Map.of("en-US", "starter-model-en", "zh-CN", "starter-model-zh");

    private StarterModels() {}

    /** Those that are there: in {@code speech/} here, or else where the engine is installed. */
    static Map<Language, Path> folders() {
        Map<Language, Path> found = new LinkedHashMap<>();
        FOLDERS.forEach((language, name) -> {
            Path here = Path.of("speech", name);
            Optional.of(here)
                    .filter(Files::isDirectory)
                    .or(() -> installation()
                            .map(home -> home.resolve("speech").resolve(name))
                            .filter(Files::isDirectory))
                    .ifPresent(folder -> found.put(new Language(language), folder));
        });
        return found;
    }

    /** The project's folder: the engine's jar, or its classes, are two folders below {@code ivr-engine}'s parent. */
    private static Optional<Path> installation() {
        CodeSource source = StarterModels.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            return Optional.empty();
        }
        try {
            Path part = Path.of(source.getLocation().toURI()).toAbsolutePath();
            return Optional.ofNullable(part.getParent())
                    .map(target -> target.resolve("../..").normalize());
        } catch (URISyntaxException | IllegalArgumentException elsewhere) {
            return Optional.empty();
        }
    }
}
