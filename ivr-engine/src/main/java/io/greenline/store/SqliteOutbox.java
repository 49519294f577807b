package io.greenline.store;

import io.greenline.backend.BackendName;
import io.greenline.backend.Deliveries;
import io.greenline.backend.Outbox;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Messages to backends in the request file: kept until they are delivered, and for a while after that, so that the same
 * message is not delivered again. Bounded: a full outbox takes no more, and the oldest of the dead are forgotten.
 */
public final class SqliteOutbox implements Outbox, Deliveries {
    /** Most messages that wait. */
    public static final int MOST_WAITING = 20_000;

    /** Most messages that were given up. */
    public static final int MOST_DEAD = 2_000;

    private static final int MAX_BODY = 65_536;
    private static final int MAX_ID = 200;
    private static final int MAX_WHY = 300;
    private static final Duration REMEMBERED = Duration.ofDays(7);
    private static final String COLUMNS = "id, backend, path, body, left_at, tries, due_at, why";

    private final RequestFile file;
    private final Set<BackendName> backends;

    /**
     * What stands in the outbox.
     *
     * @param waiting messages, with those that failed before
     * @param dead messages that were given up
     */
    public record Counts(long waiting, long dead) {}

    /** A message as a person sees it: without its body, which may be private. */
    public record Line(String id, String backend, String path, Instant left, int tries, Instant due, String why) {}

    /** @param backends those that the settings know */
    public SqliteOutbox(RequestFile file, Set<BackendName> backends) {
        this.file = file;
        this.backends = Set.copyOf(backends);
    }

    @Override
    public void leave(Message message) throws NotLeft {
        if (!backends.contains(message.backend())) {
            throw new NotLeft("no backend '%s' is set up: add backends.%s to the settings"
                    .formatted(message.backend(), message.backend()));
        }
        if (message.body().length() > MAX_BODY
                || message.id().isEmpty()
                || message.id().length() > MAX_ID) {
            throw new NotLeft(
                    "a message has a body of at most %d and an id of 1 to %d characters".formatted(MAX_BODY, MAX_ID));
        }
        try {
            file.<Boolean, NotLeft>transaction(connection -> leave(connection, message));
        } catch (StoreException e) {
            throw new NotLeft("the message cannot be kept: " + e.getMessage());
        }
    }

    private static boolean leave(Connection connection, Message message) throws SQLException, NotLeft {
        if (RequestFile.count(connection, "select count(*) from message where id = ?", message.id()) > 0) {
            return false;
        }
        if (RequestFile.count(connection, "select count(*) from message where state = 'waiting'") >= MOST_WAITING) {
            throw new NotLeft("%d messages wait already; greenline outbox list shows them".formatted(MOST_WAITING));
        }
        long now = message.left().toEpochMilli();
        RequestFile.update(
                connection,
                "insert into message (" + COLUMNS + ", state) values (?, ?, ?, ?, ?, 0, ?, '', 'waiting')",
                message.id(),
                message.backend().value(),
                message.path(),
                message.body(),
                now,
                now);
        return true;
    }

    @Override
    public List<Due> due(Instant now, int most) throws Unavailable {
        return reached(connection -> RequestFile.query(
                connection,
                SqliteOutbox::dueMessage,
                "select " + COLUMNS + " from message where state = 'waiting' and due_at <= ? order by due_at limit ?",
                now.toEpochMilli(),
                most));
    }

    private static Due dueMessage(ResultSet row) throws SQLException {
        return new Due(
                new Message(
                        row.getString(1),
                        new BackendName(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        Instant.ofEpochMilli(row.getLong(5))),
                row.getInt(6));
    }

    @Override
    public void delivered(String id, Instant at) throws Unavailable {
        reached(connection -> {
            RequestFile.update(
                    connection,
                    "delete from message where state = 'delivered' and due_at < ?",
                    at.minus(REMEMBERED).toEpochMilli());
            return RequestFile.update(
                    connection,
                    "update message set state = 'delivered', path = '', body = '', tries = tries + 1, due_at = ?, why = ''"
                            + " where id = ? and state = 'waiting'",
                    at.toEpochMilli(),
                    id);
        });
    }

    @Override
    public void postpone(String id, Instant until, String why) throws Unavailable {
        reached(connection -> RequestFile.update(
                connection,
                "update message set tries = tries + 1, due_at = ?, why = ? where id = ? and state = 'waiting'",
                until.toEpochMilli(),
                shortened(why),
                id));
    }

    @Override
    public void giveUp(String id, Instant at, String why) throws Unavailable {
        reached(connection -> {
            RequestFile.update(
                    connection,
                    "update message set state = 'dead', tries = tries + 1, due_at = ?, why = ?"
                            + " where id = ? and state = 'waiting'",
                    at.toEpochMilli(),
                    shortened(why),
                    id);
            return RequestFile.update(
                    connection,
                    "delete from message where state = 'dead' and id not in"
                            + " (select id from message where state = 'dead' order by due_at desc, id limit ?)",
                    MOST_DEAD);
        });
    }

    private static String shortened(String why) {
        return why.length() <= MAX_WHY ? why : why.substring(0, MAX_WHY);
    }

    private <T> T reached(SharedFile.Work<T, RuntimeException> work) throws Unavailable {
        try {
            return file.transaction(work);
        } catch (StoreException e) {
            throw new Unavailable(String.valueOf(e.getMessage()), e);
        }
    }

    /** How much there is. */
    public Counts counts() {
        return file.transaction(connection -> new Counts(
                RequestFile.count(connection, "select count(*) from message where state = 'waiting'"),
                RequestFile.count(connection, "select count(*) from message where state = 'dead'")));
    }

    /** Messages that wait, the oldest first. */
    public List<Line> waiting(int most) {
        return lines("waiting", most);
    }

    /** Messages that were given up, the oldest first. */
    public List<Line> dead(int most) {
        return lines("dead", most);
    }

    private List<Line> lines(String state, int most) {
        return file.transaction(connection -> RequestFile.query(
                connection,
                row -> new Line(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        Instant.ofEpochMilli(row.getLong(5)),
                        row.getInt(6),
                        Instant.ofEpochMilli(row.getLong(7)),
                        row.getString(8)),
                "select " + COLUMNS + " from message where state = ? order by left_at, id limit ?",
                state,
                most));
    }

    /**
     * Has a message delivered now, a given-up one too: its 24 hours begin anew.
     *
     * @return false when none with this id waits or was given up
     */
    public boolean retry(String id, Instant now) {
        return file.transaction(connection -> RequestFile.update(
                        connection,
                        "update message set state = 'waiting', tries = 0, left_at = ?, due_at = ?"
                                + " where id = ? and state in ('waiting', 'dead')",
                        now.toEpochMilli(),
                        now.toEpochMilli(),
                        id)
                > 0);
    }

    /** Forgets a message; false when none with this id waits or was given up. */
    public boolean drop(String id) {
        return file.transaction(connection ->
                RequestFile.update(connection, "delete from message where id = ? and state in ('waiting', 'dead')", id)
                        > 0);
    }
}
