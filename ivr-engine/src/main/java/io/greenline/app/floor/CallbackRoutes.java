package io.greenline.app.floor;

import io.greenline.app.operation.BadRequest;
import io.greenline.app.operation.JsonAnswer;
import io.greenline.call.Talk.Refused;
import io.greenline.floor.Floor;
import io.greenline.floor.PromisedCallbacks;
import io.greenline.routing.RoutingSnapshot.Ticket;
import io.greenline.routing.TicketId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What can be asked over HTTP of callbacks that queues promised. Beside an agent's screen the only place that tells callers'
 * numbers: whoever cancels a callback may have to ring her up. Thread-safe.
 */
final class CallbackRoutes {
    static final String PLACES = "GET /callbacks, POST /callbacks/TICKET/cancel";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST = 1_000;

    private final Floor floor;
    private final PromisedCallbacks promised;

    CallbackRoutes(Floor floor) {
        this.floor = floor;
        this.promised = new PromisedCallbacks(floor);
    }

    /** Answers whatever begins with {@code /callbacks}. */
    JsonAnswer answer(String method, List<String> path, byte[] body) throws BadRequest, Refused {
        boolean reads = method.equals("GET");
        if (path.size() == 1 && reads) {
            return all();
        }
        if (path.size() != 3 || reads || !path.getLast().equals("cancel")) {
            return JsonAnswer.error(404, "there are " + PLACES);
        }
        return cancel(path.get(1), body);
    }

    private JsonAnswer all() {
        List<Ticket> tickets = floor.snapshot().tickets().stream()
                .filter(PromisedCallbacks::isPromised)
                .sorted(Comparator.comparing(Ticket::tier)
                        .thenComparing(Ticket::joined)
                        .thenComparing(Ticket::id))
                .toList();
        ObjectNode page = JSON.createObjectNode().put("at", floor.time().toString());
        ArrayNode list = page.putArray("callbacks");
        tickets.stream().limit(MOST).forEach(ticket -> list.add(json(ticket)));
        return JsonAnswer.done(page.put("callbacks-in-all", tickets.size()));
    }

    private JsonAnswer cancel(String ticket, byte[] body) throws BadRequest, Refused {
        String by = FloorRequest.of(body, Set.of("by")).text("by");
        Optional<Ticket> before =
                ticket.isBlank() ? Optional.empty() : promised.cancel(new TicketId(ticket), by.isEmpty() ? "rest" : by);
        return before.map(each -> JsonAnswer.done(json(each).put("cancelled", true)))
                .orElseGet(() -> JsonAnswer.error(
                        404,
                        "nobody has this ticket, or no more; the list of callbacks shows who is to be called back"));
    }

    private static ObjectNode json(Ticket ticket) {
        ObjectNode json = JSON.createObjectNode()
                .put("ticket", ticket.id().value())
                .put("queue", ticket.queue().value())
                .put("tier", ticket.tier().number())
                .put("state", FloorPage.word(ticket.state()))
                .put("dialled", ticket.isDialled())
                .put("joined", ticket.joined().toString())
                .put("about", ticket.wish().about());
        ticket.offer().ifPresent(offer -> json.put("agent", offer.agent().value()));
        ticket.callback().ifPresent(callback -> {
            json.put("number", callback.number().value())
                    .put("attempts", callback.attempts())
                    .put("expires", callback.expires().toString());
            put(json, "asked", callback.asked());
            put(json, "not-before", callback.notBefore());
            // While her telephone rings this is the end of the attempt.
            put(json, "next-attempt", Optional.of(callback.nextAttempt()).filter(_ -> !ticket.isDialled()));
        });
        return json;
    }

    private static void put(ObjectNode json, String key, Optional<Instant> time) {
        time.ifPresent(at -> json.put(key, at.toString()));
    }
}
