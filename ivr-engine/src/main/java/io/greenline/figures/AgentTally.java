package io.greenline.figures;

import io.greenline.routing.Decision.AgentState;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Agents' time added up. Two tallies of different times add up to the tally of both. For one thread at a time. */
public final class AgentTally {
    private final Map<AgentState, Long> millis = new EnumMap<>(AgentState.class);
    private final Set<String> agents = new HashSet<>();

    /** Nothing yet. */
    public AgentTally() {}

    /** Adds the part of a span that lies between two times. */
    public void add(AgentSpan span, Instant from, Instant to) {
        Instant begin = span.from().isBefore(from) ? from : span.from();
        Instant end = span.to().isAfter(to) ? to : span.to();
        if (begin.isBefore(end)) {
            // Counted from a fixed point, so that pieces of a span add up to the whole of it.
            long length = end.toEpochMilli() - begin.toEpochMilli();
            millis.merge(span.state(), length, Long::sum);
            agents.add(span.agent().value());
        }
    }

    /** Adds what another counted. */
    public void add(AgentTally other) {
        other.millis.forEach((state, length) -> millis.merge(state, length, Long::sum));
        agents.addAll(other.agents);
    }

    /** Time in any of these states. */
    public Duration in(AgentState... states) {
        long sum = 0;
        for (AgentState state : states) {
            sum += millis.getOrDefault(state, 0L);
        }
        return Duration.ofMillis(sum);
    }

    /** Agents who were signed in at any time. */
    public int agents() {
        return agents.size();
    }
}
