package io.greenline.call;

import io.greenline.telephony.CallId;
import io.greenline.telephony.PhoneNumber;
import java.util.Optional;

/**
 * What a switch says of a call that comes in.
 *
 * @param id the same after a restart of the engine
 * @param calling who seems to call; empty when withheld or not a number
 * @param callingName the caller's display name as sent: hostile until proved otherwise, at most 128 characters
 * @param called the number that was dialled
 * @param driver which driver brought it: {@code ari}, {@code agi} or {@code simulator}
 */
public record InboundCall(CallId id, Optional<PhoneNumber> calling, String callingName, String called, String driver) {
    private static final int MAX_NAME = 128;

    public InboundCall {
        callingName = callingName.length() <= MAX_NAME ? callingName : callingName.substring(0, MAX_NAME);
    }
}
