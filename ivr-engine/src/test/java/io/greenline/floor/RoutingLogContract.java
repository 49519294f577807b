package io.greenline.floor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenline.floor.RoutingLog.Entry;
import io.greenline.floor.RoutingLog.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every routing log keeps to. */
public abstract class RoutingLogContract {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00.123456789Z");

    /** A log without entries. */
    protected abstract RoutingLog log();

    /** Entries with these numbers, a second apart. */
    public static List<Entry> entries(long from, long to) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(n -> new Entry(n, NOON.plusSeconds(n), "{\"n\":" + n + "}", "[\"张伟\"]"))
                .toList();
    }

    /** A snapshot after this entry. */
    public static Snapshot snapshot(long after) {
        return new Snapshot(after, NOON.plusSeconds(after), "{\"after\":" + after + "}");
    }

    @Test
    void whatIsAppendedIsReadBackWordForWordAndToTheNanosecond() {
        RoutingLog log = log();
        log.append(entries(1, 3));
        log.append(entries(4, 4));
        assertThat(log.after(0, 100)).isEqualTo(entries(1, 4));
    }

    @Test
    void whatIsAwaitedIsDurable() throws Exception {
        RoutingLog log = log();
        log.append(entries(1, 3));
        assertThat(log.awaitDurable(Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void readingGoesOnBehindANumberInPiecesOfTheWantedSize() {
        RoutingLog log = log();
        log.append(entries(1, 10));
        assertThat(log.after(4, 3)).isEqualTo(entries(5, 7));
        assertThat(log.after(9, 3)).isEqualTo(entries(10, 10));
        assertThat(log.after(10, 3)).isEmpty();
    }

    @Test
    void aTimeSpanHoldsItsFirstMomentAndNotItsLast() {
        RoutingLog log = log();
        log.append(entries(1, 10));
        assertThat(log.read(NOON.plusSeconds(3), NOON.plusSeconds(5))).isEqualTo(entries(3, 4));
    }

    @Test
    void theLastSnapshotCounts() {
        RoutingLog log = log();
        assertThat(log.lastSnapshot()).isEmpty();
        log.append(entries(1, 2));
        log.snapshot(snapshot(1));
        log.snapshot(snapshot(2));
        assertThat(log.lastSnapshot()).contains(snapshot(2));
    }

    @Test
    void anEntryWhoseForerunnerIsMissingIsRefusedAndSoIsOneThatIsThereAlready() {
        RoutingLog log = log();
        log.append(entries(1, 2));
        assertThatThrownBy(() -> log.append(entries(4, 4))).hasMessage("entry 4 follows entry 2");
        assertThatThrownBy(() -> log.append(entries(2, 3))).hasMessage("entry 2 follows entry 2");
        assertThat(log.after(0, 100)).isEqualTo(entries(1, 2));
    }

    @Test
    void aSnapshotOfEntriesThatNeverCameIsRefused() {
        RoutingLog log = log();
        log.append(entries(1, 2));
        assertThatThrownBy(() -> log.snapshot(snapshot(3))).hasMessage("a snapshot after entry 3 of 2");
    }
}
