package io.greenline.asterisk.ari;

import io.greenline.call.CallLeg;
import io.greenline.telephony.DtmfDigit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys that a caller has pressed and nobody has taken yet, in order and bounded. Guarded by its owner. */
final class CallerKeys {
    private Rule rule = Rule.KEPT;
    private boolean noticed;

    /** Made when the first one comes: most of a call's life it has none. */
    private @Nullable StringBuilder kept;

    private enum Rule {
        KEPT,
        DISCARDED,
        NOTICED
    }

    /** From now on keys are kept; those that are there stay. */
    void keep() {
        rule = Rule.KEPT;
    }

    /** From now on keys are of no use; those that are there are gone. */
    void discard() {
        rule = Rule.DISCARDED;
        forget();
        noticed = false;
    }

    /** As {@link #discard}, but that there was one is remembered. */
    void notice() {
        discard();
        rule = Rule.NOTICED;
    }

    /** Those that are there are gone, whatever becomes of the next ones. */
    void forget() {
        kept = null;
    }

    /** A key; whether keys are kept now. */
    boolean press(DtmfDigit digit) {
        if (rule != Rule.KEPT) {
            pressLate();
            return false;
        }
        StringBuilder all = kept == null ? new StringBuilder(4) : kept;
        kept = all;
        if (all.length() < CallLeg.KEPT_DIGITS) {
            all.append(digit.symbol());
        }
        return true;
    }

    /** A key that was told when the caller was gone already: it is not kept. */
    void pressLate() {
        noticed |= rule == Rule.NOTICED;
    }

    /** Whether a key came since they are only noticed. */
    boolean noticed() {
        return noticed;
    }

    boolean any() {
        return kept != null;
    }

    /** Takes the first one that is kept. */
    Optional<DtmfDigit> take() {
        StringBuilder all = kept;
        if (all == null) {
            return Optional.empty();
        }
        char symbol = all.charAt(0);
        all.deleteCharAt(0);
        if (all.isEmpty()) {
            kept = null;
        }
        return DtmfDigit.of(symbol);
    }
}
