package io.greenline.figures;

import io.greenline.routing.RoutingCore;
import io.greenline.routing.RoutingEvent;
import io.greenline.routing.Standing;
import java.time.Instant;

/**
 * Finds out what wait was estimated for each caller: the log does not say it, but the same events on the same core come to the
 * same estimate. Only what could have been told counts: while nothing is known, or estimates are too wrong to be spoken, there
 * is none. For one thread.
 */
public final class EstimateReplay {
    private final RoutingCore core;
    private final Follower follower;

    /** @param core as the floor was before the first entry that is told */
    public EstimateReplay(RoutingCore core, Follower follower) {
        this.core = core;
        this.follower = follower;
    }

    /** One entry of the log, which the follower has had. */
    public void entry(Instant at, RoutingEvent event) {
        var _ = core.apply(event, at);
        if (event instanceof RoutingEvent.Joined joined) {
            core.standing(joined.ticket(), at)
                    .flatMap(Standing::estimate)
                    .ifPresent(estimate -> follower.estimated(joined.ticket(), estimate.likely()));
        }
    }
}
