package io.greenline.store;

import io.greenline.caller.Handovers;
import io.greenline.telephony.CallId;
import io.greenline.telephony.PhoneNumber;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What other channels left for callers, in the request file; what has expired is deleted. */
public final class SqliteHandovers implements Handovers {
    /** Most handovers at a time. */
    public static final int MOST = 100_000;

    /** Most for one number. */
    public static final int MOST_FOR_ONE = 20;

    private static final Logger LOG = LoggerFactory.getLogger(SqliteHandovers.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<LinkedHashMap<String, String>> FIELDS = new TypeReference<>() {};
    private static final String NEWEST = "select id, channel, fields, taken_by from handover"
            + " where telephone = ? and expires_at > ? order by left_at desc, id desc limit ?";

    private final RequestFile file;
    private final NumberRules rules;

    /** What stands in the file. */
    private record Row(long id, Handover handover, String takenBy) {}

    public SqliteHandovers(RequestFile file, NumberRules rules) {
        this.file = file;
        this.rules = rules;
    }

    /**
     * Leaves something for a number; durable when this returns.
     *
     * @return false when there is no room
     * @throws StoreException when it cannot be kept
     */
    public boolean leave(PhoneNumber number, Handover handover, Instant now, Instant expires) {
        return file.transaction(connection -> {
            RequestFile.update(connection, "delete from handover where expires_at <= ?", now.toEpochMilli());
            if (RequestFile.count(connection, "select count(*) from handover") >= MOST) {
                return false;
            }
            RequestFile.update(
                    connection,
                    "insert into handover (telephone, channel, fields, left_at, expires_at, taken_by)"
                            + " values (?, ?, ?, ?, ?, '')",
                    rules.national(number),
                    handover.channel(),
                    JSON.writeValueAsString(handover.fields()),
                    now.toEpochMilli(),
                    expires.toEpochMilli());
            RequestFile.update(
                    connection,
                    "delete from handover where telephone = ?1 and id not in"
                            + " (select id from handover where telephone = ?1 order by left_at desc, id desc limit ?2)",
                    rules.national(number),
                    MOST_FOR_ONE);
            return true;
        });
    }

    /** {@inheritDoc} A file that cannot be read is as good as an empty one: the caller is asked instead. */
    @Override
    public Optional<Handover> take(PhoneNumber number, CallId by, Instant now) {
        try {
            return file.transaction(connection -> take(connection, rules.national(number), by.value(), now));
        } catch (StoreException e) {
            LOG.warn("call {}: no handover can be looked for: {}", by, e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<Handover> take(Connection connection, String telephone, String by, Instant now)
            throws SQLException {
        RequestFile.update(connection, "delete from handover where expires_at <= ?", now.toEpochMilli());
        List<Row> rows = RequestFile.query(
                connection,
                row -> new Row(
                        row.getLong(1), new Handover(row.getString(2), fields(row.getString(3))), row.getString(4)),
                NEWEST,
                telephone,
                now.toEpochMilli(),
                MOST_FOR_ONE);
        Optional<Row> mine =
                rows.stream().filter(row -> row.takenBy().equals(by)).findFirst();
        if (mine.isPresent()) {
            return mine.map(Row::handover);
        }
        Optional<Row> newest =
                rows.stream().findFirst().filter(row -> row.takenBy().isEmpty());
        if (newest.isPresent()) {
            RequestFile.update(
                    connection,
                    "update handover set taken_by = ? where id = ?",
                    by,
                    newest.get().id());
        }
        return newest.map(Row::handover);
    }

    private static Map<String, String> fields(String json) {
        return JSON.readValue(json, FIELDS);
    }

    /** How many have not expired. */
    public long count(Instant now) {
        return file.transaction(connection -> RequestFile.count(
                connection, "select count(*) from handover where expires_at > ?", now.toEpochMilli()));
    }
}
