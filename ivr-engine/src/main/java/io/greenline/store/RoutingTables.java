package io.greenline.store;

import io.greenline.floor.RoutingLog.Entry;
import io.greenline.floor.RoutingLog.Snapshot;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The writing side of the routing log's tables: one connection, one group per transaction. The writer's thread only. */
final class RoutingTables implements AutoCloseable {
    private static final long DAY_NANOS = Duration.ofDays(1).toNanos();
    private static final long NANOS = 1_000_000_000L;

    private final Connection connection;
    private final Duration kept;
    private final PreparedStatement insertEntry;
    private final PreparedStatement insertSnapshot;
    private final PreparedStatement thinSnapshots;
    private final PreparedStatement trimEntries;
    private final PreparedStatement trimSnapshots;

    /** @param kept how long entries stay */
    RoutingTables(Connection connection, Duration kept) throws SQLException {
        this.connection = connection;
        this.kept = kept;
        // What a failed commit left in doubt comes again: the same number means the same entry.
        insertEntry = connection.prepareStatement("insert or ignore into entry values (?, ?, ?, ?)");
        insertSnapshot = connection.prepareStatement("insert or replace into snapshot values (?, ?, ?)");
        thinSnapshots = connection.prepareStatement("delete from snapshot where at >= ? and at < ?");
        String base = "(select after from snapshot where at < ? order by after desc, at desc limit 1)";
        trimEntries = connection.prepareStatement("delete from entry where number <= " + base);
        trimSnapshots = connection.prepareStatement("delete from snapshot where after < " + base);
    }

    /** Writes a group; when this returns it is on the disk. */
    void write(List<RoutingLogQueue.Piece> group) throws SQLException {
        for (RoutingLogQueue.Piece piece : group) {
            switch (piece) {
                case RoutingLogQueue.Piece.Entries entries -> insert(entries.entries());
                case RoutingLogQueue.Piece.Mark mark -> insert(mark.snapshot());
            }
        }
        insertEntry.executeBatch();
        connection.commit();
    }

    private void insert(List<Entry> entries) throws SQLException {
        for (Entry entry : entries) {
            insertEntry.setLong(1, entry.number());
            insertEntry.setLong(2, nanos(entry.at()));
            insertEntry.setString(3, entry.event());
            insertEntry.setString(4, entry.decisions());
            insertEntry.addBatch();
        }
    }

    /** Of a day's snapshots the last one stays; entries go that are too old and lie before a snapshot that is too. */
    private void insert(Snapshot snapshot) throws SQLException {
        insertEntry.executeBatch();
        long at = nanos(snapshot.at());
        insertSnapshot.setLong(1, snapshot.after());
        insertSnapshot.setLong(2, at);
        insertSnapshot.setString(3, snapshot.floor());
        insertSnapshot.executeUpdate();
        long midnight = Math.floorDiv(at, DAY_NANOS) * DAY_NANOS;
        thinSnapshots.setLong(1, midnight);
        thinSnapshots.setLong(2, at);
        thinSnapshots.executeUpdate();
        long oldest = at - kept.toNanos();
        trimEntries.setLong(1, oldest);
        trimEntries.executeUpdate();
        trimSnapshots.setLong(1, oldest);
        trimSnapshots.executeUpdate();
    }

    /** Whole nanoseconds since 1970: what was logged is read back to the last digit, so that a replay is exact. */
    static long nanos(Instant at) {
        return Math.addExact(Math.multiplyExact(at.getEpochSecond(), NANOS), at.getNano());
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
    }

    @Override
    public void close() throws SQLException {
        List<AutoCloseable> all = new ArrayList<>(
                List.of(insertEntry, insertSnapshot, thinSnapshots, trimEntries, trimSnapshots));
        all.add(connection);
        Database.close(all);
    }
}
