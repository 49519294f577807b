package io.greenline.journal;

import io.greenline.telephony.AgentId;
import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The part of {@link EventCodec} for callers who wait. */
final class QueueEventCodec {
    private static final JsonFactory JSON = new JsonFactory();

    private QueueEventCodec() {}

    /** Writes an event's members and answers its type. */
    static String write(Event.OfQueue event, JsonGenerator json) {
        return switch (event) {
            case Event.QueueJoined(QueueId queue, String ticket, String tier, String about) -> {
                json.writeStringProperty("queue", queue.value());
                json.writeStringProperty("ticket", ticket);
                json.writeStringProperty("tier", tier);
                json.writeStringProperty("about", about);
                yield "queue-joined";
            }
            case Event.OfferMade(long offer, AgentId agent, QueueId queue, String rule, List<String> others) -> {
                offer(offer, agent, json);
                json.writeStringProperty("queue", queue.value());
                json.writeStringProperty("rule", rule);
                json.writeName("others");
                json.writeStartArray();
                others.forEach(json::writeString);
                json.writeEndArray();
                yield "offer-made";
            }
            case Event.OfferEnded(long offer, AgentId agent, String why) -> {
                offer(offer, agent, json);
                json.writeStringProperty("why", why);
                yield "offer-ended";
            }
            case Event.PromiseBroken(QueueId queue, String promise, int from, int to) -> {
                json.writeStringProperty("queue", queue.value());
                json.writeStringProperty("promise", promise);
                json.writeNumberProperty("from", from);
                json.writeNumberProperty("to", to);
                yield "promise-broken";
            }
            case Event.QueueChanged(QueueId queue, String what, String because) -> {
                json.writeStringProperty("queue", queue.value());
                json.writeStringProperty("what", what);
                json.writeStringProperty("because", because);
                yield "queue-changed";
            }
            case Event.TalkBegan(long offer, AgentId agent, Duration waited) -> {
                offer(offer, agent, json);
                json.writeNumberProperty("waited_ms", waited.toMillis());
                yield "talk-began";
            }
            case Event.TalkEnded(long offer, AgentId agent, Duration talked, String how) -> {
                offer(offer, agent, json);
                json.writeNumberProperty("talked_ms", talked.toMillis());
                json.writeStringProperty("how", how);
                yield "talk-ended";
            }
            case Event.QueueLeft(QueueId queue, String why, Duration waited) -> {
                json.writeStringProperty("queue", queue.value());
                json.writeStringProperty("why", why);
                json.writeNumberProperty("waited_ms", waited.toMillis());
                yield "queue-left";
            }
        };
    }

    /** The event; empty where the type is none of these. */
    static Optional<Event> read(String type, EventCodec.Fields f) {
        return Optional.ofNullable(
                switch (type) {
                    case "queue-joined" ->
                        new Event.QueueJoined(queue(f), f.get("ticket"), f.get("tier"), f.get("about"));
                    case "offer-made" ->
                        new Event.OfferMade(
                                number(f, "offer"), agent(f), queue(f), f.get("rule"), texts(f.get("others")));
                    case "offer-ended" -> new Event.OfferEnded(number(f, "offer"), agent(f), f.get("why"));
                    case "promise-broken" ->
                        new Event.PromiseBroken(
                                queue(f), f.get("promise"), (int) number(f, "from"), (int) number(f, "to"));
                    case "queue-changed" -> new Event.QueueChanged(queue(f), f.get("what"), f.get("because"));
                    case "talk-began" -> new Event.TalkBegan(number(f, "offer"), agent(f), f.millis("waited_ms"));
                    case "talk-ended" ->
                        new Event.TalkEnded(number(f, "offer"), agent(f), f.millis("talked_ms"), f.get("how"));
                    case "queue-left" -> new Event.QueueLeft(queue(f), f.get("why"), f.millis("waited_ms"));
                    default -> null;
                });
    }

    private static void offer(long offer, AgentId agent, JsonGenerator json) {
        json.writeNumberProperty("offer", offer);
        json.writeStringProperty("agent", agent.value());
    }

    private static QueueId queue(EventCodec.Fields f) {
        return new QueueId(f.get("queue"));
    }

    private static AgentId agent(EventCodec.Fields f) {
        return new AgentId(f.get("agent"));
    }

    private static long number(EventCodec.Fields f, String name) {
        return Long.parseLong(f.get(name));
    }

    private static List<String> texts(String array) {
        List<String> texts = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), array)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.VALUE_STRING) {
                texts.add(parser.getString());
            }
        }
        return texts;
    }
}
