package io.greenline.asterisk.agi;

import io.greenline.call.CallLeg;
import io.greenline.telephony.DtmfDigit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Keys that wait for the next verb, at most {@link CallLeg#KEPT_DIGITS}; later ones are dropped. Guarded by its owner. */
final class KeptKeys {
    private final Deque<DtmfDigit> keys = new ArrayDeque<>();

    void keep(DtmfDigit key) {
        if (keys.size() < CallLeg.KEPT_DIGITS) {
            keys.add(key);
        }
    }

    Optional<DtmfDigit> next() {
        return Optional.ofNullable(keys.poll());
    }

    boolean any() {
        return !keys.isEmpty();
    }

    void forget() {
        keys.clear();
    }

    void moveTo(KeptKeys other) {
        keys.forEach(other::keep);
        keys.clear();
    }
}
