package io.greenline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenline.journal.Append;
import io.greenline.journal.JournalContract;
import io.greenline.telephony.CallId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    private static final CallId CALL = new CallId("test-1.1");

    @TempDir
    Path directory;

    private Spool spool() {
        return new Spool(directory, "journal.db", 100_000);
    }

    private Path file() {
        return directory.resolve("journal.db.spool");
    }

    private static PendingAppend append(long from, long to) {
        return PendingAppend.of(new Append(JournalContract.steps(CALL, from, to), JournalContract.state(CALL, to)));
    }

    private static PendingAppend end(long sequence) {
        return PendingAppend.of(
                new Append(List.of(JournalContract.entry(CALL, sequence, JournalContract.ENDED)), Optional.empty()));
    }

    @Test
    void whatIsWrittenIsReadByTheNextEngine() throws IOException {
        spool().write(List.of(append(1, 3), append(4, 4)));
        Spool next = spool();
        next.write(List.of(end(5)));
        assertThat(next.events()).isEqualTo(5);
        assertThat(next.read()).containsExactly(append(1, 3), append(4, 4), end(5));
        next.clear();
        assertThat(file()).doesNotExist();
        assertThat(next.read()).isEmpty();
    }

    @Test
    void aLineCutByACrashIsCutOffSoThatWhatFollowsCanBeRead() throws IOException {
        spool().write(List.of(append(1, 3)));
        Files.writeString(file(), "[\"test-1.1\",4,17638", StandardOpenOption.APPEND);
        Spool next = spool();
        next.write(List.of(append(4, 5)));
        assertThat(next.read()).containsExactly(append(1, 3), append(4, 5));
    }

    @Test
    void aFileWithALineThatCannotBeReadIsKept() throws IOException {
        spool().write(List.of(append(1, 3)));
        Files.writeString(file(), "rubbish\n", StandardOpenOption.APPEND);
        Spool next = spool();
        assertThat(next.read()).containsExactly(append(1, 3));
        next.clear();
        assertThat(file()).doesNotExist();
        try (var files = Files.list(directory)) {
            assertThat(files)
                    .hasSize(1)
                    .allSatisfy(kept -> assertThat(kept).content().endsWith("rubbish\n"));
        }
    }

    @Test
    void theBoundIsKept() throws IOException {
        Spool small = new Spool(directory, "journal.db", 100);
        assertThatThrownBy(() -> small.write(List.of(append(1, 30)))).isInstanceOf(IOException.class);
        assertThat(small.read()).isEmpty();
        assertThat(small.events()).isZero();
    }
}
