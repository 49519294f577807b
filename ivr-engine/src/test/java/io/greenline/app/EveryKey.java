package io.greenline.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files under {@code src/test/resources/every-key}: a dialplan, fragments, prompt files and a test file with every key. */
final class EveryKey {
    static final Path FOLDER = Path.of("src/test/resources/every-key");
    static final String MAIN = "plan.yaml";

    private EveryKey() {}

    /** All files by path. */
    static Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(FOLDER)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(FOLDER.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }
}
