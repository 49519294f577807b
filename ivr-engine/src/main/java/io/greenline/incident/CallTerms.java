package io.greenline.incident;

import java.time.Duration;

/**
 * How people are called back.
 *
 * @param attempts most calls
 * @param every between two of them
 * @param expiry so long after the power is back nobody is called any more
 * @param hours whether calls can and may be made now
 */
public record CallTerms(int attempts, Duration every, Duration expiry, Hours hours) {
    /** The time of day, and whether a switch takes orders. */
    public enum Hours {
        OPEN,
        /** Promises are made, calls wait. */
        CLOSED
    }
}
