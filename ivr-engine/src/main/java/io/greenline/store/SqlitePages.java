package io.greenline.store;

import io.greenline.caller.CallbackBook;
import io.greenline.incident.Incident;
import io.greenline.incident.IncidentNumber;
import io.greenline.incident.Ledger;
import io.greenline.incident.Promise;
import io.greenline.incident.Refused;
import io.greenline.telephony.CallId;
import io.greenline.telephony.PhoneNumber;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Incidents and promises of the request file within one transaction. */
final class SqlitePages implements Ledger.Pages {
    /** Most reporters that are noted: about 20 MB. */
    static final int MOST_REPORTERS = 200_000;

    private static final String INCIDENT =
            "select number, area, origin, opened_at, heard_at, reports, expected_at, state, since, done_by from incident ";
    private static final String PROMISE =
            "select id, incident, number, call, language, tier, asked_at, state, attempts, due_at, how from promise ";

    /** At least as many as there are, without counting them: every report asks. */
    private static final String REPORTERS =
            "select coalesce((select max(id) from reporter) - (select min(id) from reporter) + 1, 0)";

    private final Connection connection;
    private final SqliteCallbackBook callbacks;

    SqlitePages(Connection connection, SqliteCallbackBook callbacks) {
        this.connection = connection;
        this.callbacks = callbacks;
    }

    /** Carries a failure of the file out of the rules, which do not know of files. */
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final SQLException cause;

        Broken(SQLException cause) {
            super(cause);
            this.cause = cause;
        }

        SQLException cause() {
            return cause;
        }
    }

    private <T> List<T> query(SharedFile.Row<T> row, String sql, Object... values) {
        try {
            return SharedFile.query(connection, row, sql, values);
        } catch (SQLException e) {
            throw new Broken(e);
        }
    }

    private int update(String sql, Object... values) {
        try {
            return SharedFile.update(connection, sql, values);
        } catch (SQLException e) {
            throw new Broken(e);
        }
    }

    private long count(String sql, Object... values) {
        return query(row -> row.getLong(1), sql, values).getFirst();
    }

    private static <T> Optional<T> first(List<T> rows) {
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
    }

    private static Incident incident(ResultSet row) throws SQLException {
        long expected = row.getLong(7);
        return new Incident(
                new IncidentNumber(row.getString(1)),
                row.getString(2),
                Incident.Origin.valueOf(row.getString(3)),
                Instant.ofEpochMilli(row.getLong(4)),
                Instant.ofEpochMilli(row.getLong(5)),
                row.getLong(6),
                expected == 0 ? Optional.empty() : Optional.of(Instant.ofEpochMilli(expected)),
                Incident.State.valueOf(row.getString(8)),
                Instant.ofEpochMilli(row.getLong(9)),
                row.getString(10));
    }

    private static Promise promise(ResultSet row) throws SQLException {
        return new Promise(
                row.getLong(1),
                new IncidentNumber(row.getString(2)),
                new PhoneNumber(row.getString(3)),
                new CallId(row.getString(4)),
                row.getString(5),
                row.getInt(6),
                Instant.ofEpochMilli(row.getLong(7)),
                Promise.State.valueOf(row.getString(8)),
                row.getInt(9),
                Instant.ofEpochMilli(row.getLong(10)),
                row.getString(11));
    }

    @Override
    public Optional<Incident> incident(IncidentNumber number) {
        return first(query(SqlitePages::incident, INCIDENT + "where number = ?", number.value()));
    }

    @Override
    public Optional<Incident> openIn(String area) {
        return first(query(
                SqlitePages::incident, INCIDENT + "where area = ? and state = 'OPEN' order by id desc limit 1", area));
    }

    @Override
    public List<Incident> incidents(int most) {
        return query(SqlitePages::incident, INCIDENT + "order by id desc limit ?", most);
    }

    @Override
    public List<Incident> pending() {
        return query(
                SqlitePages::incident,
                INCIDENT + "where state = 'OPEN'"
                        + " or number in (select incident from promise where state = 'OPEN') order by id");
    }

    @Override
    public IncidentNumber nextNumber() {
        update("update incident_number set last = last + 1");
        IncidentNumber next = new IncidentNumber(Long.toString(count("select last from incident_number")));
        // An outage system may have used it.
        return incident(next).isPresent() ? nextNumber() : next;
    }

    @Override
    public void keep(Incident incident) {
        update(
                "insert into incident (number, area, origin, opened_at, heard_at, reports, expected_at, state, since,"
                        + " done_by) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (number) do update set"
                        + " heard_at = excluded.heard_at, reports = excluded.reports, expected_at = excluded.expected_at,"
                        + " state = excluded.state, since = excluded.since, done_by = excluded.done_by",
                incident.number().value(),
                incident.area(),
                incident.origin().name(),
                incident.opened().toEpochMilli(),
                incident.heard().toEpochMilli(),
                incident.reports(),
                incident.expected().map(Instant::toEpochMilli).orElse(0L),
                incident.state().name(),
                incident.since().toEpochMilli(),
                incident.by());
    }

    @Override
    public boolean noteReporter(IncidentNumber incident, String who) {
        if (count(REPORTERS) >= MOST_REPORTERS) {
            return count("select count(*) from reporter where incident = ? and who = ?", incident.value(), who) == 0;
        }
        return update("insert or ignore into reporter (incident, who) values (?, ?)", incident.value(), who) > 0;
    }

    @Override
    public String telephone(PhoneNumber number) {
        return callbacks.telephone(number);
    }

    @Override
    public void admit(CallId call, PhoneNumber number, Instant now) throws Refused {
        try {
            callbacks.admit(connection, new CallbackBook.Wish(call, number, "incident", "", now));
        } catch (CallbackBook.Refused e) {
            throw new Refused(String.valueOf(e.getMessage()));
        } catch (SQLException e) {
            throw new Broken(e);
        }
    }

    @Override
    public Optional<Promise> promise(long id) {
        return first(query(SqlitePages::promise, PROMISE + "where id = ?", id));
    }

    @Override
    public Optional<Promise> promise(IncidentNumber incident, PhoneNumber number) {
        return first(query(
                SqlitePages::promise,
                PROMISE + "where telephone = ? and incident = ? and state = 'OPEN'",
                telephone(number),
                incident.value()));
    }

    @Override
    public List<Promise> promises(IncidentNumber incident, int most) {
        return query(SqlitePages::promise, PROMISE + "where incident = ? order by id limit ?", incident.value(), most);
    }

    @Override
    public long openPromises(IncidentNumber incident) {
        return count("select count(*) from promise where incident = ? and state = 'OPEN'", incident.value());
    }

    @Override
    public long openPromises() {
        return count("select count(*) from promise where state = 'OPEN'");
    }

    @Override
    public long promisesOf(CallId call) {
        return count("select count(*) from promise where call = ?", call.value());
    }

    @Override
    public List<Promise> due(List<IncidentNumber> of, Instant now, int most) {
        if (of.isEmpty()) {
            return List.of();
        }
        List<Object> values =
                new ArrayList<>(of.stream().map(IncidentNumber::value).toList());
        values.add(now.toEpochMilli());
        values.add(most);
        return query(
                SqlitePages::promise,
                PROMISE
                        + "where state = 'OPEN' and incident in (%s) and due_at <= ?"
                                .formatted(String.join(", ", Collections.nCopies(of.size(), "?")))
                        + " order by tier, asked_at, id limit ?",
                values.toArray());
    }

    @Override
    public Promise add(Promise promise) {
        update(
                "insert into promise (incident, number, telephone, call, language, tier, asked_at, state, attempts, due_at,"
                        + " how) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                promise.incident().value(),
                promise.number().value(),
                telephone(promise.number()),
                promise.call().value(),
                promise.language(),
                promise.tier(),
                promise.asked().toEpochMilli(),
                promise.state().name(),
                promise.attempts(),
                promise.due().toEpochMilli(),
                promise.how());
        return promise(count("select last_insert_rowid()")).orElseThrow();
    }

    @Override
    public void keep(Promise promise) {
        update(
                "update promise set state = ?, attempts = ?, due_at = ?, how = ? where id = ?",
                promise.state().name(),
                promise.attempts(),
                promise.due().toEpochMilli(),
                promise.how(),
                promise.id());
    }

    @Override
    public int endAll(IncidentNumber incident, Promise.State state, String how) {
        return update(
                "update promise set state = ?, how = ? where incident = ? and state = 'OPEN'",
                state.name(),
                how,
                incident.value());
    }

    @Override
    public void forget(Instant before) {
        String old = " (select number from incident where state <> 'OPEN' and since < ?)";
        for (String of : List.of("reporter", "promise")) {
            update("delete from " + of + " where incident in" + old, before.toEpochMilli());
        }
        update("delete from incident where state <> 'OPEN' and since < ?", before.toEpochMilli());
    }
}
