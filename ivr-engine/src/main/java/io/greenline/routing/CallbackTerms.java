package io.greenline.routing;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;

/**
 * How a queue calls back.
 *
 * @param window the local times of day at which people are called; empty: as long as the queue is open
 * @param attempts most calls, 1 to 10
 * @param every between two calls
 * @param lead the customer is dialled when her turn is estimated to be so near
 * @param expiry after which a callback is given up and told to somebody
 * @param perSlot most callbacks promised for one half hour
 * @param order who is called first
 */
public record CallbackTerms(
        Optional<Window> window,
        int attempts,
        Duration every,
        Duration lead,
        Duration expiry,
        int perSlot,
        First order) {

    /** Who is called first. */
    public enum First {
        CUSTOMER,
        AGENT
    }

    /** Local times of day, {@code from} before {@code to}. */
    public record Window(LocalTime from, LocalTime to) {}
}
