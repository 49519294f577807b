package io.greenline.journal;

import io.greenline.telephony.CallId;
import io.greenline.telephony.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads what was journaled; also while an engine writes. Blocking, thread-safe. */
public interface JournalReader extends AutoCloseable {

    /** The newest calls first. */
    List<CallSummary> calls(int atMost);

    /** One call's summary; empty when there is no such call. */
    Optional<CallSummary> call(CallId id);

    /** A call's events in order; empty when there is no such call. */
    List<Entry> events(CallId id);

    /** The calls with a number since then, this one not among them; in no particular order. */
    List<Earlier> callsWith(PhoneNumber number, CallId but, Instant since);

    /**
     * A call with a number.
     *
     * @param called what was called; of a call that the engine made, the line whose dialplan it ran
     */
    record Earlier(Instant began, String called) {}

    @Override
    void close();
}
