package io.greenline.caller;

import io.greenline.telephony.PhoneNumber;
import java.io.IOException;
import java.util.Optional;

/** Who is behind a number. Blocking, thread-safe; whoever asks on a call sets a time budget. */
public interface CustomerDirectory {

    /**
     * The customer with this number.
     *
     * @throws IOException when the directory cannot be read: that is not the same as an unknown number
     */
    Optional<Customer> find(PhoneNumber number) throws IOException;
}
