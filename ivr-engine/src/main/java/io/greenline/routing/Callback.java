package io.greenline.routing;

import io.greenline.telephony.PhoneNumber;
import java.time.Instant;
import java.util.Optional;

/** A callback that a customer waits for. */
final class Callback {
    final PhoneNumber number;

    /** {@link Moments#NEVER}: not known. */
    final long asked;

    final Optional<Instant> notBefore;
    final long expires;
    int attempts;

    /** Not before; while she is being dialled: when that counts as missed. */
    long nextAttempt;

    Callback(PhoneNumber number, long asked, Optional<Instant> notBefore, long nextAttempt, long expires) {
        this.number = number;
        this.asked = asked;
        this.notBefore = notBefore;
        this.nextAttempt = nextAttempt;
        this.expires = expires;
    }
}
