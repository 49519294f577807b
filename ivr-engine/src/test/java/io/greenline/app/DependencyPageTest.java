package io.greenline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every dependency has its line in docs/dependencies.md, and no line is left over. */
class DependencyPageTest {
    private static final Set<String> OWN = Set.of("greenline", "ivr-engine");

    private static Set<String> all(Path file, String pattern) throws IOException {
        Set<String> names = new TreeSet<>();
        Matcher found = Pattern.compile(pattern).matcher(Files.readString(file));
        while (found.find()) {
            names.add(found.group(1));
        }
        return names;
    }

    @Test
    void thePomsAndTheScriptsNeedWhatThePageTells() throws IOException {
        Set<String> needed = new TreeSet<>();
        for (Path pom : List.of(Path.of("pom.xml"), Path.of("../pom.xml"))) {
            needed.addAll(all(pom, "<artifactId>([^<]+)</artifactId>"));
        }
        needed.removeAll(OWN);
        try (Stream<Path> scripts = Files.list(Path.of("../scripts"))) {
            for (Path script : scripts.filter(Files::isRegularFile).toList()) {
                needed.addAll(all(script, "need_tool [a-z-]+ ([a-z-]+) "));
                needed.addAll(all(script, "install_packages ([a-z][a-z0-9-]+)"));
            }
        }
        assertThat(new TreeSet<>(DocPage.of("docs/dependencies.md").firstCells()))
                .isEqualTo(needed);
    }
}
