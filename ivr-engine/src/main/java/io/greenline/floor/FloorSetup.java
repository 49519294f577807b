package io.greenline.floor;

import io.greenline.calendar.Calendars;
import io.greenline.calendar.Overrides;
import io.greenline.routing.RoutingPlan;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;

/**
 * What a floor begins with and works with.
 *
 * @param plan empty: the one that held before, or nobody waits for anybody
 * @param calendars the hours that the plan's queues name
 * @param zone where times of day are meant that no calendar places
 * @param log what was before; closed by its owner, after the floor
 * @param ticker closed by its owner, after the floor
 * @param wall for hours and for the first moment; may jump
 */
public record FloorSetup(
        Optional<RoutingPlan> plan,
        Calendars calendars,
        Overrides overrides,
        ZoneId zone,
        RoutingLog log,
        CallbackRules callbacks,
        Ticker ticker,
        InstantSource wall) {

    /** A floor that never closes, for rehearsals and tests; nobody is called back. */
    public static FloorSetup open(RoutingPlan plan, RoutingLog log, Ticker ticker, InstantSource wall) {
        return new FloorSetup(
                Optional.of(plan),
                Calendars.NONE,
                Overrides.NONE,
                ZoneId.of("UTC"),
                log,
                CallbackRules.NOBODY,
                ticker,
                wall);
    }
}
