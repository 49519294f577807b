package io.greenline.app;

import io.greenline.dialplan.Dialplan;
import io.greenline.picture.Overlay;
import io.greenline.picture.Passage;
import io.greenline.picture.Spot;
import io.greenline.rehearsal.Coverage;
import io.greenline.rehearsal.Rehearsal;
import io.greenline.rehearsal.Suite;
import io.greenline.rehearsal.TestFiles;
import io.greenline.rehearsal.Verdict;
import io.greenline.source.Diagnostic;
import io.greenline.source.Severity;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the cases of test files reach of a dialplan. */
final class CoverageOverlay {
    private CoverageOverlay() {}

    /**
     * Runs the cases that are written for this dialplan; a case that fails counts as far as it got, and is told of.
     *
     * @param file the dialplan's own, where the tests alone do not lead to it
     */
    static Overlay of(Dialplan plan, Path file, Path tests, PrintWriter told) {
        Suite suite = new TestFiles(List.of(tests, file)).load();
        List<Diagnostic> errors = suite.diagnostics().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                // Tests of other dialplans may lie in the same folder.
                .filter(finding -> !finding.rule().equals(TestFiles.NO_DIALPLAN))
                .toList();
        if (!errors.isEmpty()) {
            throw new CommandFailure(errors.stream().map(Diagnostic::toString).toList());
        }
        List<Suite.File> files = suite.files().stream()
                .filter(each -> each.plan().name().equals(plan.name()))
                .toList();
        if (files.stream().allMatch(each -> each.scenarios().isEmpty())) {
            throw new CommandFailure("%s: there is no case for dialplan '%s'".formatted(tests, plan.name()));
        }
        List<Supplier<Verdict>> runs =
                files.stream().flatMap(CoverageOverlay::runs).toList();
        List<Verdict> verdicts = runs.parallelStream().map(Supplier::get).toList();
        long failed = verdicts.stream().filter(verdict -> !verdict.passed()).count();
        if (failed > 0) {
            told.printf("%d of %d cases fail; greenline test says why%n", failed, verdicts.size());
            told.flush();
        }
        return overlay(Coverage.of(plan, verdicts));
    }

    private static Stream<Supplier<Verdict>> runs(Suite.File file) {
        Rehearsal rehearsal = new Rehearsal(file);
        return file.scenarios().stream().map(scenario -> () -> rehearsal.run(scenario));
    }

    private static Overlay overlay(Coverage coverage) {
        return new Overlay.Coverage(
                coverage.nodes().stream()
                        .filter(node -> node.times() > 0)
                        .map(node -> new Spot(node.flow(), node.node()))
                        .collect(Collectors.toSet()),
                coverage.edges().stream()
                        .filter(edge -> edge.times() > 0)
                        .map(edge -> new Passage(new Spot(edge.flow(), edge.node()), edge.label()))
                        .collect(Collectors.toSet()));
    }
}
