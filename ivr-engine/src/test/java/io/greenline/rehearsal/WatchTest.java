package io.greenline.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.rehearsal.TestFiles.Stamp;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Files change when the test says so; nobody waits. */
class WatchTest {
    private static final Path FILE = Path.of("a.test.yaml");
    private static final Map<Path, Stamp> OLD = Map.of(FILE, new Stamp(1, 10));
    private static final Map<Path, Stamp> NEW = Map.of(FILE, new Stamp(2, 10));

    private static int plays(List<Map<Path, Stamp>> looks) throws InterruptedException {
        Deque<Map<Path, Stamp>> files = new ArrayDeque<>(looks);
        List<String> plays = new ArrayList<>();
        new Watch(files::remove, () -> !files.isEmpty()).run(() -> plays.add("played"));
        return plays.size();
    }

    @Test
    void itPlaysAtOnceAndNotAgainWhileNothingIsSaved() throws InterruptedException {
        assertThat(plays(List.of(OLD))).isEqualTo(1);
        assertThat(plays(List.of(OLD, OLD, OLD))).isEqualTo(1);
    }

    @Test
    void eachSavePlaysOnce() throws InterruptedException {
        assertThat(plays(List.of(OLD, OLD, NEW, NEW))).isEqualTo(2);
        assertThat(plays(List.of(OLD, NEW, OLD))).isEqualTo(3);
    }

    @Test
    void aNewFileAndALostOnePlayToo() throws InterruptedException {
        assertThat(plays(List.of(Map.of(), OLD, Map.of()))).isEqualTo(3);
    }

    @Test
    void whatIsSavedDuringAPlayIsPlayedAfterIt() throws InterruptedException {
        Deque<Map<Path, Stamp>> files = new ArrayDeque<>(List.of(OLD, NEW));
        List<Integer> looksLeft = new ArrayList<>();
        new Watch(files::remove, () -> !files.isEmpty()).run(() -> looksLeft.add(files.size()));
        // The first look was before the first play: the save in between is seen by the second.
        assertThat(looksLeft).containsExactly(1, 0);
    }
}
