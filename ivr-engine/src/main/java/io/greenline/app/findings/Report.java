package io.greenline.app.findings;

import io.greenline.source.Diagnostic;
import io.greenline.source.Severity;
import java.util.List;

/**
 * What a check found.
 *
 * @param dialplans how many can take calls
 * @param findings by file, line and column
 */
public record Report(int dialplans, List<Diagnostic> findings) {
    public Report {
        findings = List.copyOf(findings);
    }

    public long errors() {
        return count(Severity.ERROR);
    }

    public long warnings() {
        return count(Severity.WARNING);
    }

    private long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }
}
