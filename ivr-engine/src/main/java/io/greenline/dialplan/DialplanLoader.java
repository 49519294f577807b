package io.greenline.dialplan;

import io.greenline.source.Diagnostic;
import io.greenline.source.Findings;
import io.greenline.yaml.FileBytes;
import io.greenline.yaml.YamlReader;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Loads a dialplan from YAML: checked whole, or refused with everything that is wrong with it. Thread-safe. */
public final class DialplanLoader {
    private DialplanLoader() {}

    /** What became of a file. */
    public sealed interface Result {
        /** Errors and warnings in the order of the file, at most {@link Findings#MAX_SHOWN} and a count. */
        List<Diagnostic> diagnostics();
    }

    /** A dialplan that can take calls; its diagnostics are warnings. */
    public record Loaded(Dialplan dialplan, List<Diagnostic> diagnostics) implements Result {
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
        Optional<Dialplan> dialplan = FileBytes.decode(file, content, findings)
                .flatMap(text -> YamlReader.read(text, findings))
                .flatMap(root -> new DialplanReader(version(content), findings).read(root));
        if (findings.errors() == 0) {
            dialplan.ifPresent(plan -> Lints.check(plan, findings));
        }
        return findings.errors() == 0 && dialplan.isPresent()
                ? new Loaded(dialplan.get(), findings.inOrder())
                : new Refused(findings.inOrder());
    }

    /** SHA-256 of the content in hexadecimal; people are shown the first twelve. */
    private static String version(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
