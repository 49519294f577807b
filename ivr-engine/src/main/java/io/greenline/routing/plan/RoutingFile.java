package io.greenline.routing.plan;

import io.greenline.source.Diagnostic;
import io.greenline.source.Findings;
import io.greenline.yaml.FileBytes;
import io.greenline.yaml.TableSet;
import io.greenline.yaml.YamlReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Loads {@code routing.yaml}: whole, or refused with everything that is wrong with it. Thread-safe. */
public final class RoutingFile {
    /** What the file is called; it lies beside the dialplans. */
    public static final String NAME = "routing.yaml";

    private static final String REFERENCE = "docs/routing-reference.md";

    private RoutingFile() {}

    /** The keys of the file, for whoever describes them. */
    public static TableSet tables() {
        return new TableSet(RoutingKeys.TOP, RoutingKeys.ALL, List.of());
    }

    /** What became of a file. */
    public sealed interface Result {
        /** Errors and warnings in the order of the file, at most {@link Findings#MAX_SHOWN} and a count. */
        List<Diagnostic> diagnostics();
    }

    /** A file that can be used; the diagnostics are warnings. */
    public record Loaded(Routing routing, List<Diagnostic> diagnostics) implements Result {
        public Loaded {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /** A file that cannot be used; one of its diagnostics is an error at least. */
    public record Refused(List<Diagnostic> diagnostics) implements Result {
        public Refused {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /** Loads a file. */
    public static Result load(Path path, Beside beside) {
        Findings findings = new Findings(REFERENCE);
        return FileBytes.read(path, findings)
                .map(content -> load(path.toString(), content, beside))
                .orElseGet(() -> new Refused(findings.inOrder()));
    }

    /**
     * Loads a file's content.
     *
     * @param file its name for the diagnostics
     */
    public static Result load(String file, byte[] content, Beside beside) {
        Findings findings = new Findings(REFERENCE);
        Optional<Routing> routing = FileBytes.decode(file, content, findings)
                .flatMap(text -> YamlReader.read(text, findings))
                .map(root -> new RoutingReader(beside, findings).read(root));
        List<Diagnostic> found = findings.inOrder();
        return findings.errors() == 0 && routing.isPresent() ? new Loaded(routing.get(), found) : new Refused(found);
    }
}
