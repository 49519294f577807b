package io.greenline.store;

import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What a failure of SQLite means for the person who runs the machine. */
final class Fault {
    private Fault() {}

    /** Which file, what is wrong, what to do. */
    static String inWords(Path file, SQLException e) {
        if (!(e instanceof SQLiteException sqlite)) {
            return "%s: %s".formatted(file, e.getMessage());
        }
        return "%s: %s".formatted(file, meaning(sqlite.getResultCode()));
    }

    static StoreException exception(Path file, SQLException e) {
        return new StoreException(inWords(file, e), e);
    }

    private static String meaning(SQLiteErrorCode code) {
        // The low byte is the primary code, the rest its finer kind (sqlite.org, "Result and Error Codes").
        return switch (code.code & 0xff) {
            case 5, 6 -> "another process holds the file locked; end it, or wait until it is done";
            case 7 -> "SQLite found no memory; give the machine more, or the engine fewer calls";
            case 8 -> "the file or its directory is read-only; let the engine's user write there";
            case 10 -> "the disk reports an input/output error (%s); look into the system log".formatted(code);
            case 11 ->
                "the database is damaged; stop the engine, move the file aside (with its -wal and -shm) and start"
                        + " again: a new one is made, and nothing is deleted";
            case 13 -> "the disk is full; free some space";
            case 14 -> "the file cannot be opened; see that its directory exists and belongs to the engine's user";
            case 23 -> "the engine's user may not use the file; see its owner and mode";
            case 26 ->
                "this is not an SQLite database; move it aside, or name another file, and start again: a new one is"
                        + " made, and nothing is deleted";
            default -> "%s; look into the system log".formatted(code);
        };
    }
}
