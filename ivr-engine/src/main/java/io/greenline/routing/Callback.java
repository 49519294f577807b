package io.greenline.routing;

import io.greenline.telephony.PhoneNumber;
import java.time.Instant;
import java.util.Optional;

/** A callback that a customer waits for. */
final class Callback {
    final PhoneNumber number;
    final Optional<Instant> notBefore;
    final long expires;
    int attempts;

    /** Not before; while she is being dialled: when that counts as missed. */
    long nextAttempt;

    Callback(PhoneNumber number, Optional<Instant> notBefore, long nextAttempt, long expires) {
        this.number = number;
        this.notBefore = notBefore;
        this.nextAttempt = nextAttempt;
        this.expires = expires;
    }
}
