package io.greenline.app.sample;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A request to one system.
 *
 * @param path the parts of the path below the system's own, decoded: {@code [accounts, 1234567890, bill]}
 * @param body a JSON object; an empty one for a GET
 */
record Asked(Method method, List<String> path, JsonNode body) {
    /** What the systems know. */
    enum Method {
        GET,
        POST
    }

    Asked {
        path = List.copyOf(path);
    }

    /** Whether this is that method on exactly this path. */
    boolean is(Method wanted, String... parts) {
        return method == wanted && path.equals(List.of(parts));
    }

    /** A text or a number of the body as it is written; empty when it is not there. */
    String text(String name) {
        JsonNode found = body.path(name);
        return found.isString() || found.isIntegralNumber() ? found.asString() : "";
    }
}
