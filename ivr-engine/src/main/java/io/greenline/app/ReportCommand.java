package io.greenline.app;

import io.greenline.figures.Follower;
import io.greenline.figures.Report;
import io.greenline.figures.ReportTable;
import io.greenline.figures.Terms;
import io.greenline.floor.RoutingJson;
import io.greenline.floor.RoutingLog;
import io.greenline.routing.RoutingPlan;
import io.greenline.store.SqliteRoutingLogReader;
import io.greenline.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the floor achieved, computed from the routing log; also while an engine runs. */
@Command(
        name = "report",
        description = "Show what the floor achieved: service levels, waits, promises, callbacks, occupancy.",
        mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
    /** How long after the end of the report the log is read on: for what became of the last callers. */
    private static final Duration AFTERMATH = Duration.ofDays(1);

    @Spec
    private CommandSpec spec;

    @Mixin
    private SettingsOption settings;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            defaultValue = "24h",
            description = "From when on: a day as 2026-11-01, a time as 2026-11-01T08:00, or so long ago as 12h"
                    + " (${DEFAULT-VALUE}).")
    private String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Until when, in the same words; without it until now.")
    private @Nullable String to;

    @Mixin
    private ReportForm form;

    @Option(names = "--definitions", description = "Say what every figure means, and read nothing.")
    private boolean definitions;

    @SuppressWarnings("NullAway.Init")
    ReportCommand() {}

    @Override
    public Integer call() {
        spec.commandLine().getOut().print(definitions ? ReportTable.definitions() : table());
        spec.commandLine().getOut().flush();
        return 0;
    }

    private String table() {
        ZoneId zone = ZoneId.systemDefault();
        Instant now = InstantSource.system().instant();
        Report.Span span = new Report.Span(moment("--from", from, now, zone), to == null ? now : moment("--to", to, now, zone));
        Report report = new Report(form.slicing(spec.commandLine(), zone), form.grouping(), Terms.USUAL, span);
        read(report, span, now);
        return form.written(report, zone);
    }

    private Instant moment(String option, String words, Instant now, ZoneId zone) {
        Optional<Instant> since = Since.parse(words, now, zone).map(Since::at);
        if (since.isPresent()) {
            return since.get();
        }
        try {
            return TimeWord.parse(words).moment(zone, now);
        } catch (DateTimeParseException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "%s is a day (2026-11-01), a time (2026-11-01T08:00) or so long ago (12h), not %s"
                            .formatted(option, words),
                    e);
        }
    }

    private void read(Report report, Report.Span span, Instant now) {
        StoreFiles files = new StoreFiles(settings.load().store().directory());
        Instant end = now.isBefore(span.to().plus(AFTERMATH)) ? now : span.to().plus(AFTERMATH);
        try (SqliteRoutingLogReader log = new SqliteRoutingLogReader(files.routing())) {
            Optional<RoutingLog.Snapshot> snapshot = log.snapshotBefore(span.from());
            Follower follower = follower(report, snapshot);
            log.each(snapshot.map(RoutingLog.Snapshot::after).orElse(0L), end, entry -> entry(follower, entry));
            follower.end(end);
        } catch (StoreException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    private static Follower follower(Report report, Optional<RoutingLog.Snapshot> snapshot) {
        if (snapshot.isEmpty()) {
            return new Follower(RoutingPlan.EMPTY, report::add, report::add);
        }
        try {
            RoutingJson.Kept kept = RoutingJson.floor(snapshot.get().floor());
            Follower follower = new Follower(kept.plan(), report::add, report::add);
            follower.begin(kept.floor());
            return follower;
        } catch (RoutingJson.Unreadable e) {
            throw new CommandFailure("the floor after entry %d of the routing log cannot be read (%s)"
                    .formatted(snapshot.get().after(), e.getMessage()));
        }
    }

    private static void entry(Follower follower, RoutingLog.Entry entry) {
        try {
            follower.entry(
                    entry.at(), RoutingJson.event(entry.event()), RoutingJson.decisions(entry.decisions()));
        } catch (RoutingJson.Unreadable e) {
            throw new CommandFailure(
                    "entry %d of the routing log cannot be read (%s); a newer Greenline may have written it"
                            .formatted(entry.number(), e.getMessage()));
        }
    }
}
