package io.greenline.app;

import io.greenline.dialplan.DialplanFiles;
import io.greenline.source.Diagnostic;
import io.greenline.source.Severity;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
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

    @SuppressWarnings("NullAway.Init")
    CheckCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        CheckedNotices notices = CheckedNotices.among(paths);
        DialplanFiles.Found found = DialplanFiles.load(notices.others());
        List<Diagnostic> findings = new ArrayList<>(found.diagnostics());
        findings.addAll(notices.findings(found, Instant.now()));
        findings.forEach(out::println);
        long errors = findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .count();
        long warnings = findings.size() - errors;
        boolean nothing = found.dialplans().isEmpty()
                && found.calendars().isEmpty()
                && notices.files().isEmpty();
        if (errors == 0 && nothing) {
            throw new CommandFailure("no dialplan there: a dialplan is a .yaml file with the key 'dialplan'");
        }
        out.printf(
                "%s, %s, %s%n",
                counted(found.dialplans().size(), "usable dialplan"),
                counted(errors, "error"),
                counted(warnings, "warning"));
        return errors == 0 ? 0 : 1;
    }

    private static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
