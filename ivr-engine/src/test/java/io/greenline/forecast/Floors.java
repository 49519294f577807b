package io.greenline.forecast;

import io.greenline.routing.Agent;
import io.greenline.routing.Need;
import io.greenline.routing.Queue;
import io.greenline.routing.QueueDraft;
import io.greenline.routing.Reserve;
import io.greenline.routing.RoutingPlan;
import io.greenline.routing.Skill;
import io.greenline.routing.Tier;
import io.greenline.routing.Wish;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.Media;
import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Floors for forecasts. */
final class Floors {
    private Floors() {}

    static Queue queue(String name, Tier tier, Optional<Duration> promise, Duration wrapUp, Need... needs) {
        QueueDraft draft = new QueueDraft(name)
                .tier(tier)
                .needs(List.of(needs))
                .ringFor(Duration.ofSeconds(20))
                .wrapUp(wrapUp)
                .capacity(1_000_000);
        promise.ifPresent(within -> draft.promise(within, 100));
        return draft.queue();
    }

    static Agent agent(String id, Map<Skill, Integer> skills) {
        return new Agent(new AgentId(id), id, "SIM/" + id, Set.of(), skills, List.of(), Set.of(Media.VOICE));
    }

    /** So many agents, each with these skills. */
    static List<Agent> agents(String prefix, int count, Map<Skill, Integer> skills) {
        List<Agent> agents = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            agents.add(agent(prefix + i, skills));
        }
        return agents;
    }

    static RoutingPlan plan(List<Queue> queues, List<Agent> agents, Reserve... reserves) {
        Map<QueueId, Queue> byName = new LinkedHashMap<>();
        queues.forEach(queue -> byName.put(queue.id(), queue));
        Map<AgentId, Agent> byId = new LinkedHashMap<>();
        agents.forEach(agent -> byId.put(agent.id(), agent));
        return new RoutingPlan("test", byName, byId, List.of(reserves), List.of(), 3);
    }

    static Wish wish(String queue) {
        return new Wish(
                new QueueId(queue),
                Optional.empty(),
                Duration.ZERO,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofDays(2),
                "");
    }

    static DayPlan.Shift allDay(RoutingPlan plan) {
        return new DayPlan.Shift(
                Duration.ZERO, Duration.ofDays(2), List.copyOf(plan.agents().keySet()));
    }
}
