package io.greenline.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that writes the journal: takes groups, writes them, and tries again while the disk refuses. */
final class JournalWriter {
    private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);

    private final Database database;
    private final JournalLimits limits;
    private final AppendQueue queue;
    private final Disk disk;
    private final Optional<Spool> spool;
    private final Thread thread;
    private final DiskTrouble trouble;

    private final AtomicLong conflicts = new AtomicLong();

    private @Nullable JournalTables tables;

    /** Where the connection to write on comes from. */
    interface Disk {
        Connection connect(Database database) throws SQLException;
    }

    /** What the writer works with. */
    record Means(Database database, Disk disk, Optional<Spool> spool) {}

    JournalWriter(Means means, JournalLimits limits, AppendQueue queue) {
        this.database = means.database();
        this.disk = means.disk();
        this.spool = means.spool();
        this.limits = limits;
        this.queue = queue;
        this.trouble = new DiskTrouble(limits);
        this.thread = Thread.ofPlatform().name("journal-writer").daemon(true).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Waits until what was accepted is written, or until the time is over. The queue must be closing. */
    void stop(Duration within) throws InterruptedException {
        if (!thread.join(within)) {
            thread.interrupt();
            boolean ended = thread.join(within);
            LOG.debug("the journal's writer was interrupted; it has ended: {}", ended);
        }
        long left = queue.load().events();
        if (left > 0) {
            LOG.error(
                    "{} events could not be written before the engine ended and are lost: {}",
                    left,
                    lastError().orElse("the disk was too slow"));
        }
    }

    Optional<String> lastError() {
        return trouble.lastError();
    }

    long conflicts() {
        return conflicts.get();
    }

    private void run() {
        try {
            boolean fromBefore = spooled() == 0 || attempt(() -> {});
            LOG.debug("the journal's spool is empty: {}", fromBefore);
            for (List<PendingAppend> group = queue.take(); !group.isEmpty(); group = queue.take()) {
                List<PendingAppend> toWrite = group;
                if (!attempt(() -> writeOut(toWrite))) {
                    makeRoom();
                }
            }
        } catch (InterruptedException closeHasWaitedLongEnough) {
            rescue();
        } finally {
            dropConnection();
        }
    }

    /** Something that needs the journal's file. */
    private interface Step {
        void run() throws SQLException;
    }

    /**
     * Brings what is in the spool to the journal and then takes one step more. After a failure it waits.
     *
     * @return whether all of it is done
     */
    private boolean attempt(Step step) throws InterruptedException {
        try {
            emptySpool();
            step.run();
            recovered();
            return true;
        } catch (SQLException e) {
            failed(Fault.inWords(database.file(), e), e);
        } catch (IOException e) {
            failed("the journal's spool cannot be read: " + e.getMessage(), e);
        } catch (RuntimeException | Error e) {
            // Whatever it is: without this thread nothing would ever be written again.
            failed("%s: a fault of the program (%s); please report it".formatted(database.file(), e), e);
        }
        return false;
    }

    private void writeOut(List<PendingAppend> group) throws SQLException {
        conflicts.addAndGet(tables().write(group));
        queue.durable();
    }

    private void emptySpool() throws SQLException, IOException {
        if (spooled() == 0) {
            return;
        }
        Spool full = spool.orElseThrow();
        List<PendingAppend> appends = full.read();
        for (int from = 0; from < appends.size(); from += limits.groupEvents()) {
            int to = Math.min(appends.size(), from + limits.groupEvents());
            conflicts.addAndGet(tables().write(appends.subList(from, to)));
        }
        full.clear();
        LOG.warn("{} appends went from the spool to the journal", appends.size());
    }

    private long spooled() {
        return spool.map(Spool::events).orElse(0L);
    }

    /** Moves the oldest to the spool while more than half of the memory for them is used. */
    private void makeRoom() throws InterruptedException {
        if (spool.isEmpty()) {
            return;
        }
        try {
            while (queue.load().halfFull()) {
                spool.get().write(queue.take());
                queue.durable();
            }
        } catch (IOException e) {
            LOG.error("the journal's spool cannot be written either: {}", e.getMessage());
        }
    }

    /** At the very end: what the journal's file did not take goes to the spool, for the next engine. */
    private void rescue() {
        if (spool.isEmpty()) {
            return;
        }
        try {
            for (List<PendingAppend> group = queue.take(); !group.isEmpty(); group = queue.take()) {
                spool.get().write(group);
                queue.durable();
            }
        } catch (IOException e) {
            LOG.error("the journal's spool cannot be written either: {}", e.getMessage());
        } catch (InterruptedException e) {
            LOG.error("interrupted again while writing the journal's spool");
        }
    }

    private JournalTables tables() throws SQLException {
        if (tables == null) {
            Connection connection = disk.connect(database);
            try {
                tables = new JournalTables(connection);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        }
        return tables;
    }

    private void recovered() {
        if (trouble.isOver()) {
            LOG.warn("the journal is written again");
        }
    }

    private void failed(String words, Throwable cause) throws InterruptedException {
        AppendQueue.Load load = queue.load();
        if (lastError().isEmpty()) {
            LOG.error("the journal cannot be written, {} events wait in memory: {}", load.events(), words, cause);
        } else {
            LOG.error(
                    "the journal still cannot be written; {} events wait in memory, {} in the spool, {} were refused: {}",
                    load.events(),
                    spooled(),
                    load.refusedEvents(),
                    words);
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
            LOG.debug("closing the journal's connection: {}", e.getMessage());
        }
        tables = null;
    }
}
