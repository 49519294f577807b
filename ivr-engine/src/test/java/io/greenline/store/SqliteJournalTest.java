package io.greenline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenline.journal.Journal;
import io.greenline.journal.JournalContract;
import io.greenline.journal.JournalReader;
import io.greenline.telephony.CallId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteJournalTest implements JournalContract {
    /** As usual, but for a disk that others keep busy. */
    private static final JournalLimits PATIENT = new JournalLimits(
            JournalLimits.USUAL.linger(),
            JournalLimits.USUAL.groupEvents(),
            JournalLimits.USUAL.memoryEvents(),
            JournalLimits.USUAL.memoryBytes(),
            JournalLimits.USUAL.spoolBytes(),
            Duration.ofSeconds(30),
            JournalLimits.USUAL.retryFrom(),
            JournalLimits.USUAL.retryTo(),
            Duration.ofSeconds(30));

    @TempDir
    Path directory;

    private final List<AutoCloseable> opened = new ArrayList<>();
    private Path file;
    private SqliteJournal journal;
    private SqliteJournalReader reader;

    @BeforeEach
    void open() {
        file = directory.resolve("made/on/first/use/journal.db");
        journal = new SqliteJournal(file, PATIENT, Optional.empty());
        reader = new SqliteJournalReader(file);
        opened.add(reader);
        opened.add(journal);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : opened) {
            one.close();
        }
    }

    @Override
    public Journal journal() {
        return journal;
    }

    @Override
    public JournalReader reader() {
        return reader;
    }

    @Test
    void aNewJournalIsForItsOwnerAlone() throws IOException, InterruptedException {
        journal.append(JournalContract.steps(CALL, 1, 1), Optional.empty()).await();
        try (var files = Files.list(file.getParent())) {
            assertThat(files)
                    .hasSizeGreaterThanOrEqualTo(3)
                    .allSatisfy(one -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(one)))
                            .as(one.toString())
                            .isEqualTo("rw-------"));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void closingWritesOutWhatWaitsAndTheNextEngineFindsIt() {
        for (int i = 1; i <= 500; i++) {
            journal.append(JournalContract.steps(CALL, i, i), JournalContract.state(CALL, i));
        }
        journal.close();
        try (SqliteJournal next = new SqliteJournal(file, PATIENT, Optional.empty())) {
            assertThat(next.open())
                    .containsExactly(JournalContract.state(CALL, 500).orElseThrow());
        }
        assertThat(reader.events(CALL)).isEqualTo(JournalContract.steps(CALL, 1, 500));
    }

    @Test
    void aJournalThatNoEngineHasOpenCanBeRead() throws InterruptedException {
        journal.append(JournalContract.steps(CALL, 1, 3), Optional.empty()).await();
        reader.close();
        journal.close();
        try (SqliteJournalReader later = new SqliteJournalReader(file)) {
            assertThat(later.events(CALL)).hasSize(3);
        }
    }

    @Test
    void aCallGoesOnInTheNextEngineWithTheNextNumber() throws InterruptedException {
        journal.append(JournalContract.steps(CALL, 1, 3), JournalContract.state(CALL, 3));
        journal.close();
        try (SqliteJournal next = new SqliteJournal(file, PATIENT, Optional.empty())) {
            assertThat(next.append(JournalContract.steps(CALL, 4, 6), JournalContract.state(CALL, 6))
                            .await())
                    .isTrue();
            CallId other = new CallId("other");
            next.append(JournalContract.steps(other, 1, 1), Optional.empty()).await();
            assertThat(reader.calls(9)).hasSize(2);
        }
        assertThat(reader.events(CALL)).isEqualTo(JournalContract.steps(CALL, 1, 6));
    }

    @Test
    void eventsBecomeDurableWithoutAnyoneWaiting() {
        for (int i = 1; i < 12; i++) {
            journal.append(JournalContract.steps(CALL, i, i), Optional.empty());
            int count = i;
            FailingDiskTest.until(() -> reader.events(CALL).size() == count);
        }
    }

    @Test
    void aSecondEngineOnTheSameJournalIsRefused() {
        assertThatThrownBy(() -> new SqliteJournal(file, PATIENT, Optional.empty()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("another engine");
    }

    @Test
    void eventsUnderTakenNumbersAreCountedAndKeptApart() throws Exception {
        anotherEventUnderATakenNumberNeitherReplacesNorFollowsTheFirst();
        assertThat(journal.health().conflictingEvents()).isEqualTo(2);
        assertThat(count("select count(*) from conflict where id = 'test-1.1'")).isEqualTo(2);
    }

    @Test
    void aHealthyJournalSaysSo() throws InterruptedException {
        journal.append(JournalContract.steps(CALL, 1, 3), Optional.empty()).await();
        assertThat(journal.health().waitingEvents()).isZero();
        assertThat(journal.health().lastError()).isEmpty();
        assertThat(journal.health().acceptsCalls()).isTrue();
    }

    @Test
    void afterCloseNothingIsTaken() {
        journal.close();
        assertThatThrownBy(() -> journal.append(JournalContract.steps(CALL, 1, 1), Optional.empty()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedAndLeftAsItIs() throws IOException {
        Path text = directory.resolve("notes.db");
        Files.writeString(text, "These are my notes. ".repeat(500));
        assertThatThrownBy(() -> new SqliteJournal(text, PATIENT, Optional.empty()))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith(text + ": this is not an SQLite database; move it aside");
        assertThatThrownBy(() -> new SqliteJournalReader(text)).hasMessageContaining("not an SQLite database");
        assertThat(text).hasContent("These are my notes. ".repeat(500));
    }

    @Test
    void aDamagedJournalIsRefusedWithTheWayOut() throws IOException {
        reader.close();
        journal.close();
        byte[] bytes = Files.readAllBytes(file);
        java.util.Arrays.fill(bytes, 100, bytes.length, (byte) 0x5a);
        Files.write(file, bytes);
        assertThatThrownBy(() -> new SqliteJournal(file, PATIENT, Optional.empty()))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith(file + ": the database is damaged")
                .hasMessageContaining("move the file aside");
    }

    @Test
    void anotherProgramsDatabaseIsRefused() throws SQLException {
        Path other = directory.resolve("other.db");
        execute(other, "create table recipes (name text)");
        assertThatThrownBy(() -> new SqliteJournal(other, PATIENT, Optional.empty()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("another database");
    }

    @Test
    void aNewerProgramsJournalIsRefused() throws SQLException {
        journal.close();
        execute(file, "pragma user_version = 7");
        assertThatThrownBy(() -> new SqliteJournal(file, PATIENT, Optional.empty()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("written by a newer Greenline (schema 7, this program knows 2)");
        assertThatThrownBy(() -> new SqliteJournalReader(file)).hasMessageContaining("newer Greenline");
    }

    @Test
    void aJournalThatIsNotThereCannotBeRead() {
        Path missing = directory.resolve("missing.db");
        assertThatThrownBy(() -> new SqliteJournalReader(missing))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("there is no such file");
        assertThat(missing).doesNotExist();
    }

    private long count(String query) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            return row.getLong(1);
        }
    }

    static void execute(Path file, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
