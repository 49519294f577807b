package io.greenline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenline.floor.RoutingLog;
import io.greenline.floor.RoutingLog.Entry;
import io.greenline.floor.RoutingLog.Snapshot;
import io.greenline.floor.RoutingLogContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log in its file: the contract, restarts, and disks that fail. */
class SqliteRoutingLogTest extends RoutingLogContract {
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration KEPT = Duration.ofDays(2);

    @TempDir
    Path directory;

    private final List<AutoCloseable> opened = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : opened.reversed()) {
            one.close();
        }
    }

    @Override
    protected RoutingLog log() {
        return open(file(), 1 << 20);
    }

    private Path file() {
        return directory.resolve("routing.sqlite");
    }

    private SqliteRoutingLog open(Path file, long memoryBytes) {
        return opened(file, memoryBytes, LONG, database -> database.writer(Duration.ofMillis(5)));
    }

    private SqliteRoutingLog opened(Path file, long memoryBytes, Duration closeWithin, DiskWriter.Disk disk) {
        JournalLimits limits = new JournalLimits(
                Duration.ofMillis(2), 20, 1000, memoryBytes, 1, Duration.ofSeconds(1), SHORT, SHORT, closeWithin);
        SqliteRoutingLog log = new SqliteRoutingLog(new Database(file, Database.Kind.ROUTING), limits, KEPT, disk);
        opened.add(log);
        return log;
    }

    private SqliteRoutingLogReader reader(Path file) {
        SqliteRoutingLogReader reader = new SqliteRoutingLogReader(file);
        opened.add(reader);
        return reader;
    }

    private Connection locked() throws SQLException {
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        try (var statement = connection.createStatement()) {
            statement.execute("begin immediate");
        }
        opened.add(connection);
        return connection;
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @Test
    void whatWasAwaitedIsInTheFileForEveryReader() throws Exception {
        RoutingLog log = log();
        log.append(entries(1, 3));
        assertThat(log.awaitDurable(Duration.ofSeconds(30))).isTrue();
        assertThat(new SqliteRoutingLogReader(new Database(file(), Database.Kind.ROUTING)).after(0, 10))
                .isEqualTo(entries(1, 3));
    }

    @Test
    void aDiskThatTakesNothingLetsNobodyWaitForEver() throws Exception {
        RoutingLog log = opened(file(), 1 << 20, SHORT, _ -> {
            throw new SQLException("disk I/O error");
        });
        log.append(entries(1, 1));
        assertThat(log.awaitDurable(SHORT)).isFalse();
    }

    @Test
    void theNextEngineFindsWhatTheLastOneWroteAndGoesOnBehindIt() {
        SqliteRoutingLog first = open(file(), 1 << 20);
        first.append(entries(1, 5));
        first.snapshot(snapshot(3));
        first.close();
        SqliteRoutingLog second = open(file(), 1 << 20);
        assertThat(second.lastSnapshot()).contains(snapshot(3));
        second.append(entries(6, 6));
        assertThat(second.after(3, 10)).isEqualTo(entries(4, 6));
    }

    @Test
    void aSecondEngineOnTheSameFileIsRefused() {
        SqliteRoutingLog first = open(file(), 1 << 20);
        assertThatThrownBy(() -> open(file(), 1 << 20)).hasMessageContaining("another engine writes");
        assertThat(first.health().lost()).isZero();
    }

    @Test
    void aReportReadsTheFileWhileTheEngineWrites() {
        SqliteRoutingLog log = open(file(), 1 << 20);
        log.append(entries(1, 50));
        SqliteRoutingLogReader reader = reader(file());
        until(() -> reader.after(0, 100).size() == 50);
        List<Entry> seen = new ArrayList<>();
        reader.each(10, entries(20, 20).getFirst().at(), seen::add);
        assertThat(seen).isEqualTo(entries(11, 19));
    }

    @Test
    void whoReadsALongLogStopsWhereEnoughIsRead() {
        SqliteRoutingLog log = open(file(), 1 << 20);
        log.append(entries(1, 50));
        SqliteRoutingLogReader reader = reader(file());
        until(() -> reader.after(0, 100).size() == 50);
        List<Entry> seen = new ArrayList<>();
        reader.eachWhile(10, entries(40, 40).getFirst().at(), entry -> {
            seen.add(entry);
            return entry.number() < 15;
        });
        assertThat(seen).isEqualTo(entries(11, 15));
        assertThat(reader.first()).contains(entries(1, 1).getFirst());
    }

    @Test
    void theFirstSnapshotSinceATimeIsFound() {
        SqliteRoutingLog log = open(file(), 1 << 20);
        log.append(entries(1, 50));
        log.snapshot(snapshot(30));
        SqliteRoutingLogReader reader = reader(file());
        until(() -> reader.lastSnapshot().isPresent());
        assertThat(reader.snapshotSince(snapshot(30).at())).contains(snapshot(30));
        assertThat(reader.snapshotSince(snapshot(30).at().plusNanos(1))).isEmpty();
    }

    @Test
    void whileTheDiskRefusesEntriesWaitAreReadAndComeInOrderAfterwards() throws Exception {
        SqliteRoutingLog log = open(file(), 1 << 20);
        Connection lock = locked();
        for (int n = 1; n <= 50; n++) {
            log.append(entries(n, n));
        }
        log.snapshot(snapshot(50));
        until(() -> log.health().lastError().isPresent());
        assertThat(log.health().lastError().orElseThrow()).contains("another process holds the file locked");
        assertThat(log.after(0, 100)).isEqualTo(entries(1, 50));
        assertThat(log.lastSnapshot()).contains(snapshot(50));
        lock.close();
        SqliteRoutingLogReader reader = reader(file());
        until(() -> reader.lastSnapshot().isPresent());
        assertThat(reader.after(0, 100)).isEqualTo(entries(1, 50));
        until(() -> log.health().lastError().isEmpty());
    }

    @Test
    void aFullDiskIsNamedAndEverythingComesWhenThereIsRoomAgain() {
        AtomicInteger pages = new AtomicInteger(8);
        SqliteRoutingLog log = opened(file(), 1 << 20, LONG, database -> {
            Connection connection = database.writer(SHORT);
            try (var statement = connection.createStatement()) {
                statement.execute("pragma max_page_count = " + pages.get());
            }
            return connection;
        });
        for (int n = 1; n <= 1000; n++) {
            log.append(entries(n, n));
        }
        until(() -> log.health().lastError().isPresent());
        assertThat(log.health().lastError().orElseThrow()).contains("the disk is full");
        pages.set(100_000);
        SqliteRoutingLogReader reader = reader(file());
        until(() -> reader.after(0, 2000).size() == 1000);
        assertThat(reader.after(0, 2000)).isEqualTo(entries(1, 1000));
        assertThat(log.health().lost()).isZero();
    }

    @Test
    void whenMemoryIsFullTheRestIsLostUntilASnapshotClosesTheHole() throws Exception {
        SqliteRoutingLog log = open(file(), 1 << 20);
        Connection lock = locked();
        String large = "x".repeat(1 << 18);
        Instant at = entries(1, 1).getFirst().at();
        for (int n = 1; n <= 6; n++) {
            log.append(List.of(new Entry(n, at, large, "[]")));
        }
        assertThat(log.health().lost()).isEqualTo(3);
        lock.close();
        SqliteRoutingLogReader reader = reader(file());
        until(() -> reader.after(0, 10).size() == 3);
        // There is room again, and still nothing may follow behind the hole.
        log.append(entries(7, 7));
        assertThat(log.health().lost()).isEqualTo(4);
        log.snapshot(snapshot(7));
        log.append(entries(8, 9));
        assertThat(log.lastSnapshot()).contains(snapshot(7));
        assertThat(log.after(7, 10)).isEqualTo(entries(8, 9));
        assertThat(log.after(0, 10)).extracting(Entry::number).containsExactly(1L, 2L, 3L, 8L, 9L);
    }

    @Test
    void aWriteThatWasCutOffIsGoneWithAllBehindItAndWithNothingBeforeIt() throws Exception {
        SqliteRoutingLog log = open(file(), 1 << 20);
        SqliteRoutingLogReader reader = reader(file());
        for (int n = 1; n <= 40; n++) {
            int count = n;
            log.append(entries(n, n));
            until(() -> reader.after(0, 100).size() == count);
        }
        Path wal = directory.resolve("routing.sqlite-wal");
        long whole = Files.size(wal);
        for (long cut = whole; cut > 0; cut -= whole / 7) {
            Path copy = Files.createDirectories(directory.resolve("cut" + cut)).resolve("routing.sqlite");
            Files.copy(file(), copy);
            try (var out = Files.newByteChannel(
                    copy.resolveSibling("routing.sqlite-wal"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                out.write(java.nio.ByteBuffer.wrap(Files.readAllBytes(wal), 0, (int) cut));
            }
            SqliteRoutingLog next = open(copy, 1 << 20);
            int left = next.after(0, 100).size();
            assertThat(next.after(0, 100)).isEqualTo(entries(1, left));
            next.append(entries(left + 1, left + 1));
            assertThat(next.after(left, 1)).isEqualTo(entries(left + 1, left + 1));
        }
    }

    @Test
    void whatIsOlderThanTheRetentionGoesButNeverWhatAKeptDayBeginsWith() {
        SqliteRoutingLog log = open(file(), 1 << 20);
        Instant start = Instant.parse("2026-11-01T12:00:00Z");
        for (int day = 0; day < 6; day++) {
            Instant at = start.plus(Duration.ofDays(day));
            log.snapshot(new Snapshot(day, at.minusSeconds(10), "morning"));
            log.append(List.of(new Entry(day + 1, at, "{}", "[]")));
            log.snapshot(evening(start, day));
        }
        SqliteRoutingLogReader reader = reader(file());
        until(() -> reader.after(0, 10).size() == 3
                && reader.lastSnapshot().orElseThrow().after() == 6);
        // The third day's evening is older than two days, so what lies before it is not needed any more.
        assertThat(reader.after(0, 10)).extracting(Entry::number).containsExactly(4L, 5L, 6L);
        assertThat(reader.snapshotBefore(start.plus(Duration.ofDays(3)))).contains(evening(start, 2));
        assertThat(reader.snapshotBefore(start.plus(Duration.ofDays(2)))).isEmpty();
        assertThat(reader.snapshotBefore(start.plus(Duration.ofDays(5)))).contains(evening(start, 4));
    }

    private static Snapshot evening(Instant start, int day) {
        return new Snapshot(day + 1, start.plus(Duration.ofDays(day)).plusSeconds(20), "evening");
    }
}
