package io.greenline.app;

import io.greenline.figures.EstimateReplay;
import io.greenline.figures.Follower;
import io.greenline.figures.Report;
import io.greenline.figures.ReportTable;
import io.greenline.figures.Terms;
import io.greenline.floor.RoutingJson;
import io.greenline.floor.RoutingLog;
import io.greenline.routing.RoutingCore;
import io.greenline.routing.RoutingEvent;
import io.greenline.routing.RoutingPlan;
import io.greenline.store.SqliteRoutingLogReader;
import io.greenline.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
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
        PastTime past = new PastTime(spec.commandLine(), now, zone);
        Report.Span span = span(past, now);
        Report report = new Report(form.slicing(spec.commandLine(), zone), form.grouping(), Terms.USUAL, span);
        read(report, span, now);
        return form.written(report, zone);
    }

    private Report.Span span(PastTime past, Instant now) {
        Instant begins = past.moment("--from", from);
        Instant ends = to == null ? now : past.moment("--to", to);
        if (begins.isBefore(ends)) {
            return new Report.Span(begins, ends);
        }
        throw new ParameterException(
                spec.commandLine(),
                to == null
                        ? "--from %s is yet to come; a report is of what was".formatted(from)
                        : "--to %s is not after --from %s: the times are the wrong way round".formatted(to, from));
    }

    private void read(Report report, Report.Span span, Instant now) {
        StoreFiles files = new StoreFiles(settings.load().store().directory());
        Instant end = now.isBefore(span.to().plus(AFTERMATH)) ? now : span.to().plus(AFTERMATH);
        try (SqliteRoutingLogReader log = new SqliteRoutingLogReader(files.routing())) {
            Optional<RoutingLog.Snapshot> snapshot = log.snapshotBefore(span.from());
            Reading reading = reading(report, snapshot);
            log.each(snapshot.map(RoutingLog.Snapshot::after).orElse(0L), end, entry -> entry(reading, entry));
            reading.follower().end(end);
        } catch (StoreException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    /** Who reads along. */
    private record Reading(Follower follower, EstimateReplay estimates) {
        static Reading of(RoutingPlan plan, RoutingCore core, Report report) {
            Follower follower = new Follower(plan, report::add, report::add);
            return new Reading(follower, new EstimateReplay(core, follower));
        }
    }

    private static Reading reading(Report report, Optional<RoutingLog.Snapshot> snapshot) {
        if (snapshot.isEmpty()) {
            return Reading.of(RoutingPlan.EMPTY, new RoutingCore(RoutingPlan.EMPTY), report);
        }
        try {
            RoutingJson.Kept kept = RoutingJson.floor(snapshot.get().floor());
            Reading reading = Reading.of(kept.plan(), RoutingCore.restore(kept.plan(), kept.floor()), report);
            reading.follower().begin(kept.floor());
            return reading;
        } catch (RoutingJson.Unreadable e) {
            throw new CommandFailure("the floor after entry %d of the routing log cannot be read (%s)"
                    .formatted(snapshot.get().after(), e.getMessage()));
        }
    }

    private static void entry(Reading reading, RoutingLog.Entry entry) {
        try {
            RoutingEvent event = RoutingJson.event(entry.event());
            reading.follower().entry(entry.at(), event, RoutingJson.decisions(entry.decisions()));
            reading.estimates().entry(entry.at(), event);
        } catch (RoutingJson.Unreadable e) {
            throw new CommandFailure(
                    "entry %d of the routing log cannot be read (%s); a newer Greenline may have written it"
                            .formatted(entry.number(), e.getMessage()));
        }
    }
}
