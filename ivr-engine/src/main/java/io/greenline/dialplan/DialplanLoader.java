package io.greenline.dialplan;

import io.greenline.source.Diagnostic;
import io.greenline.source.Findings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Loads a dialplan from YAML: checked whole, or refused with everything that is wrong with it. Thread-safe. */
public final class DialplanLoader {
    private DialplanLoader() {}

    /** What became of a file. */
    public sealed interface Result {
        /** Errors and warnings in the order of the file, at most {@link Findings#MAX_SHOWN} and a count. */
        List<Diagnostic> diagnostics();

        /** What was read: of a file that is refused, as far as reading came. */
        Bundle files();
    }

    /** A dialplan that can take calls; its diagnostics are warnings. */
    public record Loaded(Dialplan dialplan, List<Diagnostic> diagnostics) implements Result {
        public Loaded {
            diagnostics = List.copyOf(diagnostics);
        }

        @Override
        public Bundle files() {
            return dialplan.files();
        }
    }

    /** A file that cannot be used; one of its diagnostics is an error at least. */
    public record Refused(Bundle files, List<Diagnostic> diagnostics) implements Result {
        public Refused {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /** Loads a file with the fragments that it includes and the prompt files beside it. */
    public static Result load(Path path) {
        Path folder = path.getParent();
        return load(String.valueOf(path.getFileName()), new DiskFolder(folder == null ? Path.of("") : folder));
    }

    /**
     * Loads a file's content; what it includes cannot be had.
     *
     * @param file its name for the diagnostics
     */
    public static Result load(String file, byte[] content) {
        return load(OneFile.PATH, new OneFile(file, content));
    }

    /** Loads a dialplan again from the files that it was made of. */
    public static Result load(Bundle files) {
        return load(files.main(), files);
    }

    /**
     * Loads a dialplan from wherever its files are.
     *
     * @param main the dialplan's own path in the folder
     */
    public static Result load(String main, FileSource folder) {
        Findings findings = new Findings();
        DialplanSources.Read read = DialplanSources.read(main, folder, findings);
        Optional<Dialplan> dialplan = read.document().flatMap(root -> new DialplanReader(read, findings).read(root));
        if (findings.errors() == 0) {
            dialplan.ifPresent(plan -> Lints.check(plan, findings));
        }
        return findings.errors() == 0 && dialplan.isPresent()
                ? new Loaded(dialplan.get(), findings.inOrder())
                : new Refused(read.files(), findings.inOrder());
    }
}
