package io.greenline.figures;

import io.greenline.routing.Agent;
import io.greenline.routing.Decision.AgentState;
import io.greenline.routing.RoutingPlan;
import io.greenline.routing.Skill;
import io.greenline.telephony.AgentId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** How long each agent is in each state. */
final class AgentClock {
    private static final String NO_SKILLS = "no-skills";

    private final Map<AgentId, Post> posts = new HashMap<>();
    private final Map<AgentId, String> groups = new HashMap<>();
    private final Consumer<AgentSpan> spans;
    private RoutingPlan plan;

    private record Post(AgentState state, Instant since) {}

    AgentClock(RoutingPlan plan, Consumer<AgentSpan> spans) {
        this.plan = plan;
        this.spans = spans;
    }

    void plan(RoutingPlan changed) {
        plan = changed;
        groups.clear();
    }

    void is(AgentId agent, AgentState state, Instant at) {
        Post before = posts.put(agent, new Post(state, at));
        if (before != null) {
            tell(agent, before, at);
        }
    }

    boolean isWrappingUp(AgentId agent) {
        Post post = posts.get(agent);
        return post != null && post.state() == AgentState.WRAPPING_UP;
    }

    void end(Instant at) {
        posts.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(post -> tell(post.getKey(), post.getValue(), at));
        posts.clear();
    }

    private void tell(AgentId agent, Post post, Instant until) {
        if (post.state() != AgentState.SIGNED_OUT && post.since().isBefore(until)) {
            spans.accept(new AgentSpan(agent, groups.computeIfAbsent(agent, this::group), post.state(), post.since(), until));
        }
    }

    /** The agent's skills by name; whoever knows the same is one group. */
    private String group(AgentId id) {
        Agent agent = plan.agents().get(id);
        if (agent == null || agent.skills().isEmpty()) {
            return NO_SKILLS;
        }
        return agent.skills().keySet().stream().sorted().map(Skill::value).collect(Collectors.joining("+"));
    }
}
