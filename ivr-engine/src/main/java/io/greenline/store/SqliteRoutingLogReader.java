package io.greenline.store;

import io.greenline.floor.RoutingLog.Entry;
import io.greenline.floor.RoutingLog.Snapshot;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Reads a routing log's file, also while an engine writes it and after one was killed. Writes nothing; one question at a time.
 *
 * <p>Every method throws {@link StoreException} when the file cannot be read.
 */
public final class SqliteRoutingLogReader implements AutoCloseable {
    private static final Duration BUSY = Duration.ofSeconds(2);
    private static final String ENTRIES = "select number, at, event, decisions from entry where ";
    private static final String SNAPSHOT = "select after, at, floor from snapshot ";

    private final Database database;
    private final Connection connection;

    /**
     * Opens the file.
     *
     * @throws StoreException when there is none, or it is not a routing log that this program can read
     */
    public SqliteRoutingLogReader(Path file) {
        this(new Database(file, Database.Kind.ROUTING));
    }

    SqliteRoutingLogReader(Database database) {
        this.database = database;
        database.requireReadable(BUSY);
        try {
            this.connection = database.reader(BUSY);
        } catch (SQLException e) {
            throw Fault.exception(database.file(), e);
        }
    }

    /** The last snapshot. */
    public Optional<Snapshot> lastSnapshot() {
        return snapshot(SNAPSHOT + "order by after desc, at desc limit 1");
    }

    /** The last snapshot of before a time: from there on entries have to be read to know how the floor was then. */
    public Optional<Snapshot> snapshotBefore(Instant time) {
        return snapshot(SNAPSHOT + "where at < ? order by after desc, at desc limit 1", RoutingTables.nanos(time));
    }

    /** The first snapshot of a time or later. */
    public Optional<Snapshot> snapshotSince(Instant time) {
        return snapshot(SNAPSHOT + "where at >= ? order by after, at limit 1", RoutingTables.nanos(time));
    }

    /** Entries with numbers above this one, in order, at most so many. */
    public List<Entry> after(long number, int most) {
        return entries(ENTRIES + "number > ? order by number limit ?", number, most);
    }

    /** Entries from a time on and before another, in order. */
    public List<Entry> read(Instant from, Instant to) {
        return entries(
                ENTRIES + "at >= ? and at < ? order by number", RoutingTables.nanos(from), RoutingTables.nanos(to));
    }

    /** Hands on every entry above a number and before a time, in order, without keeping them. */
    public void each(long after, Instant before, Consumer<Entry> what) {
        eachWhile(after, before, entry -> {
            what.accept(entry);
            return true;
        });
    }

    /** The same until one of them says that no more are wanted. */
    public void eachWhile(long after, Instant before, Predicate<Entry> what) {
        rowsWhile(
                ENTRIES + "number > ? and at < ? order by number",
                row -> what.test(entry(row)),
                after,
                RoutingTables.nanos(before));
    }

    /** The first entry that is kept. */
    public Optional<Entry> first() {
        return after(0, 1).stream().findFirst();
    }

    /** The number of the last entry in the file or in a snapshot; 0 in an empty log. */
    long last() {
        List<Long> found = new ArrayList<>();
        rows(
                "select max((select coalesce(max(number), 0) from entry), (select coalesce(max(after), 0) from snapshot))",
                row -> found.add(row.getLong(1)));
        return found.getFirst();
    }

    private List<Entry> entries(String sql, long... numbers) {
        List<Entry> found = new ArrayList<>();
        rows(sql, row -> found.add(entry(row)), numbers);
        return found;
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(row.getLong(1), RoutingTables.instant(row.getLong(2)), row.getString(3), row.getString(4));
    }

    private Optional<Snapshot> snapshot(String sql, long... numbers) {
        List<Snapshot> found = new ArrayList<>();
        rows(
                sql,
                row -> found.add(new Snapshot(row.getLong(1), RoutingTables.instant(row.getLong(2)), row.getString(3))),
                numbers);
        return found.stream().findFirst();
    }

    private interface Reading {
        void row(ResultSet row) throws SQLException;
    }

    private interface Wanting {
        /** Takes a row, and says whether the next one is wanted. */
        boolean row(ResultSet row) throws SQLException;
    }

    private void rows(String sql, Reading reading, long... numbers) {
        rowsWhile(
                sql,
                row -> {
                    reading.row(row);
                    return true;
                },
                numbers);
    }

    private synchronized void rowsWhile(String sql, Wanting reading, long... numbers) {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < numbers.length; i++) {
                query.setLong(i + 1, numbers[i]);
            }
            try (ResultSet row = query.executeQuery()) {
                boolean wanted = true;
                while (wanted && row.next()) {
                    wanted = reading.row(row);
                }
            }
        } catch (SQLException e) {
            throw Fault.exception(database.file(), e);
        }
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw Fault.exception(database.file(), e);
        }
    }
}
