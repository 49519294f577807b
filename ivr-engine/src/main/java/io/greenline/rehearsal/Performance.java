package io.greenline.rehearsal;

import io.greenline.dialplan.Dialplan;
import io.greenline.scenario.Scenario;
import io.greenline.source.Diagnostic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What came of a suite.
 *
 * @param files in the suite's order; those of which nothing was selected are not there
 * @param diagnostics of the suite
 * @param left how many selected cases were not played after one had failed
 */
public record Performance(List<File> files, List<Diagnostic> diagnostics, int left) {
    public Performance {
        files = List.copyOf(files);
        diagnostics = List.copyOf(diagnostics);
    }

    /** What came of a file. */
    public record File(Path path, Dialplan plan, List<Case> cases) {
        public File {
            cases = List.copyOf(cases);
        }
    }

    /**
     * What came of a case.
     *
     * @param took real time
     */
    public record Case(Verdict verdict, Duration took) {
        Scenario scenario() {
            return verdict.scenario();
        }
    }

    public Stream<Case> cases() {
        return files.stream().flatMap(file -> file.cases().stream());
    }

    public long failed() {
        return cases().filter(one -> !one.verdict().passed()).count();
    }

    public long passed() {
        return cases().filter(one -> one.verdict().passed()).count();
    }

    /** What the cases have covered of each dialplan that is tested, in the order of the files. */
    public List<Coverage> coverage() {
        Map<String, Dialplan> plans = new LinkedHashMap<>();
        files.forEach(file -> plans.put(file.plan().name(), file.plan()));
        List<Verdict> verdicts = cases().map(Case::verdict).toList();
        return plans.values().stream().map(plan -> Coverage.of(plan, verdicts)).toList();
    }
}
