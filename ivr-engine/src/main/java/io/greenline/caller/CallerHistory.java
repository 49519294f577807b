package io.greenline.caller;

import io.greenline.telephony.CallId;
import io.greenline.telephony.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What happened to a caller before this call. Thread-safe. */
public interface CallerHistory {

    /** Where nothing is known of anybody. */
    CallerHistory NONE = new CallerHistory() {
        @Override
        public List<Instant> calls(PhoneNumber number, CallId but, Instant since) {
            return List.of();
        }

        @Override
        public Optional<Outage> outage(String area, String premises, Instant now) {
            return Optional.empty();
        }
    };

    /**
     * When calls of a number came in; calls to it are none. Blocks for as long as looking takes.
     *
     * @param but the call that asks: it is not among them
     */
    List<Instant> calls(PhoneNumber number, CallId but, Instant since) throws InterruptedException;

    /**
     * The outage that a notice in force tells of for these premises, or else for this area. Answers at once.
     *
     * @param area empty where it is not known
     * @param premises empty where they are not known
     */
    Optional<Outage> outage(String area, String premises, Instant now);

    /**
     * An outage.
     *
     * @param where whether the notice names the premises or the area
     */
    record Outage(NoticeId notice, Where where) {
        /** What a notice of an outage can name. */
        public enum Where {
            PREMISES,
            AREA
        }
    }
}
