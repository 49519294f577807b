package io.greenline.picture;

import java.util.Map;
import java.util.Set;

/** What is laid over a picture: nothing, what tests have reached, or how many calls went where. */
public sealed interface Overlay {

    /** The dialplan alone. */
    record None() implements Overlay {}

    /** What test cases have reached; the rest is marked. */
    record Coverage(Set<Spot> entered, Set<Passage> walked) implements Overlay {
        public Coverage {
            entered = Set.copyOf(entered);
            walked = Set.copyOf(walked);
        }
    }

    /**
     * How often calls went where.
     *
     * @param caption which calls these are, for people: {@code 312 calls since 2026-11-01}
     * @param visits how often each node was entered
     * @param hops how often a call went from a node to another; where a call ended is not counted
     */
    record Traffic(String caption, Map<Spot, Long> visits, Map<Hop, Long> hops) implements Overlay {
        public Traffic {
            visits = Map.copyOf(visits);
            hops = Map.copyOf(hops);
        }
    }
}
