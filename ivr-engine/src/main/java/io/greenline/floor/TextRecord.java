package io.greenline.floor;

import io.greenline.journal.Entry;
import io.greenline.journal.Event;
import io.greenline.journal.Journal;
import io.greenline.telephony.CallId;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Writes one conversation into the journal, as a call of its own. Guarded by the desk's lock. */
final class TextRecord {
    private final CallId call;
    private final Journal journal;
    private final InstantSource clock;
    private long sequence;

    TextRecord(CallId call, Journal journal, InstantSource clock) {
        this.call = call;
        this.journal = journal;
        this.clock = clock;
    }

    void happened(Event event) {
        sequence++;
        var _ = journal.append(
                List.of(new Entry(call, sequence, clock.instant().truncatedTo(ChronoUnit.MICROS), event)),
                Optional.empty());
    }
}
