package io.greenline.store;

import io.greenline.journal.CallSummary;
import io.greenline.journal.Entry;
import io.greenline.journal.Event;
import io.greenline.journal.EventCodec;
import io.greenline.journal.JournalReader;
import io.greenline.telephony.CallId;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Party;
import io.greenline.telephony.PhoneNumber;
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

/**
 * Reads a journal's file, also while an engine writes it and after one was killed. Writes nothing; one question at a time.
 *
 * <p>Every method throws {@link StoreException} when the file cannot be read.
 */
public final class SqliteJournalReader implements JournalReader {
    private static final Duration BUSY = Duration.ofSeconds(2);
    private static final String SUMMARY = "select c.id, c.began, c.calling, c.called, c.driver,"
            + " (select count(*) from event e where e.call = c.number), c.ended, c.cause, c.party, c.detail from call c ";

    private final Database database;
    private final Connection connection;

    /**
     * Opens the file.
     *
     * @throws StoreException when there is none, or it is not a journal that this program can read
     */
    public SqliteJournalReader(Path file) {
        this.database = new Database(file, Database.Kind.JOURNAL);
        database.requireReadable(BUSY);
        try {
            this.connection = database.reader(BUSY);
        } catch (SQLException e) {
            throw Fault.exception(file, e);
        }
    }

    @Override
    public synchronized List<CallSummary> calls(int atMost) {
        return query(SUMMARY + "order by c.began desc, c.number desc limit ?", q -> q.setInt(1, atMost), this::summary);
    }

    @Override
    public synchronized Optional<CallSummary> call(CallId id) {
        return query(SUMMARY + "where c.id = ?", q -> q.setString(1, id.value()), this::summary).stream()
                .findFirst();
    }

    @Override
    public synchronized List<Entry> events(CallId id) {
        return query(
                "select e.sequence, e.at, e.type, e.body from event e join call c on c.number = e.call"
                        + " where c.id = ? order by e.sequence",
                q -> q.setString(1, id.value()),
                row -> entry(id, row));
    }

    @Override
    public synchronized List<Earlier> callsWith(PhoneNumber number, CallId but, Instant since) {
        return query(
                "select c.began, c.called from call c where c.calling = ? and c.began >= ? and c.id <> ?",
                q -> {
                    q.setString(1, number.value());
                    q.setLong(2, PendingAppend.micros(since));
                    q.setString(3, but.value());
                },
                row -> new Earlier(PendingAppend.instant(row.getLong(1)), row.getString(2)));
    }

    @Override
    public synchronized void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw Fault.exception(database.file(), e);
        }
    }

    private interface Binding {
        void to(PreparedStatement query) throws SQLException;
    }

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> List<T> query(String sql, Binding binding, Reading<T> reading) {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            binding.to(query);
            try (ResultSet row = query.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (row.next()) {
                    found.add(reading.of(row));
                }
                return found;
            }
        } catch (SQLException e) {
            throw Fault.exception(database.file(), e);
        }
    }

    private CallSummary summary(ResultSet row) throws SQLException {
        Optional<CallSummary.End> end = Optional.empty();
        if (row.getObject(7) != null) {
            end = Optional.of(new CallSummary.End(
                    PendingAppend.instant(row.getLong(7)),
                    new Event.CallEnded(
                            HangupCause.ofCode(row.getInt(8)), Party.valueOf(row.getString(9)), row.getString(10))));
        }
        return new CallSummary(
                new CallId(row.getString(1)),
                PendingAppend.instant(row.getLong(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getLong(6),
                end);
    }

    private Entry entry(CallId id, ResultSet row) throws SQLException {
        long sequence = row.getLong(1);
        try {
            return new Entry(
                    id,
                    sequence,
                    PendingAppend.instant(row.getLong(2)),
                    EventCodec.decode(row.getString(3), row.getString(4)));
        } catch (IllegalArgumentException e) {
            throw new StoreException(
                    "%s: event %d of call %s cannot be read (%s); a newer Greenline may have written it"
                            .formatted(database.file(), sequence, id, e.getMessage()),
                    e);
        }
    }
}
