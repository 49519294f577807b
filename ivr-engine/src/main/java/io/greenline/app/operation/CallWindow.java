package io.greenline.app.operation;

import io.greenline.journal.Checkpoint;
import io.greenline.journal.Entry;
import io.greenline.journal.EventCodec;
import io.greenline.journal.Journal;
import io.greenline.journal.JournalReader;
import io.greenline.telephony.CallId;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Shows where one call is, for debugging: its flows, nodes and variables and its last events. What is sensitive is masked
 * already where it was written; who the customer is is left out.
 */
public final class CallWindow {
    private static final int LAST_EVENTS = 50;
    private static final JsonMapper JSON = new JsonMapper();

    private final Journal journal;
    private final JournalReader reader;

    public CallWindow(Journal journal, JournalReader reader) {
        this.journal = journal;
        this.reader = reader;
    }

    /** The call as JSON; empty when there is none of this id. Blocking. */
    Optional<String> show(CallId id) {
        List<Entry> events = reader.events(id);
        Optional<Checkpoint> checkpoint = journal.open(id);
        if (events.isEmpty() && checkpoint.isEmpty()) {
            return Optional.empty();
        }
        ObjectNode page = JSON.createObjectNode();
        page.put("call", id.value());
        page.put("running", checkpoint.isPresent());
        checkpoint.ifPresent(open -> page.set("state", state(open)));
        ArrayNode last = page.putArray("events");
        events.stream().skip(Math.max(0, events.size() - LAST_EVENTS)).forEach(entry -> {
            EventCodec.Encoded encoded = EventCodec.encode(entry.event());
            ObjectNode line = last.addObject();
            line.put("sequence", entry.sequence());
            line.put("at", entry.at().toString());
            line.put("type", encoded.type());
            line.set("event", tree(encoded.body()));
        });
        return Optional.of(JSON.writeValueAsString(page));
    }

    private static JsonNode state(Checkpoint checkpoint) {
        JsonNode state = tree(checkpoint.state());
        if (state instanceof ObjectNode object) {
            object.remove(List.of("call", "customer"));
        }
        return state;
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JacksonException _) {
            return JSON.getNodeFactory().stringNode("cannot be read");
        }
    }
}
