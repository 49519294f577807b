package io.greenline.routing;

import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.util.List;

/**
 * Where a caller belongs, and why.
 *
 * @param name of the class
 * @param tier that she has wherever she waits
 * @param boost beside the queue's own
 * @param rule which of the rules held, from 1
 * @param evidence on what it held, in words, in the order of its conditions
 */
public record Classified(String name, QueueId queue, Tier tier, Duration boost, int rule, List<String> evidence) {
    public Classified {
        evidence = List.copyOf(evidence);
    }

    /** In one line: {@code life-support: need life-support (register)}. */
    public String because() {
        return "%s: %s".formatted(name, String.join(", ", evidence));
    }
}
