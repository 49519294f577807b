package io.greenline.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * The SQLite file of messages to backends, wishes to be called back and handovers. One transaction at a time; durable when it
 * returns. Thread-safe; the engine and the commands may have it open at the same time.
 */
public final class RequestFile implements AutoCloseable {
    private final SharedFile file;

    /**
     * Opens the file, and makes an empty one where there is none.
     *
     * @param atMost the longest that a transaction waits for its turn and, once more, for a locked file
     * @throws StoreException when the file cannot be used
     */
    public RequestFile(Path file, Duration atMost) {
        this.file = new SharedFile(new Database(file, Database.Kind.REQUESTS), atMost);
    }

    /**
     * Does something in one transaction.
     *
     * @throws StoreException when the file refuses; nothing was changed then
     */
    <T, X extends Exception> T transaction(SharedFile.Work<T, X> work) throws X {
        return file.transaction(work);
    }

    /** Changes rows; how many. */
    static int update(Connection connection, String sql, Object... values) throws SQLException {
        return SharedFile.update(connection, sql, values);
    }

    /** Reads rows. */
    static <T> List<T> query(Connection connection, SharedFile.Row<T> row, String sql, Object... values)
            throws SQLException {
        return SharedFile.query(connection, row, sql, values);
    }

    static long count(Connection connection, String sql, Object... values) throws SQLException {
        return SharedFile.count(connection, sql, values);
    }

    /** Closes the file, after the transaction that runs. */
    @Override
    public void close() {
        file.close();
    }
}
