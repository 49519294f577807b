package io.greenline.incident;

import java.time.Duration;

/**
 * How people are called back.
 *
 * @param attempts most calls
 * @param every between two of them
 * @param expiry so long after the power is back nobody is called any more
 * @param hours whether it is a time of day for calls
 */
public record CallTerms(int attempts, Duration every, Duration expiry, Hours hours) {
    /** The time of day. */
    public enum Hours {
        OPEN,
        /** Promises are made, calls wait. */
        CLOSED
    }
}
