package io.greenline.forecast;

import io.greenline.routing.RoutingEvent;
import io.greenline.routing.RoutingPlan;
import io.greenline.routing.TicketId;
import io.greenline.routing.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that will happen to a floor, before the floor decides anything.
 *
 * @param arrivals callers, in order of time
 * @param agents what agents do of themselves, in order of time
 * @param pickUp from an offer to the agent's voice: the telephone rings, the whisper is said
 */
public record Workload(RoutingPlan plan, List<Arrival> arrivals, List<AgentAct> agents, Duration pickUp) {
    public Workload {
        arrivals = List.copyOf(arrivals);
        agents = List.copyOf(agents);
    }

    /**
     * A caller.
     *
     * @param talk how long she will talk
     * @param patience after which she hangs up; empty: never
     */
    public record Arrival(Instant at, TicketId ticket, Wish wish, Duration talk, Optional<Duration> patience) {}

    /** Something that an agent does. */
    public record AgentAct(Instant at, RoutingEvent.OfAgent event) {}
}
