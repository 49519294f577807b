package io.greenline.app;

import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.Edge;
import io.greenline.dialplan.Edges;
import io.greenline.dialplan.Node;
import io.greenline.picture.Hop;
import io.greenline.picture.Overlay;
import io.greenline.picture.Passage;
import io.greenline.rehearsal.Rehearsal;
import io.greenline.rehearsal.Verdict;
import io.greenline.scenario.Scenario;
import io.greenline.scenario.TestFileLoader;
import io.greenline.source.Diagnostic;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the cases of test files reach of a dialplan. */
final class CoverageOverlay {
    private static final String SUFFIX = ".test.yaml";
    private static final int MAX_DEPTH = 20;

    private CoverageOverlay() {}

    /** Runs the cases that are written for this dialplan; a case that fails counts as far as it got, and is told of. */
    static Overlay of(Dialplan plan, Path tests, PrintWriter told) {
        List<Scenario> scenarios = files(tests).stream()
                .flatMap(file -> scenarios(file, plan).stream())
                .toList();
        if (scenarios.isEmpty()) {
            throw new CommandFailure("%s: there is no case for dialplan '%s'".formatted(tests, plan.name()));
        }
        Rehearsal rehearsal = new Rehearsal(plan);
        List<Verdict> verdicts = scenarios.parallelStream().map(rehearsal::run).toList();
        long failed = verdicts.stream().filter(verdict -> !verdict.passed()).count();
        if (failed > 0) {
            told.printf("%d of %d cases fail; greenline test says why%n", failed, verdicts.size());
            told.flush();
        }
        CallPaths paths = new CallPaths(plan);
        verdicts.forEach(verdict -> paths.add(verdict.entries()));
        return new Overlay.Coverage(
                paths.visits().keySet(), walked(plan, paths.hops().keySet()));
    }

    /** Of edges that lead from one node to the same place, all count as walked. */
    private static Set<Passage> walked(Dialplan plan, Set<Hop> hops) {
        Set<Passage> walked = new HashSet<>();
        for (Hop hop : hops) {
            Node node =
                    plan.flow(hop.from().flow()).orElseThrow().node(hop.from().node());
            Stream.concat(
                            Edges.of(node).stream(),
                            Stream.of(
                                    new Edge(Edge.OPERATOR, node.ways().operator()),
                                    new Edge(Edge.FAILURE, node.ways().failure())))
                    .filter(edge -> edge.target().equals(hop.to()))
                    .forEach(edge -> walked.add(new Passage(hop.from(), edge.label())));
        }
        return walked;
    }

    private static List<Scenario> scenarios(Path file, Dialplan plan) {
        if (TestFileLoader.load(file, _ -> Optional.empty()) instanceof TestFileLoader.Loaded loaded
                && !loaded.dialplan().equals(plan.name())) {
            return List.of();
        }
        return switch (TestFileLoader.load(file, _ -> Optional.of(plan))) {
            case TestFileLoader.Loaded loaded -> loaded.scenarios();
            case TestFileLoader.Refused refused ->
                throw new CommandFailure(
                        refused.diagnostics().stream().map(Diagnostic::toString).toList());
        };
    }

    private static List<Path> files(Path tests) {
        if (!Files.isDirectory(tests)) {
            return new ArrayList<>(List.of(tests));
        }
        try (Stream<Path> all = Files.walk(tests, MAX_DEPTH)) {
            return all.filter(file -> file.toString().endsWith(SUFFIX))
                    .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new CommandFailure("%s cannot be read: %s".formatted(tests, e));
        }
    }
}
