package io.greenline.app.floor;

import io.greenline.floor.PromisedCallbacks;
import io.greenline.routing.Agent;
import io.greenline.routing.Queue;
import io.greenline.routing.RoutingPlan;
import io.greenline.routing.RoutingSnapshot;
import io.greenline.routing.RoutingSnapshot.AgentPost;
import io.greenline.routing.RoutingSnapshot.QueueFigures;
import io.greenline.routing.RoutingSnapshot.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The floor as its screens see it. No caller's name and number: those are for her agent's screen alone. */
final class FloorPage {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST_CALLERS = 1_000;

    private FloorPage() {}

    static ObjectNode page(RoutingSnapshot floor, RoutingPlan plan, Instant now) {
        ObjectNode page = JSON.createObjectNode();
        page.put("at", now.toString());
        page.set("surge", surge(floor.surge()));
        var queues = page.putArray("queues");
        for (QueueFigures figures : floor.queues()) {
            Optional.ofNullable(plan.queues().get(figures.id()))
                    .ifPresent(queue -> queues.add(queue(queue, figures, floor.tickets())));
        }
        var agents = page.putArray("agents");
        floor.agents().forEach(post -> agents.add(agent(post, plan)));
        var callers = page.putArray("callers");
        floor.tickets().stream()
                .sorted(Comparator.comparing(Ticket::tier)
                        .thenComparing(Ticket::joined)
                        .thenComparing(Ticket::id))
                .limit(MOST_CALLERS)
                .forEach(ticket -> callers.add(caller(ticket, now)));
        page.put("callers-in-all", floor.tickets().size());
        return page;
    }

    private static ObjectNode surge(RoutingSnapshot.Surge surge) {
        ObjectNode json = JSON.createObjectNode().put("level", surge.level());
        surge.byHand().ifPresent(until -> json.put("by-hand-until", until.toString()));
        return json;
    }

    private static ObjectNode queue(Queue queue, QueueFigures figures, List<Ticket> tickets) {
        long callbacks = tickets.stream()
                .filter(ticket -> ticket.queue().equals(queue.id()) && PromisedCallbacks.isPromised(ticket))
                .count();
        return JSON.createObjectNode()
                .put("queue", queue.id().value())
                .put("tier", queue.tier().number())
                .put("open", figures.open())
                .put("waiting", figures.waiting())
                .put("longest-wait", figures.longest().toSeconds())
                .put("callbacks", callbacks)
                .put("handling-time", figures.handling().toSeconds())
                .put("handled", figures.handled())
                .put("estimate-error", figures.error().toSeconds());
    }

    /** An agent, with the name of the plan. */
    static ObjectNode agent(AgentPost post, RoutingPlan plan) {
        Optional<Agent> agent = Optional.ofNullable(plan.agents().get(post.id()));
        return JSON.createObjectNode()
                .put("agent", post.id().value())
                .put("name", agent.map(Agent::name).orElse(""))
                .put("endpoint", agent.map(Agent::endpoint).orElse(""))
                .put("state", word(post.state()))
                .put("reason", post.reason())
                .put("telephone", word(post.device()))
                .put("since", post.since().toString())
                .put("calls", post.calls())
                .put("missed", post.missed());
    }

    private static ObjectNode caller(Ticket ticket, Instant now) {
        ObjectNode json = JSON.createObjectNode()
                .put("call", ticket.id().value())
                .put("queue", ticket.queue().value())
                .put("tier", ticket.tier().number())
                .put("state", word(ticket.state()))
                .put("waited", Duration.between(ticket.joined(), now).toSeconds())
                .put("promise-broken", ticket.promise() == RoutingSnapshot.PromiseState.BROKEN)
                .put("about", ticket.wish().about());
        ticket.wish().needs().forEach(json.withArray("needs")::add);
        ticket.offer().ifPresent(offer -> json.put("agent", offer.agent().value()));
        return json;
    }

    /** An enumeration's constant as files and pages write it. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
