package io.greenline.caller;

import io.greenline.telephony.CallId;
import io.greenline.telephony.PhoneNumber;
import java.time.Instant;

/** Who wants to be called back. Thread-safe. */
public interface CallbackBook {

    /** Where nobody calls back. */
    CallbackBook NONE = wish -> {
        throw new Refused("nobody calls back here");
    };

    /**
     * A caller's wish.
     *
     * @param reason a word for the people who call back: {@code complaint}, {@code power-is-back}
     * @param about what it waits for or belongs to, such as an incident's number; may be empty
     */
    record Wish(CallId call, PhoneNumber number, String reason, String about, Instant asked) {}

    /**
     * Notes a wish; durable when this returns. The same number and matter twice is one wish.
     *
     * @throws Refused when nobody can or may be called back there
     */
    void note(Wish wish) throws Refused;

    /** A wish that was not taken; the message is for the journal. */
    final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        public Refused(String reason) {
            super(reason);
        }
    }
}
