package io.greenline.journal;

import io.greenline.telephony.CallId;
import java.time.Instant;
import java.util.Optional;

/**
 * One line of a list of calls.
 *
 * @param end empty while the call goes on (or was lost track of)
 */
public record CallSummary(
        CallId id, Instant began, String calling, String called, String driver, long events, Optional<End> end) {
    /** When and how it ended. */
    public record End(Instant at, Event.CallEnded how) {}
}
