package io.greenline.caller;

import io.greenline.telephony.CallId;
import io.greenline.telephony.PhoneNumber;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What another channel (web, app, chat) has left for a caller's number. Thread-safe. */
public interface Handovers {

    /** Where no other channel leaves anything. */
    Handovers NONE = (_, _, _) -> Optional.empty();

    /**
     * What was left.
     *
     * @param channel who left it: {@code web}, {@code app}, {@code chat}
     * @param fields what it is about, by name
     */
    record Handover(String channel, Map<String, String> fields) {
        public Handover {
            fields = Map.copyOf(fields);
        }
    }

    /**
     * Takes up the newest that was left for a number and has not expired; a call that asks again gets the same, another call
     * does not until it is left anew.
     */
    Optional<Handover> take(PhoneNumber number, CallId by, Instant now);
}
