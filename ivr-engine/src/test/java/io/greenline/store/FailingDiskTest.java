package io.greenline.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.journal.Journal;
import io.greenline.journal.JournalContract;
import io.greenline.telephony.CallId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real failures of SQLite: a locked file, a full database, a write that is cut off. */
class FailingDiskTest {
    private static final CallId CALL = new CallId("test-1.1");
    private static final Duration SHORT = Duration.ofMillis(20);

    @TempDir
    Path directory;

    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : opened.reversed()) {
            one.close();
        }
    }

    private Path file() {
        return directory.resolve("journal.db");
    }

    private static JournalLimits limits(int memoryEvents) {
        return new JournalLimits(
                Duration.ofMillis(2), 20, memoryEvents, 1 << 24, 1 << 24, Duration.ofSeconds(1), SHORT, SHORT, SHORT);
    }

    private SqliteJournal journal(int memoryEvents, Optional<Path> spool) {
        SqliteJournal journal = new SqliteJournal(
                new Database(file(), Database.Kind.JOURNAL),
                limits(memoryEvents),
                spool,
                database -> database.writer(Duration.ofMillis(5)));
        opened.add(journal);
        return journal;
    }

    private SqliteJournalReader reader() {
        SqliteJournalReader reader = new SqliteJournalReader(file());
        opened.add(reader);
        return reader;
    }

    /** Another process's lock, until it is closed. */
    private Connection locked() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        try (var statement = connection.createStatement()) {
            statement.execute("begin immediate");
        }
        opened.add(connection);
        return connection;
    }

    static void until(java.util.function.BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    private static boolean durable(Journal.Commit commit) {
        try {
            return commit.await();
        } catch (InterruptedException impossible) {
            throw new AssertionError(impossible);
        }
    }

    @Test
    void whileTheFileIsLockedEventsWaitAndNothingIsLost() throws Exception {
        SqliteJournal journal = journal(1000, Optional.empty());
        Connection lock = locked();
        for (int i = 1; i <= 100; i++) {
            journal.append(JournalContract.steps(CALL, i, i), JournalContract.state(CALL, i));
        }
        until(() -> journal.health().lastError().isPresent());
        assertThat(journal.health().lastError().orElseThrow()).contains("another process holds the file locked");
        assertThat(journal.health().waitingEvents()).isEqualTo(100);
        assertThat(journal.health().oldestWaiting()).isPositive();
        assertThat(journal.open(CALL)).contains(JournalContract.state(CALL, 100).orElseThrow());
        lock.close();
        until(() -> journal.health().waitingEvents() == 0);
        until(() -> journal.health().lastError().isEmpty());
        assertThat(reader().events(CALL)).isEqualTo(JournalContract.steps(CALL, 1, 100));
    }

    @Test
    void awaitSaysNoWhenTheDiskDoesNotTakeItInTimeAndTheEventIsStillKept() throws Exception {
        SqliteJournal journal = journal(1000, Optional.empty());
        Connection lock = locked();
        var commit = journal.append(JournalContract.steps(CALL, 1, 1), Optional.empty());
        assertThat(commit.await()).isFalse();
        lock.close();
        until(() -> durable(commit));
        assertThat(reader().events(CALL)).hasSize(1);
    }

    @Test
    void aFullDiskIsNamedAndTheEventsComeWhenThereIsRoomAgain() throws Exception {
        AtomicInteger pages = new AtomicInteger(15);
        SqliteJournal journal = new SqliteJournal(
                new Database(file(), Database.Kind.JOURNAL), limits(5000), Optional.empty(), database -> {
                    Connection connection = database.writer(SHORT);
                    try (var statement = connection.createStatement()) {
                        statement.execute("pragma max_page_count = " + pages.get());
                    }
                    return connection;
                });
        opened.add(journal);
        for (int i = 1; i <= 1000; i++) {
            journal.append(JournalContract.steps(CALL, i, i), JournalContract.state(CALL, i));
        }
        until(() -> journal.health().lastError().isPresent());
        assertThat(journal.health().lastError().orElseThrow()).contains("the disk is full");
        pages.set(100_000);
        until(() -> journal.health().waitingEvents() == 0);
        assertThat(reader().events(CALL)).isEqualTo(JournalContract.steps(CALL, 1, 1000));
        assertThat(journal.health().conflictingEvents()).isZero();
    }

    @Test
    void atTheBoundEventsAreRefusedAndCountedAndHalfWayNoNewCallIsWanted() throws Exception {
        SqliteJournal journal = journal(100, Optional.empty());
        Connection lock = locked();
        for (int i = 1; i <= 51; i++) {
            journal.append(JournalContract.steps(CALL, i, i), Optional.empty());
        }
        assertThat(journal.health().acceptsCalls()).isFalse();
        for (int i = 52; i <= 100; i++) {
            journal.append(JournalContract.steps(CALL, i, i), Optional.empty());
        }
        assertThat(journal.health().refusedEvents()).isZero();
        var refused = journal.append(JournalContract.steps(CALL, 101, 107), Optional.empty());
        assertThat(refused.await()).isFalse();
        assertThat(journal.health().refusedEvents()).isEqualTo(7);
        lock.close();
        until(() -> journal.health().waitingEvents() == 0);
        assertThat(reader().events(CALL)).isEqualTo(JournalContract.steps(CALL, 1, 100));
    }

    @Test
    void withASpoolFarMoreThanTheMemoryIsKeptAndComesInOrder() throws Exception {
        SqliteJournal journal = journal(100, Optional.of(directory.resolve("spool")));
        Connection lock = locked();
        int added = 0;
        while (added < 600) {
            if (journal.health().waitingEvents() < 100) {
                added++;
                journal.append(JournalContract.steps(CALL, added, added), JournalContract.state(CALL, added));
            }
        }
        assertThat(journal.health().spooledEvents()).isGreaterThan(400);
        assertThat(journal.open(CALL)).contains(JournalContract.state(CALL, 600).orElseThrow());
        lock.close();
        until(() -> journal.health().waitingEvents() == 0 && journal.health().spooledEvents() == 0);
        assertThat(journal.health().refusedEvents()).isZero();
        assertThat(reader().events(CALL)).isEqualTo(JournalContract.steps(CALL, 1, 600));
    }

    @Test
    void whatAnEngineCouldNotWriteBeforeItEndedTheNextOneBringsFromTheSpool() throws Exception {
        Optional<Path> spool = Optional.of(directory.resolve("spool"));
        SqliteJournal journal = journal(1000, spool);
        Connection lock = locked();
        for (int i = 1; i <= 70; i++) {
            journal.append(JournalContract.steps(CALL, i, i), JournalContract.state(CALL, i));
        }
        journal.close();
        lock.close();
        assertThat(reader().events(CALL)).isEmpty();
        SqliteJournal next = journal(1000, spool);
        assertThat(next.open()).containsExactly(JournalContract.state(CALL, 70).orElseThrow());
        var last = next.append(JournalContract.steps(CALL, 71, 71), Optional.empty());
        until(() -> durable(last));
        assertThat(reader().events(CALL)).isEqualTo(JournalContract.steps(CALL, 1, 71));
        assertThat(next.health().spooledEvents()).isZero();
    }
}
