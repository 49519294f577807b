package io.greenline.calendar;

import io.greenline.source.Diagnostic;
import io.greenline.source.Findings;
import io.greenline.yaml.FileBytes;
import io.greenline.yaml.TableSet;
import io.greenline.yaml.YamlReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Loads the file of calendars: whole, or refused with everything that is wrong with it. Thread-safe. */
public final class CalendarLoader {
    /** What the file is called; it lies beside the dialplans. */
    public static final String FILE_NAME = "calendars.yaml";

    private CalendarLoader() {}

    /** The keys of a file of calendars, for whoever describes them. */
    public static TableSet tables() {
        return new TableSet(CalendarKeys.TOP, CalendarKeys.ALL, List.of());
    }

    /** What became of a file. */
    public sealed interface Result {
        /** Errors and warnings in the order of the file, at most {@link Findings#MAX_SHOWN} and a count. */
        List<Diagnostic> diagnostics();
    }

    /** Calendars that can be asked; the diagnostics are warnings. */
    public record Loaded(Calendars calendars, List<Diagnostic> diagnostics) implements Result {
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

    public static Result load(Path path) {
        Findings findings = new Findings();
        return FileBytes.read(path, findings)
                .map(content -> load(path.toString(), content))
                .orElseGet(() -> new Refused(findings.inOrder()));
    }

    /**
     * Loads a file's content.
     *
     * @param file its name for the diagnostics
     */
    public static Result load(String file, byte[] content) {
        Findings findings = new Findings();
        Optional<Calendars> calendars = FileBytes.decode(file, content, findings)
                .flatMap(text -> YamlReader.read(text, findings))
                .map(root -> new CalendarReader(findings).read(root));
        return findings.errors() == 0 && calendars.isPresent()
                ? new Loaded(calendars.get(), findings.inOrder())
                : new Refused(findings.inOrder());
    }
}
