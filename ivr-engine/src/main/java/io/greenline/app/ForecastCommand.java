package io.greenline.app;

import io.greenline.figures.Report;
import io.greenline.figures.Slicing;
import io.greenline.figures.Terms;
import io.greenline.forecast.DayPlan;
import io.greenline.forecast.ErlangTable;
import io.greenline.forecast.Forecast;
import io.greenline.forecast.ForecastFile;
import io.greenline.routing.RoutingPlan;
import io.greenline.routing.plan.RoutingFile;
import io.greenline.routing.plan.RoutingFolder;
import io.greenline.source.Diagnostic;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a floor would achieve on a day that is expected, or would have on one that was. */
@Command(
        name = "forecast",
        description = "Play a day of callers and agents on the real routing, and show what it would come to.",
        mixinStandardHelpOptions = true)
final class ForecastCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            arity = "0..1",
            description = "Who calls when, for how long, and who works: docs/forecast.md.")
    private @Nullable Path file;

    @Mixin
    private RecordedOptions recorded;

    @Option(
            names = "--routing",
            paramLabel = "FILE",
            description =
                    "The routing file; without it routing.yaml beside the forecast file, and for a recorded day what"
                            + " held that day.")
    private @Nullable Path routing;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Which day chance makes; the same number, the same day (${DEFAULT-VALUE}).")
    private long seed;

    @Mixin
    private ReportForm form;

    @Option(
            names = "--compare-erlang",
            description = "Show what Erlang C and Erlang A say beside it, where they apply.")
    private boolean erlang;

    @Option(
            names = "--write-log",
            paramLabel = "FILE",
            description = "Write what is played as a routing log, too: to try --recorded on it.")
    private @Nullable Path writeLog;

    @SuppressWarnings("NullAway.Init")
    ForecastCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        out.print(recorded.isAsked() ? ofRecordedDay() : ofFile(fileNamed()));
        out.flush();
        return 0;
    }

    private String ofRecordedDay() {
        if (file != null || erlang || writeLog != null) {
            throw wrong("--recorded takes neither a forecast file nor --compare-erlang nor --write-log");
        }
        Optional<RoutingPlan> plan = Optional.ofNullable(routing).map(this::plan);
        return new RecordedForecast(spec.commandLine(), recorded, plan, form, seed).text();
    }

    private Path fileNamed() {
        if (recorded.isHalfAsked()) {
            throw wrong("--to, --log, --add-staff and --staff belong to a recorded day; name one with --recorded");
        }
        if (file == null) {
            throw wrong("name a forecast file, or a day that was with --recorded");
        }
        return file;
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }

    private String ofFile(Path path) {
        DayPlan day = day(path);
        Slicing slicing = slicing();
        Report report = new Report(slicing, form.grouping(), Terms.USUAL, Report.Span.ALWAYS);
        Forecast.play(day.drawn(seed), List.of(report));
        if (writeLog != null) {
            DayPlan here = day.in(ZoneId.systemDefault());
            new DayLog(writeLog).write(here.drawn(seed), here.begins());
        }
        return erlang ? ErlangTable.text(day, report, slicing, Terms.USUAL) : form.written(report, ZoneOffset.UTC);
    }

    /** The formulas speak of a rate of calls, and a whole day has none: half hours, where nothing else is asked for. */
    private Slicing slicing() {
        Slicing asked = form.slicing(spec.commandLine(), ZoneOffset.UTC);
        return erlang && asked.every() == Slicing.Every.WHOLE
                ? new Slicing(Slicing.Every.HALF_HOUR, ZoneOffset.UTC)
                : asked;
    }

    private DayPlan day(Path path) {
        RoutingPlan plan = plan(routing == null ? path.resolveSibling(RoutingFile.NAME) : routing);
        return switch (ForecastFile.load(path, plan)) {
            case ForecastFile.Loaded loaded -> {
                tell(loaded.diagnostics());
                yield loaded.day();
            }
            case ForecastFile.Refused(List<Diagnostic> findings) -> throw refused(findings);
        };
    }

    private RoutingPlan plan(Path path) {
        return switch (RoutingFolder.load(path, Set.of())) {
            case RoutingFile.Loaded loaded -> loaded.routing().plan();
            case RoutingFile.Refused(List<Diagnostic> findings) -> throw refused(findings);
        };
    }

    private void tell(List<Diagnostic> warnings) {
        PrintWriter err = spec.commandLine().getErr();
        warnings.forEach(err::println);
        err.flush();
    }

    private static CommandFailure refused(List<Diagnostic> findings) {
        return new CommandFailure(findings.stream().map(Diagnostic::toString).toList());
    }
}
