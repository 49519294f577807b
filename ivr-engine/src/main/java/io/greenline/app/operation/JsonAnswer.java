package io.greenline.app.operation;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a request is answered, in JSON. */
public record JsonAnswer(int status, JsonNode body) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Done, with what is told of it. */
    public static JsonAnswer done(JsonNode body) {
        return new JsonAnswer(200, body);
    }

    /** Not done, and why. */
    public static JsonAnswer error(int status, String why) {
        return new JsonAnswer(status, JSON.createObjectNode().put("error", why));
    }

    /** Sends it; nobody on the way may keep it. */
    public void send(HttpExchange exchange) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
