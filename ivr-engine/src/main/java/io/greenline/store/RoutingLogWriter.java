package io.greenline.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that writes the routing log: takes groups, writes them, and tries again while the disk refuses. */
final class RoutingLogWriter {
    private static final Logger LOG = LoggerFactory.getLogger(RoutingLogWriter.class);

    private final Database database;
    private final JournalWriter.Disk disk;
    private final Duration kept;
    private final RoutingLogQueue queue;
    private final Thread thread;
    private final DiskTrouble trouble;

    private @Nullable RoutingTables tables;

    /** Where it writes. */
    record Means(Database database, JournalWriter.Disk disk, Duration kept) {}

    RoutingLogWriter(Means means, JournalLimits limits, RoutingLogQueue queue) {
        this.database = means.database();
        this.disk = means.disk();
        this.kept = means.kept();
        this.queue = queue;
        this.trouble = new DiskTrouble(limits);
        this.thread =
                Thread.ofPlatform().name("routing-log-writer").daemon(true).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Waits until what was accepted is written, or until the time is over. The queue must be closing. */
    void stop(Duration within) throws InterruptedException {
        if (!thread.join(within)) {
            thread.interrupt();
            boolean ended = thread.join(within);
            LOG.debug("the routing log's writer was interrupted; it has ended: {}", ended);
        }
        int left = queue.all().size();
        if (left > 0) {
            LOG.error(
                    "{} appends to the routing log could not be written before the engine ended and are lost: {}",
                    left,
                    lastError().orElse("the disk was too slow"));
        }
    }

    Optional<String> lastError() {
        return trouble.lastError();
    }

    private void run() {
        try {
            for (List<RoutingLogQueue.Piece> group = queue.take(); !group.isEmpty(); group = queue.take()) {
                write(group);
            }
        } catch (InterruptedException closeHasWaitedLongEnough) {
            LOG.debug("the routing log's writer ends");
        } finally {
            dropConnection();
        }
    }

    private void write(List<RoutingLogQueue.Piece> group) throws InterruptedException {
        try {
            tables().write(group);
            queue.durable();
            recovered();
        } catch (SQLException e) {
            failed(Fault.inWords(database.file(), e), e);
        } catch (RuntimeException | Error e) {
            // Whatever it is: without this thread nothing would ever be written again.
            failed("%s: a fault of the program (%s); please report it".formatted(database.file(), e), e);
        }
    }

    private RoutingTables tables() throws SQLException {
        if (tables == null) {
            Connection connection = disk.connect(database);
            try {
                tables = new RoutingTables(connection, kept);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        }
        return tables;
    }

    private void recovered() {
        if (trouble.isOver()) {
            LOG.warn("the routing log is written again");
        }
    }

    private void failed(String words, Throwable cause) throws InterruptedException {
        if (lastError().isEmpty()) {
            LOG.error("the routing log cannot be written: {}", words, cause);
        } else {
            LOG.error("the routing log still cannot be written; {} entries were lost: {}", queue.lost(), words);
        }
        trouble.is(words);
        dropConnection();
        trouble.paused(queue.pause(trouble.pause()));
    }

    private void dropConnection() {
        if (tables == null) {
            return;
        }
        try {
            tables.close();
        } catch (SQLException e) {
            LOG.debug("closing the routing log's connection: {}", e.getMessage());
        }
        tables = null;
    }
}
