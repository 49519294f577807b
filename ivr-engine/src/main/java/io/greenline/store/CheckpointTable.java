package io.greenline.store;

import io.greenline.journal.Checkpoint;
import io.greenline.telephony.CallId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads where the calls that have not ended stand, on a connection of its own. Thread-safe, blocking. */
final class CheckpointTable implements AutoCloseable {
    private static final String OPEN = "select c.id, p.state,"
            + " (select max(e.sequence) from event e where e.call = c.number)"
            + " from checkpoint p join call c on c.number = p.call ";

    private static final String ONE = "select (select max(e.sequence) from event e where e.call = c.number), p.state"
            + " from call c left join checkpoint p on p.call = c.number where c.id = ?";

    /**
     * Where a call stands in the file.
     *
     * @param last its last event's number; 0 for a call that is not there
     */
    record Standing(long last, Optional<String> state) {}

    private final Database database;
    private final Connection connection;

    CheckpointTable(Database database, Duration busyFor) throws SQLException {
        this.database = database;
        this.connection = database.reader(busyFor);
    }

    synchronized List<Checkpoint> all() {
        try (PreparedStatement query = connection.prepareStatement(OPEN + "order by c.number")) {
            return read(query);
        } catch (SQLException e) {
            throw Fault.exception(database.file(), e);
        }
    }

    /** Where one call stands; ended or without a state as well. */
    synchronized Standing of(CallId call) {
        try (PreparedStatement query = connection.prepareStatement(ONE)) {
            query.setString(1, call.value());
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? new Standing(row.getLong(1), Optional.ofNullable(row.getString(2)))
                        : new Standing(0, Optional.empty());
            }
        } catch (SQLException e) {
            throw Fault.exception(database.file(), e);
        }
    }

    private static List<Checkpoint> read(PreparedStatement query) throws SQLException {
        List<Checkpoint> found = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                found.add(new Checkpoint(new CallId(row.getString(1)), row.getLong(3), row.getString(2)));
            }
        }
        return found;
    }

    @Override
    public synchronized void close() throws SQLException {
        connection.close();
    }
}
