package io.greenline.rehearsal;

import io.greenline.source.Diagnostic;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.UnaryOperator;

/** What came of a suite, for people: each failed call as a timeline, then coverage and counts. */
public final class TextReport {
    private final PrintWriter out;
    private final UnaryOperator<String> emphasis;

    /**
     * A report.
     *
     * @param emphasis makes a line stand out, where the reader's terminal can
     */
    public TextReport(PrintWriter out, UnaryOperator<String> emphasis) {
        this.out = out;
        this.emphasis = emphasis;
    }

    public void write(Performance performance) {
        performance.diagnostics().forEach(out::println);
        performance
                .cases()
                .map(Performance.Case::verdict)
                .filter(verdict -> !verdict.passed())
                .forEach(this::write);
        performance.coverage().forEach(this::write);
        String left = performance.left() == 0 ? "" : ", %d not played".formatted(performance.left());
        out.printf("%d passed, %d failed%s%n", performance.passed(), performance.failed(), left);
    }

    private void write(Verdict verdict) {
        for (Diagnostic failure : verdict.failures()) {
            out.println(emphasis.apply(failure.toString()));
        }
        for (String line : verdict.timeline().lines().toList()) {
            String shifted = line.isEmpty() ? "" : "    " + line;
            out.println(line.strip().startsWith(Verdict.MARK) ? emphasis.apply(shifted) : shifted);
        }
        out.println();
    }

    private void write(Coverage coverage) {
        out.printf("dialplan %s: %s%n", coverage.dialplan(), coverage);
        List<Coverage.NodeCount> nodes = coverage.nodesNeverEntered();
        nodes.forEach(node -> out.printf("  %s: never entered: %s%n", node.at(), node));
        // The edges of a node that was never entered go without saying.
        coverage.edgesNeverWalked().stream()
                .filter(edge -> nodes.stream()
                        .noneMatch(node ->
                                node.node().equals(edge.node()) && node.flow().equals(edge.flow())))
                .forEach(edge -> out.printf("  %s: never walked: %s%n", edge.at(), edge));
    }
}
