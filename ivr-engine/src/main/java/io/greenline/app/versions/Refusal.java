package io.greenline.app.versions;

import io.greenline.dialplan.DialplanVersion;
import io.greenline.source.Diagnostic;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A file that cannot become live as it is; what was live before goes on.
 *
 * @param version of the dialplan in it; empty where it is no usable dialplan
 * @param since when it was seen to be so
 * @param findings why; at least one error
 */
public record Refusal(Path file, Optional<DialplanVersion> version, Instant since, List<Diagnostic> findings) {
    public Refusal {
        findings = List.copyOf(findings);
    }

    /** Whether this says the same of the same file, whenever it was seen. */
    boolean sameAs(Refusal other) {
        return file.equals(other.file) && version.equals(other.version) && findings.equals(other.findings);
    }
}
