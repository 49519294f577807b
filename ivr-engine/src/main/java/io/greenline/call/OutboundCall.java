package io.greenline.call;

import io.greenline.telephony.PhoneNumber;
import java.time.Duration;

/**
 * A call that the engine makes. Once answered it runs like one that came in: {@link CallHandler#handle} gets its leg.
 *
 * @param number who is dialled
 * @param dialString the same in the switch's own words, from the settings' pattern
 * @param shown the number that the other side sees
 * @param ringFor longest ringing, at least a second
 * @param line the {@link InboundCall#called} of the call: which dialplan it runs
 * @param token the {@link InboundCall#dialledFor} of the call
 */
public record OutboundCall(
        PhoneNumber number, String dialString, String shown, Duration ringFor, String line, String token) {}
