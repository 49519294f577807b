package io.greenline.floor;

import io.greenline.telephony.PhoneNumber;
import java.util.Optional;

/**
 * What an agent's screen shows of a caller beside the {@link io.greenline.routing.Wish}. Kept in memory alone: the routing log
 * knows no names.
 *
 * @param number who seems to call: a hint, never a proof
 * @param name from the directory; may be empty
 */
public record CallerCard(Optional<PhoneNumber> number, String name) {
    public static final CallerCard UNKNOWN = new CallerCard(Optional.empty(), "");
}
