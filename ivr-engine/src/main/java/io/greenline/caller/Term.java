package io.greenline.caller;

import java.time.Instant;
import java.util.Optional;

/**
 * When a notice stands.
 *
 * @param from from this moment on; empty has begun
 * @param until and no longer at this moment
 */
public record Term(Optional<Instant> from, Instant until) {
    /** Where a moment lies. */
    public enum Phase {
        LATER,
        NOW,
        OVER
    }

    public Term {
        if (from.isPresent() && !from.get().isBefore(until)) {
            throw new IllegalArgumentException("a notice from %s cannot end at %s".formatted(from.get(), until));
        }
    }

    /** Whether the notice is still to come, stands, or is over at this moment. */
    public Phase at(Instant moment) {
        if (!moment.isBefore(until)) {
            return Phase.OVER;
        }
        return from.filter(moment::isBefore).isPresent() ? Phase.LATER : Phase.NOW;
    }
}
