package io.greenline.store;

import io.greenline.journal.CallSummary;
import io.greenline.journal.Event;
import io.greenline.telephony.CallId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The writing side of the journal's tables: one connection, one group of appends per transaction. The writer's thread only.
 *
 * <p>After a failure the object is of no more use: close it and make another, which finds in the file what became durable.
 */
final class JournalTables implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JournalTables.class);
    /** Calls whose place is remembered; beyond that all are looked up again. */
    private static final int REMEMBERED_CALLS = 50_000;

    private final Connection connection;
    private final List<PreparedStatement> statements = new ArrayList<>();
    private final PreparedStatement find;
    private final PreparedStatement insertCall;
    private final PreparedStatement endCall;
    private final PreparedStatement insertEvent;
    private final PreparedStatement readEvent;
    private final PreparedStatement insertConflict;
    private final PreparedStatement putState;
    private final PreparedStatement dropState;

    private final Map<CallId, Place> places = new HashMap<>();
    /** What a group leaves as the state of each call that it touches; empty: the call has ended. */
    private final Map<Place, Optional<String>> states = new LinkedHashMap<>();

    private long newestCall;

    /** Where a call stands in the tables. */
    private static final class Place {
        private final long number;
        private long last;
        private boolean ended;

        Place(long number) {
            this.number = number;
        }
    }

    JournalTables(Connection connection) throws SQLException {
        this.connection = connection;
        find = prepare("select number, ended is not null,"
                + " (select coalesce(max(sequence), 0) from event where call = number) from call where id = ?");
        insertCall = prepare("insert into call (number, id, began, calling, called, driver) values (?, ?, ?, ?, ?, ?)");
        endCall = prepare("update call set ended = ?, cause = ?, party = ?, detail = ? where number = ?");
        insertEvent = prepare("insert into event (call, sequence, at, type, body) values (?, ?, ?, ?, ?)");
        readEvent = prepare("select at, type, body from event where call = ? and sequence = ?");
        insertConflict = prepare("insert into conflict (id, sequence, at, type, body) values (?, ?, ?, ?, ?)");
        putState = prepare("insert into checkpoint (call, state) values (?, ?)"
                + " on conflict (call) do update set state = excluded.state");
        dropState = prepare("delete from checkpoint where call = ?");
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select coalesce(max(number), 0) from call")) {
            newestCall = row.getLong(1);
        }
        connection.commit();
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statements.add(statement);
        return statement;
    }

    /**
     * Writes a group; when this returns it is on the disk.
     *
     * @return how many events were set aside as conflicting
     */
    int write(List<PendingAppend> group) throws SQLException {
        int conflicts = 0;
        for (PendingAppend append : group) {
            Place place = place(append);
            List<PendingAppend.Row> fresh = unknown(place, append);
            if (collides(place, fresh)) {
                conflicts += fresh.size();
                setAside(append, fresh);
            } else {
                stage(place, append, fresh);
            }
        }
        stageStates();
        for (PreparedStatement statement :
                List.of(insertCall, insertEvent, endCall, insertConflict, putState, dropState)) {
            statement.executeBatch();
        }
        connection.commit();
        if (places.size() > REMEMBERED_CALLS) {
            places.clear();
        }
        return conflicts;
    }

    private Place place(PendingAppend append) throws SQLException {
        Place known = places.get(append.call());
        if (known != null) {
            return known;
        }
        Place place = stored(append.call());
        if (place == null) {
            place = new Place(++newestCall);
            stageCall(place, append);
        }
        places.put(append.call(), place);
        return place;
    }

    private @Nullable Place stored(CallId id) throws SQLException {
        find.setString(1, id.value());
        try (ResultSet row = find.executeQuery()) {
            if (!row.next()) {
                return null;
            }
            Place place = new Place(row.getLong(1));
            place.ended = row.getBoolean(2);
            place.last = row.getLong(3);
            return place;
        }
    }

    private void stageCall(Place place, PendingAppend append) throws SQLException {
        Event.CallArrived arrived = append.arrived().orElse(new Event.CallArrived("", "", "", ""));
        insertCall.setLong(1, place.number);
        insertCall.setString(2, append.call().value());
        insertCall.setLong(3, append.rows().getFirst().atMicros());
        insertCall.setString(4, arrived.calling());
        insertCall.setString(5, arrived.called());
        insertCall.setString(6, arrived.driver());
        insertCall.addBatch();
    }

    /** The rows that are not in the table already, word for word. */
    private List<PendingAppend.Row> unknown(Place place, PendingAppend append) throws SQLException {
        if (append.rows().getFirst().sequence() > place.last) {
            return append.rows();
        }
        insertEvent.executeBatch(); // What this very group brought must be there to compare with.
        List<PendingAppend.Row> fresh = new ArrayList<>();
        for (PendingAppend.Row row : append.rows()) {
            if (row.sequence() > place.last || !row.equals(stored(place, row.sequence()))) {
                fresh.add(row);
            }
        }
        return fresh;
    }

    private PendingAppend.@Nullable Row stored(Place place, long sequence) throws SQLException {
        readEvent.setLong(1, place.number);
        readEvent.setLong(2, sequence);
        try (ResultSet row = readEvent.executeQuery()) {
            return row.next()
                    ? new PendingAppend.Row(sequence, row.getLong(1), row.getString(2), row.getString(3))
                    : null;
        }
    }

    /** Whether one of the rows that differ from what is stored has a number that is taken. */
    private boolean collides(Place place, List<PendingAppend.Row> rows) throws SQLException {
        for (PendingAppend.Row row : rows) {
            if (row.sequence() <= place.last && stored(place, row.sequence()) != null) {
                return true;
            }
        }
        return false;
    }

    private void stage(Place place, PendingAppend append, List<PendingAppend.Row> fresh) throws SQLException {
        if (fresh.isEmpty()) {
            return; // All known: written before a failure was reported, or sent again after a restart.
        }
        long first = fresh.getFirst().sequence();
        if (first > place.last + 1) {
            LOG.error("call {}: events {} to {} are missing in the journal", append.call(), place.last + 1, first - 1);
        }
        for (PendingAppend.Row row : fresh) {
            insertEvent.setLong(1, place.number);
            bind(insertEvent, row);
            insertEvent.addBatch();
        }
        place.last = Math.max(place.last, append.lastSequence());
        if (append.end().isPresent()) {
            stageEnd(place, append.end().get());
        }
        if (place.ended) {
            states.put(place, Optional.empty());
        } else if (append.state().isPresent()) {
            states.put(place, append.state());
        }
    }

    private void stageEnd(Place place, CallSummary.End end) throws SQLException {
        place.ended = true;
        endCall.setLong(1, PendingAppend.micros(end.at()));
        endCall.setInt(2, end.how().cause().code());
        endCall.setString(3, end.how().by().name());
        endCall.setString(4, end.how().detail());
        endCall.setLong(5, place.number);
        endCall.addBatch();
    }

    /** The last state of a call counts; the ones before it in the same group are never written. */
    private void stageStates() throws SQLException {
        for (Map.Entry<Place, Optional<String>> state : states.entrySet()) {
            if (state.getValue().isPresent()) {
                putState.setLong(1, state.getKey().number);
                putState.setString(2, state.getValue().get());
                putState.addBatch();
            } else {
                dropState.setLong(1, state.getKey().number);
                dropState.addBatch();
            }
        }
        states.clear();
    }

    private void setAside(PendingAppend append, List<PendingAppend.Row> rows) throws SQLException {
        LOG.error(
                "call {}: {} events from number {} on came with numbers that other events have; they are kept in the"
                        + " table 'conflict'. Two engines on one call, or a fault of the engine: please report it",
                append.call(),
                rows.size(),
                rows.getFirst().sequence());
        for (PendingAppend.Row row : rows) {
            insertConflict.setString(1, append.call().value());
            bind(insertConflict, row);
            insertConflict.addBatch();
        }
    }

    /** Binds sequence, time, type and body as the second to fifth parameter. */
    private static void bind(PreparedStatement statement, PendingAppend.Row row) throws SQLException {
        statement.setLong(2, row.sequence());
        statement.setLong(3, row.atMicros());
        statement.setString(4, row.type());
        statement.setString(5, row.body());
    }

    @Override
    public void close() throws SQLException {
        List<AutoCloseable> all = new ArrayList<>(statements);
        all.add(connection);
        Database.close(all);
    }
}
