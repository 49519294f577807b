package io.greenline.app;

import io.greenline.app.findings.FindingsFormat;
import io.greenline.app.findings.Report;
import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** How a command that checks files tells what it found. */
final class FindingsOptions {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text, json (docs/checks.md tells its shape), or sarif for editors and code hosts; text.")
    private FindingsFormat format;

    @Option(names = "--strict", description = "End with 1 after warnings too.")
    private boolean strict;

    @SuppressWarnings("NullAway.Init")
    FindingsOptions() {}

    /** Prints the findings; the command's exit code. */
    int print(Report report, PrintWriter out) {
        format.print(report, out);
        return report.errors() == 0 && !(strict && report.warnings() > 0) ? 0 : 1;
    }
}
