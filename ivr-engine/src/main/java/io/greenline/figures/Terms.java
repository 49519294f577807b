package io.greenline.figures;

import io.greenline.routing.Tier;
import java.time.Duration;

/**
 * The bounds that figures are measured by.
 *
 * @param within T of the service level
 * @param dangerWithin T for the tiers of danger
 * @param shortAbandon who hangs up sooner than this is counted apart: most of them have misdialled
 */
public record Terms(Duration within, Duration dangerWithin, Duration shortAbandon) {
    /** 20 seconds, 5 for the tiers of danger; short is under 5 seconds. */
    public static final Terms USUAL = new Terms(Duration.ofSeconds(20), Duration.ofSeconds(5), Duration.ofSeconds(5));

    public Terms {
        if (!within.isPositive() || !dangerWithin.isPositive() || shortAbandon.isNegative()) {
            throw new IllegalArgumentException("the bounds of figures are times above zero");
        }
    }

    /** T for callers of a tier. */
    public Duration within(Tier tier) {
        return tier.isDanger() ? dangerWithin : within;
    }
}
