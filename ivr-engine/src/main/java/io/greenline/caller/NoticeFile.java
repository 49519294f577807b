package io.greenline.caller;

import io.greenline.source.Diagnostic;
import io.greenline.source.Findings;
import io.greenline.yaml.FileBytes;
import io.greenline.yaml.YamlReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Loads {@code notices.yaml}: whole, or refused with everything that is wrong. Thread-safe. */
public final class NoticeFile {
    /** How the file is called, in the folder of the dialplans. */
    public static final String NAME = "notices.yaml";

    private NoticeFile() {}

    /** What became of a file. */
    public sealed interface Result {
        List<Diagnostic> diagnostics();
    }

    /** Notices that can be used, with warnings. */
    public record Loaded(Notices notices, List<Diagnostic> diagnostics) implements Result {
        public Loaded {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /** A file that cannot be used. */
    public record Refused(List<Diagnostic> diagnostics) implements Result {
        public Refused {
            diagnostics = List.copyOf(diagnostics);
        }
    }

    /**
     * Loads a file.
     *
     * @param dialplans whose names and languages the notices are held against
     * @param now from which on a notice that has begun may stand for so long
     */
    public static Result load(Path path, KnownDialplans dialplans, Instant now) {
        Findings findings = new Findings();
        return FileBytes.read(path, findings)
                .map(content -> load(path.toString(), content, dialplans, now))
                .orElseGet(() -> new Refused(findings.inOrder()));
    }

    /** Loads a file's content. */
    public static Result load(String file, byte[] content, KnownDialplans dialplans, Instant now) {
        Findings findings = new Findings();
        Optional<Notices> notices = FileBytes.decode(file, content, findings)
                .flatMap(text -> YamlReader.read(text, findings))
                .map(root -> new NoticeReader(dialplans, now, findings).read(root));
        List<Diagnostic> found = findings.inOrder();
        return findings.errors() == 0 && notices.isPresent() ? new Loaded(notices.get(), found) : new Refused(found);
    }
}
