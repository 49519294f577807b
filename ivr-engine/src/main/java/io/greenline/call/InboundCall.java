package io.greenline.call;

import io.greenline.telephony.CallId;
import io.greenline.telephony.Media;
import io.greenline.telephony.PhoneNumber;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a switch says of a call that runs: one that came in, or one that the engine dialled and that was answered.
 *
 * @param id the same after a restart of the engine
 * @param calling who seems to call, or who was dialled; empty when withheld or not a number
 * @param callingName the caller's display name as sent: hostile until proved otherwise, at most 128 characters
 * @param called the number that was dialled, or the line that an {@link OutboundCall} names
 * @param driver which driver brought it: {@code ari}, {@code agi} or {@code simulator}
 * @param offered the media that the caller's device can do; always with voice
 * @param dialledFor the {@link OutboundCall#token} of a call that the engine dialled; empty for one that came in
 */
public record InboundCall(
        CallId id,
        Optional<PhoneNumber> calling,
        String callingName,
        String called,
        String driver,
        Set<Media> offered,
        Optional<String> dialledFor) {
    private static final int MAX_NAME = 128;

    public InboundCall {
        callingName = callingName.length() <= MAX_NAME ? callingName : callingName.substring(0, MAX_NAME);
        Set<Media> media = EnumSet.of(Media.VOICE);
        media.addAll(offered);
        offered = Set.copyOf(media);
    }

    /** A call that came in by voice alone. */
    public InboundCall(CallId id, Optional<PhoneNumber> calling, String callingName, String called, String driver) {
        this(id, calling, callingName, called, driver, Set.of(), Optional.empty());
    }
}
