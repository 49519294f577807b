package io.greenline.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An SQLite file that the engine and the commands may have open at the same time. One transaction at a time; durable when it
 * returns. Thread-safe.
 */
final class SharedFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SharedFile.class);
    private static final Duration BUSY_WHILE_OPENING = Duration.ofSeconds(2);

    private final Path file;
    private final Duration atMost;
    private final BlockingQueue<Connection> free = new ArrayBlockingQueue<>(1);

    /** Something to do in one transaction. */
    @FunctionalInterface
    interface Work<T, X extends Exception> {
        T in(Connection connection) throws SQLException, X;
    }

    /** A row of a result, read at once. */
    @FunctionalInterface
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /**
     * Opens the file, and makes an empty one where there is none.
     *
     * @param atMost the longest that a transaction waits for its turn and, once more, for a locked file
     * @throws StoreException when the file cannot be used
     */
    SharedFile(Database database, Duration atMost) {
        this.file = database.file();
        this.atMost = atMost;
        database.prepare(BUSY_WHILE_OPENING);
        try {
            free.add(database.shared(atMost));
        } catch (SQLException e) {
            throw Fault.exception(file, e);
        }
    }

    /**
     * Does something in one transaction.
     *
     * @throws StoreException when the file refuses; nothing was changed then
     */
    <T, X extends Exception> T transaction(Work<T, X> work) throws X {
        Connection connection = take();
        try {
            boolean done = false;
            run(connection, "begin immediate");
            try {
                T result = work.in(connection);
                run(connection, "commit");
                done = true;
                return result;
            } finally {
                if (!done) {
                    undo(connection);
                }
            }
        } catch (SQLException e) {
            throw Fault.exception(file, e);
        } finally {
            free.add(connection);
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** SQLite has undone by itself what a full or broken disk refused: what is told then is the disk's fault. */
    private static void undo(Connection connection) {
        try {
            run(connection, "rollback");
        } catch (SQLException nothingLeft) {
            LOG.debug("nothing was left to undo: {}", nothingLeft.getMessage());
        }
    }

    private Connection take() {
        try {
            Connection connection = free.poll(atMost.toNanos(), TimeUnit.NANOSECONDS);
            if (connection == null) {
                throw new StoreException("%s: busy for %d ms; nothing was changed".formatted(file, atMost.toMillis()));
            }
            return connection;
        } catch (InterruptedException letGo) {
            Thread.currentThread().interrupt();
            throw new StoreException("%s: interrupted; nothing was changed".formatted(file), letGo);
        }
    }

    /** Changes rows; how many. */
    static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        }
    }

    /** Reads rows. */
    static <T> List<T> query(Connection connection, Row<T> row, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            List<T> rows = new ArrayList<>();
            try (ResultSet results = statement.executeQuery()) {
                while (results.next()) {
                    rows.add(row.of(results));
                }
            }
            return rows;
        }
    }

    static long count(Connection connection, String sql, Object... values) throws SQLException {
        return query(connection, row -> row.getLong(1), sql, values).getFirst();
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }

    /** Closes the file, after the transaction that runs. */
    @Override
    public void close() {
        try {
            take().close();
        } catch (SQLException e) {
            throw Fault.exception(file, e);
        }
    }
}
