package io.greenline.app.floor;

import io.greenline.app.operation.BadRequest;
import io.greenline.app.operation.JsonAnswer;
import io.greenline.incident.Incident;
import io.greenline.incident.IncidentDesk;
import io.greenline.incident.IncidentDesk.Opening;
import io.greenline.incident.IncidentDesk.Promises;
import io.greenline.incident.IncidentDesk.Standing;
import io.greenline.incident.IncidentNumber;
import io.greenline.incident.Ledger;
import io.greenline.incident.Promise;
import io.greenline.incident.Refused;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What outage systems and screens can ask of incidents over HTTP. Names no caller's number. Thread-safe. */
final class IncidentRoutes {
    static final String PLACES =
            "GET and POST /incidents, GET /incidents/NUMBER and POST /incidents/NUMBER/{expect|restored|close}";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST = 1_000;

    private final IncidentDesk desk;
    private final InstantSource clock;

    IncidentRoutes(IncidentDesk desk, InstantSource clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** Answers whatever begins with {@code /incidents}. */
    JsonAnswer answer(String method, List<String> path, byte[] body) throws BadRequest {
        boolean reads = method.equals("GET");
        try {
            if (path.size() == 1) {
                return reads ? all() : open(body);
            }
            if (!IncidentNumber.isNumber(path.get(1))) {
                return JsonAnswer.error(404, "this is no incident's number");
            }
            IncidentNumber number = new IncidentNumber(path.get(1));
            Optional<JsonAnswer> unknown = unknown(number);
            if (unknown.isPresent()) {
                return unknown.get();
            }
            if (path.size() == 2 && reads) {
                return one(number);
            }
            return path.size() == 3 && !reads ? act(number, path.get(2), body) : JsonAnswer.error(404, PLACES);
        } catch (Refused refused) {
            return JsonAnswer.error(409, String.valueOf(refused.getMessage()));
        } catch (Ledger.Unkept unkept) {
            return JsonAnswer.error(503, String.valueOf(unkept.getMessage()));
        }
    }

    private Optional<JsonAnswer> unknown(IncidentNumber number) {
        try {
            desk.show(number);
            return Optional.empty();
        } catch (Refused refused) {
            return Optional.of(JsonAnswer.error(404, String.valueOf(refused.getMessage())));
        }
    }

    private JsonAnswer all() throws Refused {
        ObjectNode page = JSON.createObjectNode();
        ArrayNode list = page.putArray("incidents");
        desk.list(MOST).forEach(standing -> list.add(json(standing)));
        return JsonAnswer.done(page);
    }

    private JsonAnswer one(IncidentNumber number) throws Refused {
        ObjectNode page = json(desk.show(number));
        ArrayNode list = page.putArray("promises");
        for (Promise promise : desk.promises(number, MOST)) {
            list.add(JSON.createObjectNode()
                    .put("promise", promise.id())
                    .put("call", promise.call().value())
                    .put("asked", promise.asked().toString())
                    .put("state", FloorPage.word(promise.state()))
                    .put("attempts", promise.attempts())
                    .put("how", promise.how()));
        }
        return JsonAnswer.done(page);
    }

    private JsonAnswer open(byte[] body) throws BadRequest, Refused {
        FloorRequest request = FloorRequest.of(body, Set.of("area", "number", "expected", "by"));
        String number = request.text("number");
        if (!number.isEmpty() && !IncidentNumber.isNumber(number)) {
            throw new BadRequest("number: at most 40 letters, digits, dots, hyphens and underscores");
        }
        Optional<Instant> expected = request.text("expected").isEmpty()
                ? Optional.empty()
                : Optional.of(time("expected", request.text("expected")));
        Opening opening = new Opening(
                request.text("area"),
                number.isEmpty() ? Optional.empty() : Optional.of(new IncidentNumber(number)),
                expected,
                by(request));
        return JsonAnswer.done(json(desk.open(opening, clock.instant())));
    }

    private JsonAnswer act(IncidentNumber number, String act, byte[] body) throws BadRequest, Refused {
        Instant now = clock.instant();
        Standing after = switch (act) {
            case "expect" -> {
                FloorRequest request = FloorRequest.of(body, Set.of("at", "by"));
                yield desk.expect(number, time("at", request.text("at")), now);
            }
            case "restored" -> desk.restored(number, by(FloorRequest.of(body, Set.of("by"))), now);
            case "close" -> {
                FloorRequest request = FloorRequest.of(body, Set.of("promises", "by"));
                yield desk.close(number, promises(request.text("promises")), by(request), now);
            }
            default -> throw new BadRequest("there are expect, restored and close");
        };
        return JsonAnswer.done(json(after));
    }

    private static Promises promises(String word) throws BadRequest {
        return switch (word) {
            case "" -> Promises.KEPT;
            case "drop" -> Promises.DROPPED;
            default -> throw new BadRequest("promises: drop, or leave it out");
        };
    }

    private static Instant time(String key, String text) throws BadRequest {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException _) {
            throw new BadRequest(key + ": a time such as 2026-11-26T20:30+08:00");
        }
    }

    private static String by(FloorRequest request) throws BadRequest {
        return request.text("by").isEmpty() ? "rest" : request.text("by");
    }

    private static ObjectNode json(Standing standing) {
        Incident incident = standing.incident();
        ObjectNode json = JSON.createObjectNode()
                .put("incident", incident.number().value())
                .put("area", incident.area())
                .put("state", FloorPage.word(incident.state()))
                .put("since", incident.since().toString())
                .put("by", incident.by())
                .put("opened", incident.opened().toString())
                .put("reports", incident.reports())
                .put("to-call", standing.toCall());
        incident.expected().ifPresent(expected -> json.put("expected", expected.toString()));
        standing.doubt().ifPresent(later -> json.put("held-by", later.value()));
        return json;
    }
}
