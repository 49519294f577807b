package io.greenline.routing;

import java.time.Duration;
import java.util.Optional;

/**
 * One level of a surge: when it begins and ends, and what it changes.
 *
 * @param name for people: {@code busy}, {@code storm}
 * @param enter any one of these reached begins it
 * @param leave all of these undershot, for {@code calm} on end, ends it
 * @param calm how long it must be quiet
 * @param offersCallbacks whether callers are offered a callback at once
 * @param admits most callers outside the tiers of danger who may wait in all queues together; empty: no limit
 */
public record SurgeLevel(
        String name,
        Threshold enter,
        Threshold leave,
        Duration calm,
        boolean offersCallbacks,
        Optional<Integer> admits) {

    /**
     * What is measured over all queues.
     *
     * @param waiting callers
     * @param arrivals callers who joined within the last minute
     * @param longestWait of those who wait now
     */
    public record Threshold(Optional<Integer> waiting, Optional<Integer> arrivals, Optional<Duration> longestWait) {}
}
