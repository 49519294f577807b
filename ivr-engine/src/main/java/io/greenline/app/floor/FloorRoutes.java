package io.greenline.app.floor;

import io.greenline.app.operation.BadRequest;
import io.greenline.app.operation.JsonAnswer;
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

/** What can be asked of the floor over HTTP, and what is answered. Thread-safe. */
final class FloorRoutes {
    static final String PLACES =
            "there are GET /floor, GET /agents/ID/events, POST /agents/ID/{sign-in|sign-out|ready|away},"
                    + " POST /agents/ID/talk/{hold|resume|transfer|consult|join|complete|drop|return},"
                    + " POST /agents/ID/supervise, POST /surge, "
                    + CallbackRoutes.PLACES
                    + "; "
                    + IncidentRoutes.PLACES;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Floor floor;
    private final AgentDesk desk;
    private final CallbackRoutes callbacks;
    private final IncidentRoutes incidents;

    FloorRoutes(Floor floor, AgentDesk desk, IncidentRoutes incidents) {
        this.floor = floor;
        this.desk = desk;
        this.callbacks = new CallbackRoutes(floor);
        this.incidents = incidents;
    }

    /** Answers everything but streams of events. */
    JsonAnswer answer(String method, List<String> path, byte[] body) throws InterruptedException {
        try {
            if (path.getFirst().equals("incidents")) {
                return incidents.answer(method, path, body);
            }
            if (path.getFirst().equals("callbacks")) {
                return callbacks.answer(method, path, body);
            }
            if (method.equals("GET")) {
                return path.equals(List.of("floor")) ? page() : JsonAnswer.error(404, PLACES);
            }
            if (path.equals(List.of("surge"))) {
                return surge(body);
            }
            Optional<AgentId> agent = agent(path);
            if (agent.isEmpty() || path.size() > 4) {
                return JsonAnswer.error(404, PLACES);
            }
            return agent(agent.get(), path.subList(2, path.size()), body);
        } catch (BadRequest bad) {
            return JsonAnswer.error(400, String.valueOf(bad.getMessage()));
        } catch (Refused refused) {
            return JsonAnswer.error(409, String.valueOf(refused.getMessage()));
        }
    }

    /** The agent of {@code agents/ID/...}. */
    static Optional<AgentId> agent(List<String> path) {
        return path.size() > 2 && path.getFirst().equals("agents") && AgentId.isAgentId(path.get(1))
                ? Optional.of(new AgentId(path.get(1)))
                : Optional.empty();
    }

    private JsonAnswer page() {
        RoutingSnapshot snapshot = floor.snapshot();
        return JsonAnswer.done(FloorPage.page(snapshot, floor.plan(), floor.time()));
    }

    private JsonAnswer agent(AgentId agent, List<String> what, byte[] body)
            throws BadRequest, Refused, InterruptedException {
        if (!floor.plan().agents().containsKey(agent)) {
            return JsonAnswer.error(404, "there is no agent '%s' in routing.yaml".formatted(agent));
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
            default -> JsonAnswer.error(404, PLACES);
        };
    }

    /** What an agent wants of her own state. */
    private interface Wish {
        AgentPost grant() throws Refused;
    }

    private JsonAnswer posted(List<String> what, byte[] body, Wish wish) throws BadRequest, Refused {
        if (what.size() > 1) {
            return JsonAnswer.error(404, PLACES);
        }
        FloorRequest.of(body, Set.of());
        return JsonAnswer.done(FloorPage.agent(wish.grant(), floor.plan()));
    }

    private static JsonAnswer done() {
        return JsonAnswer.done(JSON.createObjectNode().put("done", true));
    }

    private JsonAnswer surge(byte[] body) throws BadRequest {
        FloorRequest.Surge wanted =
                FloorRequest.of(body, Set.of("level", "for", "by")).surge();
        List<String> known = floor.plan().surge().stream().map(SurgeLevel::name).toList();
        if (wanted.level().isPresent()
                && !wanted.level().get().equals("none")
                && !known.contains(wanted.level().get())) {
            throw new BadRequest("level: auto, none or one of routing.yaml: " + String.join(", ", known));
        }
        floor.order(new SurgeOrdered(wanted.level(), wanted.lasts(), wanted.by()));
        return JsonAnswer.done(JSON.createObjectNode().put("level", floor.surge()));
    }
}
