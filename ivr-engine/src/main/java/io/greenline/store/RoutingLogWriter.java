package io.greenline.store;

import io.greenline.store.RoutingLogQueue.Piece;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the routing log, in its order: a group that the disk refuses is tried until it is written. */
final class RoutingLogWriter implements DiskWriter.Work {
    private static final Logger LOG = LoggerFactory.getLogger(RoutingLogWriter.class);

    private final GroupQueue<Piece> pieces;
    private final DiskWriter<RoutingTables> disk;

    /** Where it writes, and how long entries stay. */
    record Means(Database database, DiskWriter.Disk disk, Duration kept) {}

    RoutingLogWriter(Means means, JournalLimits limits, RoutingLogQueue queue) {
        this.pieces = queue.pieces();
        this.disk = new DiskWriter<>(
                new DiskWriter.Means<>(
                        RoutingLogQueue.NAME,
                        means.database(),
                        means.disk(),
                        connection -> new RoutingTables(connection, means.kept()),
                        () -> queue.lost() + " were lost"),
                limits,
                pieces,
                this);
    }

    void start() {
        disk.start();
    }

    /** Waits until what was accepted is written, or until the time is over. The queue must be closing. */
    void stop(Duration within) throws InterruptedException {
        disk.stop(within);
    }

    Optional<String> lastError() {
        return disk.lastError();
    }

    @Override
    public void run() throws InterruptedException {
        for (List<Piece> group = pieces.take(); !group.isEmpty(); group = pieces.take()) {
            List<Piece> toWrite = group;
            if (disk.attempt(tables -> tables.write(toWrite))) {
                pieces.durable();
            }
        }
    }

    @Override
    public void rescue() {
        LOG.debug("the routing log has no other place");
    }
}
