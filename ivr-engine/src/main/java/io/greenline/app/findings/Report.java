package io.greenline.app.findings;

import io.greenline.source.Diagnostic;
import io.greenline.source.Severity;
import java.util.List;
import java.util.Locale;

/**
 * What a check found.
 *
 * @param checked what the files are
 * @param usable how many of them can be used: dialplans that can take calls, grammars that can be matched
 * @param findings by file, line and column
 */
public record Report(Checked checked, int usable, List<Diagnostic> findings) {
    public Report {
        findings = List.copyOf(findings);
    }

    /** What is checked. */
    enum Checked {
        DIALPLAN,
        GRAMMAR;

        String noun() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Of dialplans. */
    public static Report ofDialplans(int usable, List<Diagnostic> findings) {
        return new Report(Checked.DIALPLAN, usable, findings);
    }

    /** Of grammars. */
    public static Report ofGrammars(int usable, List<Diagnostic> findings) {
        return new Report(Checked.GRAMMAR, usable, findings);
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
