package io.greenline.app.floor;

import io.greenline.routing.Agent;
import io.greenline.routing.RoutingPlan;
import io.greenline.routing.plan.Routing;
import io.greenline.telephony.AgentId;
import java.util.LinkedHashMap;
import java.util.Map;

/** Other telephones for the agents than their file names: a floor can be tried where those telephones are not. */
final class Telephones {
    private Telephones() {}

    /**
     * The same floor, each agent at another telephone.
     *
     * @param pattern any agent's telephone in the switch's own words; {@code {id}} stands for the agent's id
     */
    static Routing of(Routing read, String pattern) {
        RoutingPlan plan = read.plan();
        Map<AgentId, Agent> agents = new LinkedHashMap<>();
        plan.agents().forEach((id, agent) -> agents.put(id, at(agent, pattern.replace("{id}", id.value()))));
        return new Routing(
                plan.withAgents(agents), read.classifier(), read.calendars(), read.surgeNotices(), read.pins());
    }

    private static Agent at(Agent agent, String endpoint) {
        return new Agent(
                agent.id(), agent.name(), endpoint, agent.languages(), agent.skills(), agent.queues(), agent.media());
    }
}
