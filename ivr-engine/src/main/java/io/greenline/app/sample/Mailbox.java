package io.greenline.app.sample;

import io.greenline.app.operation.JsonAnswer;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Takes whatever is sent to one of its boxes and shows the newest, so that a demonstration can tell what went out. */
final class Mailbox implements SampleSystem {
    private static final int KEPT = 500;

    private final Map<String, ArrayDeque<JsonNode>> boxes = new HashMap<>();

    /** @param boxes their names: {@code messages}, {@code complaints} */
    Mailbox(Set<String> boxes) {
        boxes.forEach(box -> this.boxes.put(box, new ArrayDeque<>()));
    }

    @Override
    public JsonAnswer answer(Asked asked) {
        String box = asked.path().size() == 1 ? asked.path().getFirst() : "";
        ArrayDeque<JsonNode> kept = boxes.get(box);
        if (kept == null) {
            return JsonAnswer.error(404, "there are " + String.join(", ", boxes.keySet()));
        }
        return switch (asked.method()) {
            case GET -> JsonAnswer.done(page(box, kept));
            case POST -> keep(kept, asked.body());
        };
    }

    private static ObjectNode page(String box, ArrayDeque<JsonNode> kept) {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        page.putArray(box).addAll(kept);
        return page;
    }

    private static JsonAnswer keep(ArrayDeque<JsonNode> kept, JsonNode body) {
        if (kept.size() == KEPT) {
            kept.removeFirst();
        }
        kept.addLast(body);
        return new JsonAnswer(202, JsonNodeFactory.instance.objectNode().put("accepted", true));
    }
}
