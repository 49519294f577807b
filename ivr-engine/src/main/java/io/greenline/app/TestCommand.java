package io.greenline.app;

import io.greenline.rehearsal.Coverage;
import io.greenline.rehearsal.JUnitReport;
import io.greenline.rehearsal.JsonReport;
import io.greenline.rehearsal.Performance;
import io.greenline.rehearsal.Selection;
import io.greenline.rehearsal.Stage;
import io.greenline.rehearsal.Suite;
import io.greenline.rehearsal.TestFiles;
import io.greenline.rehearsal.TextReport;
import io.greenline.rehearsal.Watch;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs scripted callers through dialplans, no telephone needed. */
@Command(
        name = "test",
        description = "Run the scripted callers of *.test.yaml files through the dialplans beside them.",
        mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {
    private static final long BETWEEN_LOOKS_MILLIS = 300;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description = "Test files, or folders of them with their dialplans.")
    private List<Path> paths;

    @Option(names = "--filter", paramLabel = "TEXT", description = "Only the cases that have this text in their name.")
    private String filter = "";

    @Option(names = "--fail-fast", description = "Stop at the first case that fails.")
    private boolean failFast;

    @Option(names = "--watch", description = "Run again whenever a file is saved, until Ctrl-C.")
    private boolean watch;

    @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
    private Format format = Format.text;

    @Option(names = "--junit", paramLabel = "FILE", description = "Also write the results there as JUnit XML.")
    private Optional<Path> junit = Optional.empty();

    @Option(
            names = "--min-coverage",
            paramLabel = "PERCENT",
            description = "Fail when fewer of a dialplan's edges are walked: 0 to 100.")
    private int minCoverage;

    /** As the option spells them. */
    private enum Format {
        text,
        json
    }

    @SuppressWarnings("NullAway.Init")
    TestCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        if (minCoverage < 0 || minCoverage > 100) {
            throw new CommandFailure("--min-coverage %d: write 0 to 100".formatted(minCoverage));
        }
        TestFiles files = new TestFiles(paths);
        try (Stage stage = new Stage(Runtime.getRuntime().availableProcessors())) {
            if (watch) {
                CountDownLatch never = new CountDownLatch(1);
                new Watch(files::stamps, () -> !never.await(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS))
                        .run(() -> play(files, stage));
                return 0;
            }
            return play(files, stage);
        }
    }

    private int play(TestFiles files, Stage stage) throws InterruptedException {
        Suite suite = files.load();
        Performance performance = stage.play(
                suite, new Selection(filter, failFast ? Selection.Until.ONE_FAILS : Selection.Until.ALL_ARE_PLAYED));
        List<Coverage> tooLow = performance.coverage().stream()
                .filter(coverage -> coverage.percent() < minCoverage)
                .toList();
        tell(performance, tooLow);
        junit.ifPresent(file -> write(file, JUnitReport.of(performance)));
        if (performance.cases().findAny().isEmpty() && suite.isWhole()) {
            throw new CommandFailure("no case has '%s' in its name".formatted(filter));
        }
        return suite.isWhole() && performance.failed() == 0 && tooLow.isEmpty() ? 0 : 1;
    }

    private void tell(Performance performance, List<Coverage> tooLow) {
        PrintWriter out = spec.commandLine().getOut();
        switch (format) {
            case text -> {
                new TextReport(out, TestCommand::emphasised).write(performance);
                tooLow.forEach(coverage -> out.printf(
                        "dialplan %s: %d %% of its edges are walked, %d %% are asked for%n",
                        coverage.dialplan(), coverage.percent(), minCoverage));
            }
            case json -> out.println(JsonReport.of(performance));
        }
        out.flush();
    }

    /** In colour where a person looks at a terminal. */
    private static String emphasised(String line) {
        return Ansi.AUTO.enabled()
                ? Style.on(Style.bold, Style.fg_red) + line + Style.off(Style.fg_red, Style.bold)
                : line;
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new CommandFailure("%s cannot be written: %s".formatted(file, e));
        }
    }
}
