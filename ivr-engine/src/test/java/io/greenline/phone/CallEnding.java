package io.greenline.phone;

import java.util.OptionalInt;

/**
 * How a call ended.
 *
 * @param by who ended it
 * @param status the SIP status that ended it: 200 for BYE, 4xx to 6xx for a refusal, 487 for a call taken back
 * @param cause the Q.850 cause that the far end gave in a Reason header (RFC 3326), if it did
 * @param text what went wrong, or the far end's phrase
 */
public record CallEnding(Side by, int status, OptionalInt cause, String text) {
    /** Whose doing an ending is. */
    public enum Side {
        /** This phone hung up, took its call back or refused one. */
        US,
        /** The far end did. */
        THEM,
        /** Nobody said a word any more: SIP's own timers ran out. */
        NOBODY
    }

    /** The Q.850 value of a message's Reason headers. */
    static OptionalInt causeIn(SipMessage message) {
        return message.headers().all("Reason").stream()
                .filter(reason -> reason.regionMatches(true, 0, "Q.850", 0, 5))
                .flatMap(reason -> SipHeaders.parameter(reason, "cause").stream())
                .filter(cause -> cause.matches("[0-9]{1,3}"))
                .mapToInt(Integer::parseInt)
                .findFirst();
    }
}
