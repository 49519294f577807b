package io.greenline.rehearsal;

import io.greenline.dialplan.Dialplan;
import io.greenline.routing.plan.Routing;
import io.greenline.scenario.Scenario;
import io.greenline.source.Diagnostic;
import io.greenline.source.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Test files with their dialplans, ready to be played.
 *
 * @param files those that can be played, in order
 * @param diagnostics what is wrong with the others, and what else was found
 */
public record Suite(List<File> files, List<Diagnostic> diagnostics) {
    public Suite {
        files = List.copyOf(files);
        diagnostics = List.copyOf(diagnostics);
    }

    /**
     * A test file, read and checked against its dialplan.
     *
     * @param callbackPlan what callers hear who are called back, where the file names it
     * @param routing of the routing file beside the dialplan
     */
    public record File(
            Path path, Dialplan plan, Optional<Dialplan> callbackPlan, Routing routing, List<Scenario> scenarios) {
        public File {
            scenarios = List.copyOf(scenarios);
        }

        /** A file beside whose dialplan lies no routing file. */
        public File(Path path, Dialplan plan, List<Scenario> scenarios) {
            this(path, plan, Optional.empty(), Routing.NONE, scenarios);
        }
    }

    /** Whether every file that was found can be played. */
    public boolean isWhole() {
        return diagnostics.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
    }
}
