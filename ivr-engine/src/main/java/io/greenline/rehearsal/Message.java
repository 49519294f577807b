package io.greenline.rehearsal;

import io.greenline.backend.BackendName;
import io.greenline.backend.Outbox;
import io.greenline.backend.Request;
import io.greenline.scenario.Expectation;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What goes to a backend, as seen and as expected.
 *
 * @param path empty where any is expected
 * @param body JSON; empty where there is none, or any is expected
 */
record Message(BackendName backend, Optional<String> path, Optional<String> body) {
    private static final JsonMapper JSON = JsonMapper.shared();

    static Message of(Request request) {
        return new Message(request.backend(), Optional.of(request.path()), request.body());
    }

    static Message of(Outbox.Message message) {
        return new Message(message.backend(), Optional.of(message.path()), Optional.of(message.body()));
    }

    static Message of(Expectation.Asks asks) {
        return new Message(asks.backend(), asks.path(), asks.body());
    }

    static Message of(Expectation.Sends sends) {
        return new Message(sends.backend(), sends.path(), sends.body());
    }

    /** Whether this, expected, is that, seen: the same backend, the same path, and every member of the body in it. */
    boolean fits(Message seen) {
        boolean samePath = path.isEmpty() || path.equals(seen.path);
        boolean holdsBody = body.isEmpty()
                || seen.body.filter(text -> holds(text, body.get())).isPresent();
        return backend.equals(seen.backend) && samePath && holdsBody;
    }

    private static boolean holds(String whole, String part) {
        try {
            return holds(JSON.readTree(whole), JSON.readTree(part));
        } catch (JacksonException _) {
            // What is no JSON holds no member.
            return false;
        }
    }

    private static boolean holds(JsonNode whole, JsonNode part) {
        if (part.isObject()) {
            return part.properties().stream()
                    .allMatch(member ->
                            whole.has(member.getKey()) && holds(whole.get(member.getKey()), member.getValue()));
        }
        if (part.isArray() && whole.isArray() && part.size() == whole.size()) {
            for (int i = 0; i < part.size(); i++) {
                if (!holds(whole.get(i), part.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return (part.isNumber() && whole.isNumber())
                ? part.decimalValue().compareTo(whole.decimalValue()) == 0
                : part.equals(whole);
    }

    @Override
    public String toString() {
        return "%s%s%s"
                .formatted(
                        backend,
                        path.map(" "::concat).orElse(""),
                        body.map(" "::concat).orElse(""));
    }
}
