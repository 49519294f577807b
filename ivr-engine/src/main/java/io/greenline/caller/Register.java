package io.greenline.caller;

import io.greenline.telephony.PhoneNumber;
import java.io.IOException;
import java.util.Optional;

/** The Priority Services Register. Blocking, thread-safe. */
@FunctionalInterface
public interface Register {

    /**
     * The entry of this number, whether it is in force or not.
     *
     * @throws IOException when the register cannot be read: that is not the same as no entry
     */
    Optional<RegisterEntry> find(PhoneNumber number) throws IOException;
}
