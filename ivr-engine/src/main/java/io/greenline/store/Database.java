package io.greenline.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.sqlite.SQLiteConfig;

/**
 * One SQLite file: how it is made, opened and brought to the schema that this program knows.
 *
 * @param file its place
 * @param kind which of Greenline's databases
 */
record Database(Path file, Kind kind) {
    private static final FileAttribute<?> OWNER_ONLY_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> OWNER_ONLY_DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    /** 16 MB of pages of 4 KiB: a page that changes often is copied into the database once per round, not each time. */
    private static final int CHECKPOINT_PAGES = 4000;

    /** Greenline's databases; the id in the file's header tells them from each other and from other programs'. */
    enum Kind {
        JOURNAL("journal", 0x474c_4a31, 2),
        CUSTOMERS("customers", 0x474c_4331, 2),
        REQUESTS("requests", 0x474c_5231, 2),
        REGISTER("register", 0x474c_5331, 1),
        ROUTING("routing", 0x474c_4631, 1);

        private final String scripts;
        private final int applicationId;
        private final int newestSchema;

        Kind(String scripts, int applicationId, int newestSchema) {
            this.scripts = scripts;
            this.applicationId = applicationId;
            this.newestSchema = newestSchema;
        }
    }

    /** Makes file and directory where they are missing, for the owner alone, and brings the schema up to date. */
    void prepare(Duration busyFor) {
        createFile();
        try (Connection connection = connect(busyFor, false)) {
            check(connection);
            migrate(connection);
        } catch (SQLException e) {
            throw Fault.exception(file, e);
        }
    }

    /**
     * A connection to write on for the only process that writes: transactions begin by themselves and end with a commit. The
     * driver begins the next one at once, so that the file is never free for another.
     */
    Connection writer(Duration busyFor) throws SQLException {
        Connection connection = connect(busyFor, false);
        connection.setAutoCommit(false);
        return connection;
    }

    /** A connection to write on beside other processes: who uses it begins and ends the transactions. */
    Connection shared(Duration busyFor) throws SQLException {
        return connect(busyFor, false);
    }

    /** A connection to read on, while another writes. */
    Connection reader(Duration busyFor) throws SQLException {
        return connect(busyFor, true);
    }

    /**
     * Says whether the file can be read as one of this kind.
     *
     * @throws StoreException when it cannot
     */
    void requireReadable(Duration busyFor) {
        if (!Files.isRegularFile(file)) {
            throw new StoreException(
                    "%s: there is no such file; name the directory that the engine writes to, or start".formatted(file)
                            + " the engine once");
        }
        try (Connection connection = reader(busyFor)) {
            check(connection);
            if (schema(connection) < kind.newestSchema) {
                throw new StoreException(
                        "%s: the schema is older than this program; start the engine once to renew it".formatted(file));
            }
        } catch (SQLException e) {
            throw Fault.exception(file, e);
        }
    }

    /** Makes the directory where it is missing, for the owner alone. */
    void createDirectory() {
        try {
            Path directory = file.toAbsolutePath().getParent();
            if (directory != null && !Files.isDirectory(directory)) {
                Files.createDirectories(directory, OWNER_ONLY_DIRECTORY);
            }
        } catch (IOException e) {
            throw new StoreException(
                    "%s: its directory cannot be made (%s); see that the engine's user may write there"
                            .formatted(file, e),
                    e);
        }
    }

    private void createFile() {
        createDirectory();
        try {
            Files.createFile(file, OWNER_ONLY_FILE);
        } catch (FileAlreadyExistsException alreadyThere) {
            // The usual case. Its mode is left as its owner set it.
        } catch (IOException e) {
            throw new StoreException(
                    "%s: cannot be made (%s); see that the engine's user may write there".formatted(file, e), e);
        }
    }

    private Connection connect(Duration busyFor, boolean readOnly) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(Math.toIntExact(busyFor.toMillis()));
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setReadOnly(readOnly);
        if (!readOnly) {
            config.setJournalMode(SQLiteConfig.JournalMode.WAL);
            config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
            config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, Integer.toString(CHECKPOINT_PAGES));
        }
        return config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
    }

    private void check(Connection connection) throws SQLException {
        int application = number(connection, "pragma application_id");
        boolean empty = number(connection, "select count(*) from sqlite_schema") == 0;
        if (application != kind.applicationId && !empty) {
            throw new StoreException("%s: this is another database, not Greenline's %s; name another file"
                    .formatted(file, kind.scripts));
        }
        int schema = schema(connection);
        if (schema > kind.newestSchema) {
            throw new StoreException(
                    "%s: written by a newer Greenline (schema %d, this program knows %d); start the newer one, or name"
                                    .formatted(file, schema, kind.newestSchema)
                            + " another file");
        }
    }

    private void migrate(Connection connection) throws SQLException {
        for (int next = schema(connection) + 1; next <= kind.newestSchema; next++) {
            String script = script(next);
            try (Statement statement = connection.createStatement()) {
                // In one transaction with its number: a migration is done or was never begun.
                statement.executeUpdate("begin immediate;\n" + script
                        + "\npragma application_id = %d; pragma user_version = %d; commit;"
                                .formatted(kind.applicationId, next));
            }
        }
    }

    private String script(int version) {
        String name = "%s-V%d.sql".formatted(kind.scripts, version);
        try (InputStream in = Database.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new StoreException("the program lacks its own file " + name + "; build or install it again");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new StoreException("the program cannot read its own file " + name, e);
        }
    }

    private static int schema(Connection connection) throws SQLException {
        return number(connection, "pragma user_version");
    }

    private static int number(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getInt(1) : 0;
        }
    }

    /** Closes in order and throws the first failure with the others attached. */
    static void close(List<? extends AutoCloseable> all) throws SQLException {
        SQLException failure = null;
        for (AutoCloseable one : all) {
            try {
                one.close();
            } catch (Exception e) {
                SQLException cause = e instanceof SQLException sql ? sql : new SQLException(e);
                if (failure == null) {
                    failure = cause;
                } else {
                    failure.addSuppressed(cause);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
