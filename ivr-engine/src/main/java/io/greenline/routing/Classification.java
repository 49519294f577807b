package io.greenline.routing;

import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A class of callers and who belongs to it.
 *
 * @param name for figures and agents: {@code life-support}
 * @param when all of these must hold; none: everybody belongs to it
 * @param queue where these callers wait
 * @param tier that these callers have wherever they wait: the queue's own where the file says no other
 * @param boost beside the queue's own
 */
public record Classification(String name, List<Condition> when, QueueId queue, Tier tier, Duration boost) {
    public Classification {
        when = List.copyOf(when);
    }

    /** On what a caller belongs to it; empty where she does not. */
    Optional<List<String>> holds(Facts facts) {
        List<String> evidence = new ArrayList<>();
        for (Condition condition : when) {
            Optional<String> held = condition.holds(facts);
            if (held.isEmpty()) {
                return Optional.empty();
            }
            evidence.add(held.get());
        }
        if (when.isEmpty()) {
            evidence.add("nothing else holds");
        } else if (when.stream().allMatch(Condition::isHint)) {
            evidence.add("by the calling number: a hint, no proof");
        }
        return Optional.of(List.copyOf(evidence));
    }
}
