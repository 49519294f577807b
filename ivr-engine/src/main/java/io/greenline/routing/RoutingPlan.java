package io.greenline.routing;

import io.greenline.telephony.AgentId;
import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything of {@code routing.yaml} that decides: already checked.
 *
 * @param version changes whenever the file's meaning does
 * @param queues by name, in the file's order
 * @param agents by id, in the file's order
 * @param reserves agents kept for those in danger
 * @param surge its levels, the mildest first
 * @param missesBeforeAway an agent who lets so many offers go by in a row is set away
 * @param risesAfter who has waited so long rises one tier, as if a promise had been broken: what keeps a queue without one
 *     from starving beside queues that break theirs; more than nothing
 */
public record RoutingPlan(
        String version,
        Map<QueueId, Queue> queues,
        Map<AgentId, Agent> agents,
        List<Reserve> reserves,
        List<SurgeLevel> surge,
        int missesBeforeAway,
        Duration risesAfter) {
    /** Where the file says nothing else. */
    public static final Duration RISES_AFTER = Duration.ofMinutes(10);

    /** Where nobody waits for anybody. */
    public static final RoutingPlan EMPTY = new RoutingPlan("empty", Map.of(), Map.of(), List.of(), List.of(), 3);

    /** A plan by which callers rise after {@link #RISES_AFTER}. */
    public RoutingPlan(
            String version,
            Map<QueueId, Queue> queues,
            Map<AgentId, Agent> agents,
            List<Reserve> reserves,
            List<SurgeLevel> surge,
            int missesBeforeAway) {
        this(version, queues, agents, reserves, surge, missesBeforeAway, RISES_AFTER);
    }

    public RoutingPlan {
        queues = Collections.unmodifiableMap(new LinkedHashMap<>(queues));
        agents = Collections.unmodifiableMap(new LinkedHashMap<>(agents));
        reserves = List.copyOf(reserves);
        surge = List.copyOf(surge);
    }

    /** The same in everything but who works. */
    public RoutingPlan withAgents(Map<AgentId, Agent> others) {
        return new RoutingPlan(version, queues, others, reserves, surge, missesBeforeAway, risesAfter);
    }
}
