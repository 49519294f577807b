package io.greenline.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.journal.Entry;
import io.greenline.journal.JournalContract;
import io.greenline.telephony.CallId;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process that writes a journal and is killed, as by kill -9. */
class KilledEngineTest {
    private static final int CALLS = 8;

    @TempDir
    Path directory;

    /** The engine: writes events of some calls and prints what it was told to be durable. */
    static final class Engine {
        private Engine() {}

        public static void main(String[] args) throws InterruptedException {
            SqliteJournal journal = new SqliteJournal(Path.of(args[0]), JournalLimits.USUAL, Optional.empty());
            for (long step = 1; ; step++) {
                for (int call = 0; call < CALLS; call++) {
                    CallId id = new CallId("call-" + call);
                    var commit = journal.append(JournalContract.steps(id, step, step), JournalContract.state(id, step));
                    if (call == CALLS - 1 && commit.await()) {
                        System.out.println("durable " + step);
                    }
                }
            }
        }
    }

    @Test
    void everythingThatWasDurableIsThereOnceAndInOrderAfterTheEngineIsKilled() throws Exception {
        Path file = directory.resolve("journal.db");
        long acknowledged = KilledProcess.at(200, Engine.class, file, "durable");
        assertThat(acknowledged).isGreaterThanOrEqualTo(200);

        try (SqliteJournalReader dead = new SqliteJournalReader(file)) {
            Map<CallId, Long> last = new HashMap<>();
            for (int call = 0; call < CALLS; call++) {
                CallId id = new CallId("call-" + call);
                List<Entry> events = dead.events(id);
                assertThat(events).hasSizeGreaterThanOrEqualTo((int) acknowledged);
                assertThat(events).isEqualTo(JournalContract.steps(id, 1, events.size()));
                last.put(id, (long) events.size());
            }
            try (SqliteJournal next = new SqliteJournal(file, JournalLimits.USUAL, Optional.empty())) {
                assertThat(next.open())
                        .hasSize(CALLS)
                        .allSatisfy(open -> assertThat(open)
                                .isEqualTo(JournalContract.state(open.call(), last.get(open.call()))
                                        .orElseThrow()));
            }
        }
    }
}
