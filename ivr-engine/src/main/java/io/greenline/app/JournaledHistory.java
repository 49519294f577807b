package io.greenline.app;

import io.greenline.app.notices.LiveNotices;
import io.greenline.caller.CallerHistory;
import io.greenline.journal.JournalReader;
import io.greenline.telephony.CallId;
import io.greenline.telephony.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the journal and the notices know of a caller. */
record JournaledHistory(JournalReader journal, LiveNotices notices) implements CallerHistory {
    @Override
    public List<Instant> calls(PhoneNumber number, CallId but, Instant since) {
        return journal.callsFrom(number, but, since);
    }

    @Override
    public Optional<Outage> outage(String area, String premises, Instant now) {
        return notices.outage(area, premises, now);
    }
}
