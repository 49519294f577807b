package io.greenline.journal;

import io.greenline.telephony.CallId;
import java.time.Instant;

/**
 * An event with its place in the order.
 *
 * @param call whose event
 * @param sequence from 1, without a gap within a call
 * @param at when, to the microsecond
 * @param event what
 */
public record Entry(CallId call, long sequence, Instant at, Event event) {
    public Entry {
        if (sequence < 1) {
            throw new IllegalArgumentException("sequence numbers count from 1, not " + sequence);
        }
    }
}
