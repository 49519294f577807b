package io.greenline.floor;

import io.greenline.telephony.PhoneNumber;
import java.util.Optional;

/**
 * What an agent's screen shows of a caller beside the {@link io.greenline.routing.Wish}. Kept in memory alone: the routing log
 * knows no names.
 *
 * @param number who seems to call: a hint, never a proof
 * @param name from the directory; may be empty
 * @param came how the call came to be
 */
public record CallerCard(Optional<PhoneNumber> number, String name, Came came) {
    public static final CallerCard UNKNOWN = new CallerCard(Optional.empty(), "");

    /** How a call came to be. */
    public enum Came {
        HERSELF,
        /** It was dialled for her ticket. */
        CALLED_BACK
    }

    /** Of one who called. */
    public CallerCard(Optional<PhoneNumber> number, String name) {
        this(number, name, Came.HERSELF);
    }
}
