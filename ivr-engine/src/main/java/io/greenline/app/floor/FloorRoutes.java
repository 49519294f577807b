package io.greenline.app.floor;

import io.greenline.app.floor.FloorRequest.Bad;
import io.greenline.call.Talk.Refused;
import io.greenline.floor.AgentDesk;
import io.greenline.floor.Floor;
import io.greenline.routing.RoutingEvent.SurgeOrdered;
import io.greenline.routing.RoutingSnapshot;
import io.greenline.routing.RoutingSnapshot.AgentPost;
import io.greenline.routing.SurgeLevel;
import io.greenline.telephony.AgentId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What can be asked of the floor over HTTP, and what is answered. Thread-safe. */
final class FloorRoutes {
    static final String PLACES =
            "there are GET /floor, GET /agents/ID/events, POST /agents/ID/{sign-in|sign-out|ready|away},"
                    + " POST /agents/ID/talk/{hold|resume|transfer|consult|join|complete|drop|return},"
                    + " POST /agents/ID/supervise and POST /surge";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Floor floor;
    private final AgentDesk desk;

    FloorRoutes(Floor floor, AgentDesk desk) {
        this.floor = floor;
        this.desk = desk;
    }

    /** An answer. */
    record Answer(int status, ObjectNode body) {
        static Answer error(int status, String why) {
            return new Answer(status, JSON.createObjectNode().put("error", why));
        }
    }

    /** Answers everything but streams of events. */
    Answer answer(String method, List<String> path, byte[] body) throws InterruptedException {
        try {
            if (method.equals("GET")) {
                return path.equals(List.of("floor")) ? page() : Answer.error(404, PLACES);
            }
            if (path.equals(List.of("surge"))) {
                return surge(body);
            }
            Optional<AgentId> agent = agent(path);
            if (agent.isEmpty() || path.size() > 4) {
                return Answer.error(404, PLACES);
            }
            return agent(agent.get(), path.subList(2, path.size()), body);
        } catch (Bad bad) {
            return Answer.error(400, String.valueOf(bad.getMessage()));
        } catch (Refused refused) {
            return Answer.error(409, String.valueOf(refused.getMessage()));
        }
    }

    /** The agent of {@code agents/ID/...}. */
    static Optional<AgentId> agent(List<String> path) {
        return path.size() > 2 && path.getFirst().equals("agents") && AgentId.isAgentId(path.get(1))
                ? Optional.of(new AgentId(path.get(1)))
                : Optional.empty();
    }

    private Answer page() {
        RoutingSnapshot snapshot = floor.snapshot();
        return new Answer(200, FloorPage.page(snapshot, floor.plan(), floor.time()));
    }

    private Answer agent(AgentId agent, List<String> what, byte[] body) throws Bad, Refused, InterruptedException {
        if (!floor.plan().agents().containsKey(agent)) {
            return Answer.error(404, "there is no agent '%s' in routing.yaml".formatted(agent));
        }
        return switch (what.getFirst()) {
            case "sign-in" -> posted(what, body, () -> desk.signIn(agent));
            case "sign-out" -> posted(what, body, () -> desk.signOut(agent));
            case "ready" -> posted(what, body, () -> desk.ready(agent));
            case "away" -> {
                String reason = FloorRequest.of(body, Set.of("reason")).text("reason");
                yield posted(what, new byte[0], () -> desk.away(agent, reason));
            }
            case "talk" -> {
                desk.act(agent, FloorRequest.act(what.getLast(), body));
                yield done();
            }
            case "supervise" -> {
                FloorRequest request = FloorRequest.of(body, Set.of("by", "way"));
                desk.supervise(request.supervisor(), agent, request.way());
                yield done();
            }
            default -> Answer.error(404, PLACES);
        };
    }

    /** What an agent wants of her own state. */
    private interface Wish {
        AgentPost grant() throws Refused;
    }

    private Answer posted(List<String> what, byte[] body, Wish wish) throws Bad, Refused {
        if (what.size() > 1) {
            return Answer.error(404, PLACES);
        }
        FloorRequest.of(body, Set.of());
        return new Answer(200, FloorPage.agent(wish.grant(), floor.plan()));
    }

    private static Answer done() {
        return new Answer(200, JSON.createObjectNode().put("done", true));
    }

    private Answer surge(byte[] body) throws Bad {
        FloorRequest.Surge wanted =
                FloorRequest.of(body, Set.of("level", "for", "by")).surge();
        List<String> known = floor.plan().surge().stream().map(SurgeLevel::name).toList();
        if (wanted.level().isPresent()
                && !wanted.level().get().equals("none")
                && !known.contains(wanted.level().get())) {
            throw new Bad("level: auto, none or one of routing.yaml: " + String.join(", ", known));
        }
        floor.order(new SurgeOrdered(wanted.level(), wanted.lasts(), wanted.by()));
        return new Answer(200, JSON.createObjectNode().put("level", floor.surge()));
    }
}
