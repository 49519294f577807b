package io.greenline.app;

import io.greenline.figures.Follower;
import io.greenline.figures.Report;
import io.greenline.floor.EntryScan;
import io.greenline.floor.RoutingJson;
import io.greenline.floor.RoutingLog;
import io.greenline.forecast.DayRecorder;
import io.greenline.forecast.FloorBefore;
import io.greenline.forecast.RecordedDay;
import io.greenline.routing.Decision;
import io.greenline.routing.RoutingCore;
import io.greenline.routing.RoutingEvent;
import io.greenline.routing.RoutingPlan;
import io.greenline.store.SqliteRoutingLogReader;
import io.greenline.store.StoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads a day out of a routing log: what happened, for playing it again, and its figures as they were. */
final class RecordedLog {
    /** So long after the end the log is read at most for what became of the last callers: as a report does. */
    private static final Duration AFTERMATH = Duration.ofDays(1);

    /** So long after the last of them was gone: their agents still wrap up. */
    private static final Duration WRAPS_UP_WITHIN = Duration.ofHours(1);

    /** They are kept in memory, a kilobyte each. */
    private static final int MOST_CALLERS = 250_000;

    private static final String ANOTHER = "play the day with the Greenline that wrote it";

    private final Path file;
    private final Report.Span span;
    private final Instant now;

    /** @param span what is wanted of it */
    RecordedLog(Path file, Report.Span span, Instant now) {
        this.file = file;
        this.span = span;
        this.now = now;
    }

    /**
     * Reads it.
     *
     * @param given the plan of a routing file, for a log that does not tell which one held
     * @param report of what was
     */
    RecordedDay read(Optional<RoutingPlan> given, Report report) {
        try (SqliteRoutingLogReader log = new SqliteRoutingLogReader(file)) {
            Start start = start(log, given);
            Day day = new Day(start.floor(), report);
            Instant end = span.to().plus(AFTERMATH);
            EntryScan scan = new EntryScan();
            try (Behind<Happened> behind = new Behind<>("recorded-day", day::takes)) {
                log.eachWhile(
                        start.after(), now.isBefore(end) ? now : end, entry -> behind.hand(happened(entry, scan)));
                behind.finish();
            }
            return day.recorded();
        } catch (StoreException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    /** An entry of the log. */
    private record Happened(Instant at, RoutingEvent event, List<Decision> decisions) {}

    private Happened happened(RoutingLog.Entry entry, EntryScan scan) {
        try {
            return new Happened(entry.at(), scan.event(entry.event()), scan.decisions(entry.decisions()));
        } catch (RoutingJson.Unreadable e) {
            throw new CommandFailure(
                    "%s: entry %d cannot be read (%s); %s".formatted(file, entry.number(), e.getMessage(), ANOTHER));
        }
    }

    /** @param after the number of the last entry that is in it */
    private record Start(long after, FloorBefore floor) {}

    private Start start(SqliteRoutingLogReader log, Optional<RoutingPlan> given) {
        Optional<RoutingLog.Snapshot> before = log.snapshotBefore(span.from());
        if (before.isPresent()) {
            RoutingJson.Kept kept = kept(before.get());
            return new Start(before.get().after(), new FloorBefore(kept.plan(), kept.floor()));
        }
        Optional<RoutingLog.Entry> first = log.first();
        if (first.isPresent() && first.get().number() > 1) {
            throw new CommandFailure("%s: it begins with %s, what was before is deleted; name a later day"
                    .formatted(file, first.get().at()));
        }
        RoutingPlan plan = log.snapshotSince(span.from())
                .map(snapshot -> kept(snapshot).plan())
                .or(() -> given)
                .orElseThrow(() -> new CommandFailure(
                        "%s: it does not tell which routing held; name the file with --routing".formatted(file)));
        return new Start(0, new FloorBefore(plan, new RoutingCore(plan).snapshot(Instant.EPOCH)));
    }

    private RoutingJson.Kept kept(RoutingLog.Snapshot snapshot) {
        try {
            return RoutingJson.floor(snapshot.floor());
        } catch (RoutingJson.Unreadable e) {
            throw new CommandFailure("%s: the floor after entry %d cannot be read (%s); %s"
                    .formatted(file, snapshot.after(), e.getMessage(), ANOTHER));
        }
    }

    /** What is read of the day so far. */
    private final class Day {
        private final FloorBefore before;
        private final Report report;
        private Optional<Parts> parts = Optional.empty();
        private Instant closed = Instant.MAX;

        Day(FloorBefore before, Report report) {
            this.before = before;
            this.report = report;
        }

        /** Takes one entry, and says whether the next one is wanted. */
        boolean takes(Happened entry) {
            if (entry.at().isBefore(span.from())) {
                before.entry(entry.at(), entry.event(), entry.decisions());
                return true;
            }
            Parts reading = parts();
            if (reading.recorder.callers() > MOST_CALLERS) {
                throw new CommandFailure("%s: more than %,d callers in this time; name a shorter one with --to"
                        .formatted(file, MOST_CALLERS));
            }
            reading.recorder.entry(entry.at(), entry.event(), entry.decisions());
            reading.follower.entry(entry.at(), entry.event(), entry.decisions());
            return entry.at().isBefore(span.to()) || isWanted(reading.recorder, entry.at());
        }

        private boolean isWanted(DayRecorder recorder, Instant at) {
            if (closed.equals(Instant.MAX) && !recorder.isOpen(span.to())) {
                closed = at;
            }
            return closed.equals(Instant.MAX) || at.isBefore(closed.plus(WRAPS_UP_WITHIN));
        }

        private Parts parts() {
            if (parts.isEmpty()) {
                parts = Optional.of(Parts.of(before, span.from(), report));
            }
            return parts.get();
        }

        RecordedDay recorded() {
            Parts reading = parts();
            RecordedDay day = reading.recorder.day(span.to(), now.isBefore(span.to()) ? now : span.to());
            reading.follower.end(day.ends());
            return day;
        }
    }

    private record Parts(DayRecorder recorder, Follower follower) {
        static Parts of(FloorBefore before, Instant begins, Report report) {
            var floor = before.floor(begins);
            Follower follower = new Follower(before.plan(), report::add, report::add);
            follower.begin(floor);
            return new Parts(new DayRecorder(begins, before.plan(), floor), follower);
        }
    }
}
