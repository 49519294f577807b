package io.greenline.routing;

import java.time.Duration;

/**
 * The wait that the callers of a queue are promised.
 *
 * @param within from joining to talking with a person
 * @param share for how many of a hundred callers it is to hold, 1 to 100; a caller who waited longer rises a tier either way
 */
public record Promise(Duration within, int share) {
    public Promise {
        if (!within.isPositive() || share < 1 || share > 100) {
            throw new IllegalArgumentException(
                    "a promise is a time and a share of 1 to 100 in a hundred, not %d in %s".formatted(share, within));
        }
    }
}
