package io.greenline.store;

import io.greenline.floor.RoutingLog;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The routing log in one SQLite file (WAL, {@code synchronous=FULL}), written in groups by one thread of its own.
 *
 * <p>While the disk refuses, entries wait in memory, bounded, and are tried again. When the memory is full further entries are
 * lost, counted and told, until a snapshot closes the hole. Entries older than the retention go when a snapshot comes.
 *
 * <p>One engine at a time: a second one on the same file is refused.
 */
public final class SqliteRoutingLog implements RoutingLog {
    private static final Logger LOG = LoggerFactory.getLogger(SqliteRoutingLog.class);
    private static final Duration BUSY = Duration.ofSeconds(1);

    private final JournalLimits limits;
    private final OwnerLock owner;
    private final RoutingLogQueue queue;
    private final RoutingLogWriter writer;
    private final SqliteRoutingLogReader reader;
    private final AtomicBoolean losing = new AtomicBoolean();

    /**
     * How well the disk keeps up.
     *
     * @param lastError why the last attempt to write failed; empty when it did not
     * @param lost entries for which there was no room while the disk refused
     */
    public record Health(Optional<String> lastError, long lost) {}

    /**
     * Opens the log, and makes it where there is none.
     *
     * @param kept how long entries stay, at least a day
     * @throws StoreException when the file is not a routing log, is damaged, is a newer program's or is in use
     */
    public SqliteRoutingLog(Path file, JournalLimits limits, Duration kept) {
        this(new Database(file, Database.Kind.ROUTING), limits, kept, database -> database.writer(BUSY));
    }

    /** For tests that bring a disk which fails. */
    SqliteRoutingLog(Database database, JournalLimits limits, Duration kept, DiskWriter.Disk disk) {
        if (kept.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("a routing log is kept for a day at least, not " + kept);
        }
        this.limits = limits;
        owner = OwnerLock.take(database);
        try {
            database.prepare(BUSY);
            reader = new SqliteRoutingLogReader(database);
            queue = new RoutingLogQueue(limits, reader.last());
        } catch (StoreException e) {
            owner.close();
            throw e;
        }
        writer = new RoutingLogWriter(new RoutingLogWriter.Means(database, disk, kept), limits, queue);
        writer.start();
    }

    @Override
    public void append(List<Entry> entries) {
        if (queue.add(entries)) {
            losing.set(false);
        } else if (losing.compareAndSet(false, true)) {
            LOG.error(
                    "the routing log's memory is full: entries from {} on are lost until the next snapshot. {}",
                    entries.getFirst().number(),
                    writer.lastError().orElse("the disk is too slow"));
        }
    }

    @Override
    public boolean awaitDurable(Duration atMost) throws InterruptedException {
        return queue.awaitDurable(atMost);
    }

    @Override
    public void snapshot(Snapshot snapshot) {
        queue.add(snapshot);
    }

    @Override
    public Optional<Snapshot> lastSnapshot() {
        // Memory before file: what moves on in between is then seen twice, and never not at all.
        Optional<Snapshot> waiting = Optional.empty();
        for (RoutingLogQueue.Piece piece : queue.pieces().all()) {
            if (piece instanceof RoutingLogQueue.Piece.Mark mark) {
                waiting = Optional.of(mark.snapshot());
            }
        }
        return waiting.or(reader::lastSnapshot);
    }

    @Override
    public List<Entry> after(long number, int most) {
        List<Entry> waiting = waiting();
        List<Entry> found = with(reader.after(number, most), waiting, number);
        return List.copyOf(found.subList(0, Math.min(found.size(), most)));
    }

    @Override
    public List<Entry> read(Instant from, Instant to) {
        List<Entry> waiting = waiting();
        waiting.removeIf(entry -> entry.at().isBefore(from) || !entry.at().isBefore(to));
        return List.copyOf(with(reader.read(from, to), waiting, 0));
    }

    private List<Entry> waiting() {
        List<Entry> waiting = new ArrayList<>();
        for (RoutingLogQueue.Piece piece : queue.pieces().all()) {
            if (piece instanceof RoutingLogQueue.Piece.Entries entries) {
                waiting.addAll(entries.entries());
            }
        }
        return waiting;
    }

    private static List<Entry> with(List<Entry> stored, List<Entry> waiting, long after) {
        List<Entry> all = new ArrayList<>(stored);
        long last = stored.isEmpty() ? after : stored.getLast().number();
        waiting.stream().filter(entry -> entry.number() > last).forEach(all::add);
        return all;
    }

    /** How well the disk keeps up. Any thread, does not block on the disk. */
    public Health health() {
        return new Health(writer.lastError(), queue.lost());
    }

    @Override
    public void close() {
        queue.pieces().close();
        try {
            writer.stop(limits.closeWithin());
            reader.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.warn("closing the routing log was interrupted");
        } catch (StoreException e) {
            LOG.warn("closing the routing log: {}", e.getMessage());
        } finally {
            owner.close();
        }
    }
}
