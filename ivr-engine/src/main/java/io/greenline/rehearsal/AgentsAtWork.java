package io.greenline.rehearsal;

import io.greenline.routing.Agent;
import io.greenline.scenario.Surroundings.Taking;
import io.greenline.simulator.AgentConduct;
import io.greenline.simulator.AgentConduct.Parting;
import io.greenline.telephony.AgentId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The agents of a scenario: how each takes the first call, the second. Used by the call's thread alone. */
final class AgentsAtWork {
    private final Map<AgentId, List<Taking>> takings;
    private final Map<String, AgentId> telephones = new HashMap<>();
    private final Map<AgentId, Integer> rung = new HashMap<>();

    /** @param agents of the plan, with their telephones */
    AgentsAtWork(Map<AgentId, List<Taking>> takings, Collection<Agent> agents) {
        this.takings = takings;
        agents.forEach(agent -> telephones.put(agent.endpoint(), agent.id()));
    }

    /** What whoever has this telephone does when it rings now; a telephone that is nobody's is not there. */
    AgentConduct taking(String telephone) {
        AgentId agent = telephones.get(telephone);
        return agent == null ? new AgentConduct.Unreachable() : taking(agent);
    }

    private AgentConduct taking(AgentId agent) {
        List<Taking> script = takings.getOrDefault(agent, List.of(Taking.USUAL));
        int before = rung.merge(agent, 1, Integer::sum) - 1;
        return switch (script.get(Math.min(before, script.size() - 1))) {
            case Taking.Answers(Duration after, Duration talks, boolean lost) ->
                new AgentConduct.Answers(after, talks, lost ? Parting.IS_LOST : Parting.HANGS_UP);
            case Taking.Busy _ -> new AgentConduct.Busy();
            case Taking.NoAnswer _ -> new AgentConduct.NoAnswer();
            case Taking.Rejects _ -> new AgentConduct.Rejects(Duration.ZERO);
            case Taking.Unreachable _ -> new AgentConduct.Unreachable();
        };
    }
}
