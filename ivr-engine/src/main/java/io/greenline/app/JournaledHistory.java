package io.greenline.app;

import io.greenline.caller.CallerHistory;
import io.greenline.floor.CallbackRunner;
import io.greenline.incident.RestoredCalls;
import io.greenline.journal.JournalReader;
import io.greenline.telephony.CallId;
import io.greenline.telephony.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the journal and the notices know of a caller. */
record JournaledHistory(JournalReader journal, Outages outages) implements CallerHistory {
    /** Of calls that the engine made: that a customer was not reached yet is no call of hers. */
    private static final Set<String> MADE = Set.of(CallbackRunner.LINE, RestoredCalls.LINE);

    @Override
    public List<Instant> calls(PhoneNumber number, CallId but, Instant since) {
        return journal.callsWith(number, but, since).stream()
                .filter(call -> !MADE.contains(call.called()))
                .map(JournalReader.Earlier::began)
                .toList();
    }

    @Override
    public Optional<Outage> outage(String area, String premises, Instant now) {
        return outages.of(area, premises, now);
    }

    /** As {@link CallerHistory#outage}. */
    @FunctionalInterface
    interface Outages {
        Optional<Outage> of(String area, String premises, Instant now);
    }
}
