package io.greenline.forecast;

import io.greenline.routing.RoutingPlan;
import io.greenline.source.Diagnostic;
import io.greenline.source.Findings;
import io.greenline.yaml.FileBytes;
import io.greenline.yaml.TableSet;
import io.greenline.yaml.YamlReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Loads a forecast file: whole, or refused with everything that is wrong with it. Thread-safe. */
public final class ForecastFile {
    private ForecastFile() {}

    /** The keys of the file, for whoever describes them. */
    public static TableSet tables() {
        return new TableSet(ForecastKeys.TOP, ForecastKeys.ALL, List.of());
    }

    /** What became of a file. */
    public sealed interface Result {
        /** Errors and warnings in the order of the file, at most {@link Findings#MAX_SHOWN} and a count. */
        List<Diagnostic> diagnostics();
    }

    /** A file that can be used; the diagnostics are warnings. */
    public record Loaded(DayPlan day, List<Diagnostic> diagnostics) implements Result {
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

    /**
     * Loads a file.
     *
     * @param plan of the routing file that it is meant for
     */
    public static Result load(Path path, RoutingPlan plan) {
        Findings findings = new Findings();
        return FileBytes.read(path, findings)
                .map(content -> load(path.toString(), content, plan))
                .orElseGet(() -> new Refused(findings.inOrder()));
    }

    /**
     * Loads a file's content.
     *
     * @param file its name for the diagnostics
     */
    public static Result load(String file, byte[] content, RoutingPlan plan) {
        Findings findings = new Findings();
        Optional<DayPlan> day = FileBytes.decode(file, content, findings)
                .flatMap(text -> YamlReader.read(text, findings))
                .map(root -> new ForecastReader(plan, findings).read(root));
        List<Diagnostic> found = findings.inOrder();
        return findings.errors() == 0 && day.isPresent() ? new Loaded(day.get(), found) : new Refused(found);
    }
}
