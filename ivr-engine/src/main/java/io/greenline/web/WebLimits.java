package io.greenline.web;

import java.time.Duration;

/**
 * What a backend may cost.
 *
 * @param connect longest time to connect
 * @param atOnce requests to one backend at the same time; a further one fails at once, so that a slow backend holds up only
 *     the callers who wait for it already
 * @param failures in a row after which a backend is left alone
 * @param rest how long it is left alone; then one request tries
 * @param backoff before the second try, doubled before each further one, and half as much more or less
 */
public record WebLimits(Duration connect, int atOnce, int failures, Duration rest, Duration backoff) {
    public static final WebLimits USUAL =
            new WebLimits(Duration.ofSeconds(2), 64, 8, Duration.ofSeconds(10), Duration.ofMillis(100));
}
