package io.greenline.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import io.greenline.dialplan.Bundle;
import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.DialplanLoader;
import io.greenline.scenario.TestFileLoader;
import io.greenline.source.Diagnostic;
import io.greenline.source.Severity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * Files with every key, changed at random in their structure: whatever comes of it, there are findings with places inside the
 * files and never an exception, and the JSON Schema refuses nothing that the loader accepts. Longer runs:
 * {@code -Dgreenline.fuzz.rounds=100000 -Dgreenline.fuzz.seed=7}.
 */
class FileFuzzTest {
    private static final long SEED = Long.getLong("greenline.fuzz.seed", 95598);
    private static final int ROUNDS = Integer.getInteger("greenline.fuzz.rounds", 600);

    private final Map<SchemaCommand.Kind, Schema> schemas = new HashMap<>();

    @Test
    void anyStructureIsReadOrReportedAndTheSchemaIsNoStricter(TestReporter reporter) throws Exception {
        Map<String, String> files = EveryKey.files();
        List<String> paths = List.copyOf(files.keySet());
        Map<String, Tree> trees = new HashMap<>();
        files.forEach((path, text) -> trees.put(path, Tree.of(text)));
        Dialplan plan = loaded(files);
        Random random = new Random(SEED);
        int accepted = 0;
        for (int round = 0; round < ROUNDS; round++) {
            String path = paths.get(random.nextInt(paths.size()));
            Tree tree = trees.get(path);
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                tree = tree.mutated(random);
            }
            String yaml = tree.yaml();
            String name = "seed %d round %d %s%n%s".formatted(SEED, round, path, yaml);
            try {
                accepted += read(path, yaml, files, plan, name);
            } catch (RuntimeException | StackOverflowError failed) {
                throw new AssertionError(name, failed);
            }
        }
        reporter.publishEntry("accepted", "%d of %d".formatted(accepted, ROUNDS));
        // A mutator that broke every file would test the reading of names only.
        assertThat(accepted).isGreaterThan(ROUNDS / 50);
    }

    private static Dialplan loaded(Map<String, String> files) {
        DialplanLoader.Result result = load(files);
        assertThat(result.diagnostics()).noneMatch(finding -> finding.severity() == Severity.ERROR);
        return ((DialplanLoader.Loaded) result).dialplan();
    }

    private static DialplanLoader.Result load(Map<String, String> files) {
        Map<String, byte[]> contents = new HashMap<>();
        files.forEach((path, text) -> contents.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return DialplanLoader.load(Bundle.of(EveryKey.MAIN, contents));
    }

    /** 1 where the file is accepted. */
    private int read(String path, String yaml, Map<String, String> files, Dialplan plan, String name) {
        if (path.endsWith(".test.yaml")) {
            byte[] content = yaml.getBytes(StandardCharsets.UTF_8);
            TestFileLoader.Result result = TestFileLoader.load(path, content, _ -> Optional.of(plan));
            assertInside(result.diagnostics(), Map.of(path, yaml), name);
            return judged(result instanceof TestFileLoader.Loaded, SchemaCommand.Kind.TEST, yaml, name);
        }
        Map<String, String> changed = new HashMap<>(files);
        changed.put(path, yaml);
        DialplanLoader.Result result = load(changed);
        assertInside(result.diagnostics(), changed, name);
        boolean accepted = result instanceof DialplanLoader.Loaded;
        if (path.contains(".prompts.")) {
            return accepted ? 1 : 0;
        }
        if (path.equals("calendars.yaml")) {
            return judged(accepted, SchemaCommand.Kind.CALENDARS, yaml, name);
        }
        return judged(
                accepted && result.files().paths().contains(path),
                path.equals(EveryKey.MAIN) ? SchemaCommand.Kind.DIALPLAN : SchemaCommand.Kind.FRAGMENT,
                yaml,
                name);
    }

    private int judged(boolean accepted, SchemaCommand.Kind kind, String yaml, String name) {
        if (!accepted) {
            return 0;
        }
        Schema schema = schemas.computeIfAbsent(kind, SchemaTest::schema);
        List<Error> errors = new ArrayList<>(schema.validate(YamlJson.of(yaml).orElseThrow()));
        // What the schema is stricter in: numbers and flags in quotes, and a name that is the word true.
        errors.removeIf(error ->
                error.toString().matches("(?s).*(string found, (integer|boolean)|boolean found, string) expected.*"));
        assertThat(errors).as(name).isEmpty();
        return 1;
    }

    private static void assertInside(List<Diagnostic> found, Map<String, String> files, String name) {
        for (Diagnostic diagnostic : found) {
            String text = files.get(diagnostic.at().file());
            assertThat(text).as("%s%n%s", diagnostic, name).isNotNull();
            List<String> lines = text.lines().toList();
            int line = diagnostic.at().line();
            assertThat(line).as("%s%n%s", diagnostic, name).isBetween(1, lines.size() + 1);
            int length = line > lines.size()
                    ? 0
                    : lines.get(line - 1).codePointCount(0, lines.get(line - 1).length());
            assertThat(diagnostic.at().column()).as("%s%n%s", diagnostic, name).isBetween(1, length + 1);
        }
    }
}
