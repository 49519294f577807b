package io.greenline.scenario;

import io.greenline.dialplan.Dialplan;
import io.greenline.source.Diagnostic;
import io.greenline.source.Findings;
import io.greenline.yaml.FileBytes;
import io.greenline.yaml.TableSet;
import io.greenline.yaml.YamlReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Loads {@code *.test.yaml} files: whole, or refused with everything that is wrong. Thread-safe. */
public final class TestFileLoader {
    private TestFileLoader() {}

    /** The keys of a test file, for whoever describes them. */
    public static TableSet tables() {
        return new TableSet(ScenarioKeys.TOP, ScenarioKeys.ALL, List.of());
    }

    /** What became of a file. */
    public sealed interface Result {
        List<Diagnostic> diagnostics();
    }

    /**
     * Scenarios that can be run.
     *
     * @param dialplan the name of the dialplan that they test
     */
    public record Loaded(String dialplan, List<Scenario> scenarios, List<Diagnostic> diagnostics) implements Result {
        public Loaded {
            scenarios = List.copyOf(scenarios);
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /** A file that cannot be used. */
    public record Refused(List<Diagnostic> diagnostics) implements Result {
        public Refused {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /** Loads a file; with the dialplan at hand, the names in the file are checked against it. */
    public static Result load(Path path, Optional<Dialplan> dialplan) {
        Findings findings = new Findings();
        return FileBytes.read(path, findings)
                .map(content -> load(path.toString(), content, dialplan))
                .orElseGet(() -> new Refused(findings.inOrder()));
    }

    /** Loads a file's content. */
    public static Result load(String file, byte[] content, Optional<Dialplan> dialplan) {
        Findings findings = new Findings();
        Optional<Loaded> loaded = FileBytes.decode(file, content, findings)
                .flatMap(text -> YamlReader.read(text, findings))
                .flatMap(root -> new ScenarioReader(new KnownNames(dialplan, findings), findings).read(root));
        List<Diagnostic> found = findings.inOrder();
        return findings.errors() == 0 && loaded.isPresent()
                ? new Loaded(loaded.get().dialplan(), loaded.get().scenarios(), found)
                : new Refused(found);
    }
}
