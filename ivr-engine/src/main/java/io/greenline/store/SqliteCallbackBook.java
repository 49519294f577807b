package io.greenline.store;

import io.greenline.caller.CallbackBook;
import io.greenline.telephony.CallId;
import io.greenline.telephony.PhoneNumber;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Wishes to be called back, in the request file. One for each number and matter; nobody can fill it or have it dial abroad. */
public final class SqliteCallbackBook implements CallbackBook {
    /** Most open wishes. */
    public static final int MOST_OPEN = 100_000;

    /** Wishes of one number within a day, done and dropped ones too. */
    public static final int MOST_A_DAY = 5;

    /** Shorter numbers are emergency and service numbers. */
    private static final int LEAST_DIGITS = 8;

    private static final int MAX_TEXT = 200;
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration REMEMBERED = Duration.ofDays(90);

    private final RequestFile file;
    private final NumberRules rules;
    private final List<String> prefixes;

    /** A wish as a person sees it; the id is what commands name it by. */
    public record Line(long id, Wish wish) {}

    /** @param prefixes how a number begins that may be called back */
    public SqliteCallbackBook(RequestFile file, NumberRules rules, List<String> prefixes) {
        this.file = file;
        this.rules = rules;
        this.prefixes = List.copyOf(prefixes);
    }

    @Override
    public void note(Wish wish) throws Refused {
        requireCallable(wish.number());
        if (wish.reason().length() > MAX_TEXT || wish.about().length() > MAX_TEXT) {
            throw new Refused("reason and matter have at most %d characters".formatted(MAX_TEXT));
        }
        try {
            file.<Boolean, Refused>transaction(connection -> note(connection, wish));
        } catch (StoreException e) {
            throw new Refused("the wish cannot be kept: " + e.getMessage());
        }
    }

    /** The number itself goes into no reason: reasons are journaled. */
    private void requireCallable(PhoneNumber number) throws Refused {
        if (rules.national(number).length() < LEAST_DIGITS) {
            throw new Refused("the number is too short to be somebody's own");
        }
        if (prefixes.stream().noneMatch(number.value()::startsWith)) {
            throw new Refused("the number begins with none of callbacks.allow");
        }
    }

    /**
     * Notes that a queue calls a number back by itself: nobody has to see to it, and it counts among the wishes of a day.
     *
     * @param queue where the person keeps her place
     * @throws Refused when the number can or may not be called back, or not today
     */
    public void admit(CallId call, PhoneNumber number, String queue, Instant now) throws Refused {
        try {
            file.<Boolean, Refused>transaction(
                    connection -> admit(connection, new Wish(call, number, "queue", queue, now)));
        } catch (StoreException e) {
            throw new Refused("the wish cannot be kept: " + e.getMessage());
        }
    }

    /** The same in a transaction of another: the engine calls by itself. */
    boolean admit(Connection connection, Wish wish) throws SQLException, Refused {
        requireCallable(wish.number());
        requireRoomToday(connection, rules.national(wish.number()), wish.asked().toEpochMilli());
        return insert(connection, wish, "done");
    }

    /** The same text for every way to write one telephone's number. */
    public String telephone(PhoneNumber number) {
        return rules.national(number);
    }

    private boolean note(Connection connection, Wish wish) throws SQLException, Refused {
        String telephone = rules.national(wish.number());
        long asked = wish.asked().toEpochMilli();
        long same = RequestFile.count(
                connection,
                "select count(*) from wish where telephone = ? and reason = ? and about = ? and state = 'open'",
                telephone,
                wish.reason(),
                wish.about());
        if (same > 0) {
            return false;
        }
        requireRoomToday(connection, telephone, asked);
        if (RequestFile.count(connection, "select count(*) from wish where state = 'open'") >= MOST_OPEN) {
            throw new Refused("%d wishes are open; greenline callbacks list shows them".formatted(MOST_OPEN));
        }
        RequestFile.update(
                connection, "delete from wish where state <> 'open' and ended_at < ?", asked - REMEMBERED.toMillis());
        return insert(connection, wish, "open");
    }

    private static void requireRoomToday(Connection connection, String telephone, long now)
            throws SQLException, Refused {
        long today = RequestFile.count(
                connection,
                "select count(*) from wish where telephone = ? and asked_at > ?",
                telephone,
                now - DAY.toMillis());
        if (today >= MOST_A_DAY) {
            throw new Refused("the number has asked %d times within a day".formatted(MOST_A_DAY));
        }
    }

    private boolean insert(Connection connection, Wish wish, String state) throws SQLException {
        RequestFile.update(
                connection,
                "insert into wish (number, telephone, reason, about, call, asked_at, state, ended_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)",
                wish.number().value(),
                rules.national(wish.number()),
                wish.reason(),
                wish.about(),
                wish.call().value(),
                wish.asked().toEpochMilli(),
                state,
                state.equals("open") ? 0 : wish.asked().toEpochMilli());
        return true;
    }

    /** How many wishes are open. */
    public long open() {
        return file.transaction(
                connection -> RequestFile.count(connection, "select count(*) from wish where state = 'open'"));
    }

    /** Open wishes, the longest waiting first. */
    public List<Line> list(int most) {
        return file.transaction(connection -> RequestFile.query(
                connection,
                row -> new Line(
                        row.getLong(1),
                        new Wish(
                                new CallId(row.getString(5)),
                                new PhoneNumber(row.getString(2)),
                                row.getString(3),
                                row.getString(4),
                                Instant.ofEpochMilli(row.getLong(6)))),
                "select id, number, reason, about, call, asked_at from wish where state = 'open'"
                        + " order by asked_at, id limit ?",
                most));
    }

    /** The person was called back; false when no such wish is open. */
    public boolean done(long id, Instant at) {
        return end(id, "done", at);
    }

    /** Nobody will call back; false when no such wish is open. */
    public boolean drop(long id, Instant at) {
        return end(id, "dropped", at);
    }

    private boolean end(long id, String how, Instant at) {
        return file.transaction(connection -> RequestFile.update(
                        connection,
                        "update wish set state = ?, ended_at = ? where id = ? and state = 'open'",
                        how,
                        at.toEpochMilli(),
                        id)
                > 0);
    }
}
