package io.greenline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine and a command at one file. */
class SharedFileTest {
    @TempDir
    private Path folder;

    private SharedFile open() {
        return new SharedFile(
                new Database(folder.resolve("requests.sqlite"), Database.Kind.REQUESTS), Duration.ofMillis(200));
    }

    private static int wishes(SharedFile file) throws SQLException {
        return file.transaction(
                connection -> Math.toIntExact(SharedFile.count(connection, "select count(*) from kept")));
    }

    private static void keep(SharedFile file) throws SQLException {
        file.transaction(connection -> SharedFile.update(connection, "insert into kept values (1)"));
    }

    @Test
    void whoHasTheFileOpenAndDoesNothingHoldsNobodyUp() throws SQLException {
        try (SharedFile engine = open();
                SharedFile command = open()) {
            engine.transaction(connection -> SharedFile.update(connection, "create table kept (id integer)"));
            keep(command);
            assertThat(wishes(engine)).isEqualTo(1);
            keep(engine);
            assertThat(wishes(command)).isEqualTo(2);
        }
    }

    @Test
    void aTransactionThatFailsLeavesNothingBehindAndHoldsNobodyUp() throws SQLException {
        try (SharedFile engine = open();
                SharedFile command = open()) {
            engine.transaction(connection -> SharedFile.update(connection, "create table kept (id integer)"));
            assertThatThrownBy(() -> engine.transaction(connection -> {
                        SharedFile.update(connection, "insert into kept values (1)");
                        throw new IllegalStateException("no more");
                    }))
                    .hasMessage("no more");
            keep(command);
            assertThat(wishes(engine)).isEqualTo(1);
        }
    }

    @Test
    void whoWritesHoldsTheOthersUpForAsLongAsTheyWait() throws SQLException {
        try (SharedFile engine = open();
                SharedFile command = open()) {
            engine.transaction(connection -> SharedFile.update(connection, "create table kept (id integer)"));
            engine.transaction(connection -> {
                assertThatThrownBy(() -> keep(command))
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("locked");
                return SharedFile.update(connection, "insert into kept values (1)");
            });
            assertThat(wishes(command)).isEqualTo(1);
        }
    }
}
