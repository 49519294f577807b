package io.greenline.store;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the journal, and what waits longer than the memory allows to the spool; what is in the spool goes to the journal first
 * when that can be written again.
 */
final class JournalWriter implements DiskWriter.Work {
    private static final Logger LOG = LoggerFactory.getLogger(JournalWriter.class);
    static final String NAME = "journal";

    private final JournalLimits limits;
    private final GroupQueue<PendingAppend> queue;
    private final Optional<Spool> spool;
    private final DiskWriter<JournalTables> disk;
    private final AtomicLong conflicts = new AtomicLong();

    /** What the writer works with. */
    record Means(Database database, DiskWriter.Disk disk, Optional<Spool> spool) {}

    JournalWriter(Means means, JournalLimits limits, GroupQueue<PendingAppend> queue) {
        this.limits = limits;
        this.queue = queue;
        this.spool = means.spool();
        this.disk = new DiskWriter<>(
                new DiskWriter.Means<>(NAME, means.database(), means.disk(), JournalTables::new, this::losses),
                limits,
                queue,
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

    long conflicts() {
        return conflicts.get();
    }

    private String losses() {
        return "%d in the spool, %d were refused"
                .formatted(spooled(), queue.load().refusedEvents());
    }

    @Override
    public void run() throws InterruptedException {
        boolean fromBefore = spooled() == 0 || disk.attempt(this::emptySpool);
        LOG.debug("the journal's spool is empty: {}", fromBefore);
        for (List<PendingAppend> group = queue.take(); !group.isEmpty(); group = queue.take()) {
            List<PendingAppend> toWrite = group;
            if (!disk.attempt(tables -> writeOut(tables, toWrite))) {
                makeRoom();
            }
        }
    }

    private void writeOut(JournalTables tables, List<PendingAppend> group) throws SQLException, IOException {
        emptySpool(tables);
        conflicts.addAndGet(tables.write(group));
        queue.durable();
    }

    private void emptySpool(JournalTables tables) throws SQLException, IOException {
        if (spooled() == 0) {
            return;
        }
        Spool full = spool.orElseThrow();
        List<PendingAppend> appends = read(full);
        for (int from = 0; from < appends.size(); from += limits.groupEvents()) {
            int to = Math.min(appends.size(), from + limits.groupEvents());
            conflicts.addAndGet(tables.write(appends.subList(from, to)));
        }
        full.clear();
        LOG.warn("{} appends went from the spool to the journal", appends.size());
    }

    private static List<PendingAppend> read(Spool spool) throws IOException {
        try {
            return spool.read();
        } catch (IOException e) {
            throw new IOException("the journal's spool cannot be read: " + e.getMessage(), e);
        }
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
    @Override
    public void rescue() {
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
}
