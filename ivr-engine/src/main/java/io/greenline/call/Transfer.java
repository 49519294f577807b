package io.greenline.call;

import java.time.Duration;

/**
 * A transfer to someone outside the dialplan.
 *
 * @param dialString the target in the switch's own words, from the settings (never from a caller)
 * @param ringFor longest ringing, at least one second
 * @param attempt distinguishes the transfers of one call: the same number means the same transfer
 */
public record Transfer(String dialString, Duration ringFor, long attempt) {
    public Transfer {
        if (dialString.isBlank()) {
            throw new IllegalArgumentException("a transfer needs a target");
        }
        if (ringFor.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("ringing takes at least one second, not " + ringFor);
        }
    }
}
