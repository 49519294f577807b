package io.greenline.floor;

import io.greenline.telephony.AgentId;
import io.greenline.telephony.PhoneNumber;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Wrong PINs, counted for the telephone that they come from, and for the agent whom they are tried for: nobody shuts an agent
 * out by calling, and many telephones try out no more than a few. At her own telephone an agent is counted alone. Each count
 * has a span of its own: from its first wrong PIN until it is forgotten, and anew from the one that fills it; nothing
 * that is tried meanwhile makes that longer. For one thread at a time.
 */
final class WrongPins {
    private static final Count NONE = new Count(0, 0);

    private final Map<Place, Count> counts = new HashMap<>();

    /**
     * When it is enough.
     *
     * @param most so many wrong PINs shut a place
     * @param shut so long it stays shut, and so long those before are remembered
     * @param words for the journal and the log
     */
    record Limit(int most, Duration shut, String words) {
        private static final Limit OF_TELEPHONE = new Limit(
                5,
                Duration.ofMinutes(15),
                "after 5 wrong PINs from this telephone no PIN from it is right for 15 minutes");
        private static final Limit OF_AGENT = new Limit(
                20,
                Duration.ofHours(1),
                "after 20 wrong PINs for this agent none is right for 60 minutes but from her own telephone");
    }

    /** Where wrong PINs are counted. */
    sealed interface Place {
        default Limit limit() {
            return switch (this) {
                case Telephone _, AtHome _ -> Limit.OF_TELEPHONE;
                case Elsewhere _ -> Limit.OF_AGENT;
            };
        }

        private boolean isFull(Count count) {
            return count.wrong() >= limit().most();
        }
    }

    /** A telephone, for all agents; empty: all those that tell no number. */
    record Telephone(Optional<PhoneNumber> number) implements Place {}

    /** An agent at her own telephone. */
    record AtHome(AgentId agent) implements Place {}

    /** An agent at all telephones but her own. */
    record Elsewhere(AgentId agent) implements Place {}

    private record Count(int wrong, long sinceNanos) {
        Count more() {
            return new Count(wrong + 1, sinceNanos);
        }

        Count since(long nanos) {
            return new Count(wrong, nanos);
        }
    }

    /** The first of these places that is shut. */
    Optional<Place> shut(List<Place> places, long now) {
        counts.entrySet()
                .removeIf(each -> now - each.getValue().sinceNanos()
                        >= each.getKey().limit().shut().toNanos());
        return full(places).stream().findFirst();
    }

    /**
     * A wrong PIN at places that are open.
     *
     * @return those that it has shut
     */
    List<Place> wrong(List<Place> places, long now) {
        for (Place place : places) {
            Count count = counts.getOrDefault(place, NONE.since(now)).more();
            counts.put(place, place.isFull(count) ? count.since(now) : count);
        }
        return full(places);
    }

    private List<Place> full(List<Place> places) {
        return places.stream()
                .filter(place -> place.isFull(counts.getOrDefault(place, NONE)))
                .toList();
    }

    /**
     * A right PIN: the telephone is forgiven what was mistyped on it. What was tried for the agent elsewhere stays counted, or
     * strangers could go on after each time that she signs in.
     */
    void right(List<Place> places) {
        places.stream().filter(place -> !(place instanceof Elsewhere)).forEach(counts::remove);
    }
}
