package io.greenline.app;

import io.greenline.app.findings.FindingsFormat;
import io.greenline.app.findings.Report;
import io.greenline.dialplan.DialplanFiles;
import io.greenline.source.Diagnostic;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Checks dialplans and prints every finding with its place. */
@Command(
        name = "check",
        description = "Check dialplan files: every finding as file:line:column: error: text [rule].",
        mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "PATH", arity = "1..*", description = "Dialplan files, or folders of them.")
    private List<Path> paths;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text, json (docs/checks.md tells its shape), or sarif for editors and code hosts; text.")
    private FindingsFormat format;

    @Option(names = "--strict", description = "End with 1 after warnings too.")
    private boolean strict;

    @SuppressWarnings("NullAway.Init")
    CheckCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        CheckedNotices notices = CheckedNotices.among(paths);
        DialplanFiles.Found found = DialplanFiles.load(notices.others());
        List<Diagnostic> findings = new ArrayList<>(found.diagnostics());
        findings.addAll(notices.findings(found, Instant.now()));
        Report report = Report.ofDialplans(found.dialplans().size(), findings);
        boolean nothing = found.dialplans().isEmpty()
                && found.calendars().isEmpty()
                && notices.files().isEmpty();
        if (report.errors() == 0 && nothing) {
            throw new CommandFailure("no dialplan there: a dialplan is a .yaml file with the key 'dialplan'");
        }
        format.print(report, out);
        return report.errors() == 0 && !(strict && report.warnings() > 0) ? 0 : 1;
    }
}
