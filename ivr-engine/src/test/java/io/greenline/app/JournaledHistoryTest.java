package io.greenline.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.caller.CallerHistory;
import io.greenline.journal.Entry;
import io.greenline.journal.Event;
import io.greenline.journal.InMemoryJournal;
import io.greenline.telephony.CallId;
import io.greenline.telephony.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JournaledHistoryTest {
    private static final Instant NOW = Instant.parse("2026-11-26T08:00:00Z");
    private static final PhoneNumber NUMBER = new PhoneNumber("13900000001");

    private final InMemoryJournal journal = new InMemoryJournal();
    private final CallerHistory history = new JournaledHistory(journal, (_, _, _) -> Optional.empty());

    private void call(String id, String called, Instant at) {
        Event arrived = new Event.CallArrived(NUMBER.value(), "", called, "ari");
        journal.append(List.of(new Entry(new CallId(id), 1, at, arrived)), Optional.empty());
    }

    @Test
    void whoeverTheEngineCalledHasNotCalled() throws Exception {
        call("own", "95598", NOW.minusSeconds(3_600));
        call("turn-came", "callback", NOW.minusSeconds(1_800));
        call("power-is-back", "restored", NOW.minusSeconds(900));
        call("this", "95598", NOW);
        assertThat(history.calls(NUMBER, new CallId("this"), NOW.minusSeconds(86_400)))
                .containsExactly(NOW.minusSeconds(3_600));
    }
}
