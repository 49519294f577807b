package io.greenline.app;

import io.greenline.floor.RoutingJson;
import io.greenline.floor.RoutingLog;
import io.greenline.forecast.VirtualFloor;
import io.greenline.forecast.Workload;
import io.greenline.routing.RoutingCore;
import io.greenline.store.JournalLimits;
import io.greenline.store.SqliteRoutingLog;
import io.greenline.store.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes a routing log of a day that was only played: as an engine would have written it. */
final class DayLog {
    private static final int GROUP = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration KEPT = Duration.ofDays(36_500);

    private final Path file;
    private final List<RoutingLog.Entry> group = new ArrayList<>();
    private long number;

    DayLog(Path file) {
        this.file = file;
    }

    /** Plays a workload and writes it down. */
    void write(Workload workload, Instant begins) {
        if (Files.exists(file)) {
            throw new CommandFailure("%s: is there already; name a file that is not".formatted(file));
        }
        try (RoutingLog log = new SqliteRoutingLog(file, JournalLimits.USUAL, KEPT)) {
            Instant before = begins.minusMillis(1);
            log.snapshot(new RoutingLog.Snapshot(
                    0,
                    before,
                    RoutingJson.write(
                            new RoutingJson.Kept(workload.plan(), new RoutingCore(workload.plan()).snapshot(before)))));
            new VirtualFloor(workload, (at, event, decisions) -> {
                        group.add(new RoutingLog.Entry(
                                ++number, at, RoutingJson.write(event), RoutingJson.write(decisions)));
                        if (group.size() == GROUP) {
                            write(log);
                        }
                    })
                    .play();
            write(log);
        } catch (StoreException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    /** The log keeps in memory what the disk has not taken yet, and not more than that. */
    private void write(RoutingLog log) {
        log.append(List.copyOf(group));
        group.clear();
        try {
            if (!log.awaitDurable(PATIENCE)) {
                throw new CommandFailure("%s: the disk does not take it; see that there is room".formatted(file));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("%s: was interrupted".formatted(file));
        }
    }
}
