package io.greenline.app;

import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.DialplanFiles;
import io.greenline.journal.CallTimeline;
import io.greenline.rehearsal.Coverage;
import io.greenline.rehearsal.Rehearsal;
import io.greenline.rehearsal.Verdict;
import io.greenline.scenario.TestFileLoader;
import io.greenline.source.Diagnostic;
import io.greenline.source.Severity;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs scripted callers through dialplans, no telephone needed. */
@Command(
        name = "test",
        description = "Run the scripted callers of *.test.yaml files through the dialplans beside them.",
        mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {
    private static final String SUFFIX = ".test.yaml";
    private static final int MAX_DEPTH = 20;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "Test files, or folders of them with their dialplans.")
    private List<Path> paths;

    @SuppressWarnings("NullAway.Init")
    TestCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Path> files = testFiles();
        Map<String, Dialplan> plans = dialplans(files, out);
        Map<Dialplan, List<Verdict>> verdicts = new HashMap<>();
        boolean usable = true;
        for (Path file : files) {
            usable &= run(file, plans, verdicts, out);
        }
        long failed = verdicts.values().stream()
                .flatMap(List::stream)
                .filter(verdict -> !verdict.passed())
                .count();
        long all = verdicts.values().stream().mapToLong(List::size).sum();
        verdicts.forEach((plan, ofPlan) -> out.println(covered(plan, Coverage.of(plan, ofPlan))));
        out.printf("%d passed, %d failed%n", all - failed, failed);
        return usable && failed == 0 ? 0 : 1;
    }

    private static boolean run(
            Path file, Map<String, Dialplan> plans, Map<Dialplan, List<Verdict>> verdicts, PrintWriter out) {
        // Read once to learn which dialplan it tests, and again with that dialplan's names at hand.
        Optional<Dialplan> plan = TestFileLoader.load(file, Optional.empty()) instanceof TestFileLoader.Loaded first
                ? Optional.ofNullable(plans.get(first.dialplan()))
                : Optional.empty();
        TestFileLoader.Result result = TestFileLoader.load(file, plan);
        result.diagnostics().forEach(out::println);
        if (!(result instanceof TestFileLoader.Loaded loaded)) {
            return false;
        }
        if (plan.isEmpty()) {
            out.printf(
                    "%s:1:1: error: it tests dialplan '%s', which is not among the files given; name its file too [no-dialplan]%n",
                    file, loaded.dialplan());
            return false;
        }
        Rehearsal rehearsal = new Rehearsal(plan.get());
        List<Verdict> ofFile =
                loaded.scenarios().parallelStream().map(rehearsal::run).toList();
        ofFile.stream().filter(verdict -> !verdict.passed()).forEach(verdict -> tell(verdict, out));
        verdicts.computeIfAbsent(plan.get(), _ -> new ArrayList<>()).addAll(ofFile);
        return true;
    }

    private static void tell(Verdict verdict, PrintWriter out) {
        verdict.failures().forEach(out::println);
        out.println(new CallTimeline(verdict.entries()).text(ZoneOffset.UTC).indent(4));
    }

    private static String covered(Dialplan plan, Coverage coverage) {
        int reached = coverage.nodes() - coverage.unreached().size();
        String rest = coverage.unreached().isEmpty() ? "" : "; never: " + String.join(", ", coverage.unreached());
        return "dialplan %s: %d of %d nodes entered%s".formatted(plan.name(), reached, coverage.nodes(), rest);
    }

    /** The dialplans given, and those in the folders of the test files given. */
    private Map<String, Dialplan> dialplans(List<Path> files, PrintWriter out) {
        List<Path> places = new ArrayList<>();
        for (Path path : paths) {
            if (!path.toString().endsWith(SUFFIX)) {
                places.add(path);
            }
        }
        for (Path file : files) {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null && places.stream().noneMatch(place -> folder.startsWith(place.toAbsolutePath()))) {
                places.add(folder);
            }
        }
        DialplanFiles.Found found = DialplanFiles.load(places);
        List<Diagnostic> errors = found.diagnostics().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            throw new CommandFailure(errors.stream().map(Diagnostic::toString).toList());
        }
        Map<String, Dialplan> plans = new HashMap<>();
        found.dialplans().values().forEach(plan -> plans.put(plan.name(), plan));
        out.flush();
        return plans;
    }

    private List<Path> testFiles() {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                files.addAll(under(path));
            } else if (path.toString().endsWith(SUFFIX)) {
                files.add(path);
            } else if (!Files.exists(path)) {
                throw new CommandFailure("%s: there is no such file or folder".formatted(path));
            }
        }
        if (files.isEmpty()) {
            throw new CommandFailure("no test file there: its name ends in " + SUFFIX);
        }
        return files;
    }

    private static List<Path> under(Path folder) {
        try (Stream<Path> all = Files.walk(folder, MAX_DEPTH)) {
            return all.filter(file -> file.toString().endsWith(SUFFIX))
                    .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new CommandFailure("%s cannot be read: %s".formatted(folder, e));
        }
    }
}
