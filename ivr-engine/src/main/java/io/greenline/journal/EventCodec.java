package io.greenline.journal;

import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Language;
import io.greenline.telephony.NodeId;
import io.greenline.telephony.Party;
import java.io.StringWriter;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Events as a type word and one JSON object, and back. What is written here is read for years: a field is never renamed,
 * and an unknown field is passed over.
 *
 * <p>The detail of an action or outcome is embedded as the JSON that it is ({@code detail}), so that it can be queried; a
 * detail that is no JSON object or array is kept as text ({@code text}). Half a surrogate pair, which a hostile caller name may
 * bring and UTF-8 cannot hold, becomes U+FFFD.
 */
public final class EventCodec {
    private static final JsonFactory JSON = new JsonFactory();

    private EventCodec() {}

    /**
     * An event as it is stored.
     *
     * @param type a stable word, such as {@code node-entered}
     * @param body a JSON object
     */
    public record Encoded(String type, String body) {}

    /** Writes an event. */
    public static Encoded encode(Event event) {
        StringWriter text = new StringWriter(160);
        String type;
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            type = write(event, json);
            json.writeEndObject();
        }
        return new Encoded(type, wellFormed(text.toString()));
    }

    /**
     * Reads an event.
     *
     * @throws IllegalArgumentException when the type is unknown or the body is not what {@link #encode} writes
     */
    public static Event decode(String type, String body) {
        try {
            return read(type, new Fields(type, fields(body)));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("an event of type '%s' is not a JSON object".formatted(type), e);
        }
    }

    private static String write(Event event, JsonGenerator json) {
        return switch (event) {
            case Event.CallArrived(String calling, String callingName, String called, String driver) -> {
                json.writeStringProperty("calling", calling);
                json.writeStringProperty("calling_name", callingName);
                json.writeStringProperty("called", called);
                json.writeStringProperty("driver", driver);
                yield "call-arrived";
            }
            case Event.DialplanChosen(String dialplan, String version, Language language) -> {
                json.writeStringProperty("dialplan", dialplan);
                json.writeStringProperty("version", version);
                json.writeStringProperty("language", language.tag());
                yield "dialplan-chosen";
            }
            case Event.CallResumed(String why) -> {
                json.writeStringProperty("why", why);
                yield "call-resumed";
            }
            case Event.CallHandedBack(String why) -> {
                json.writeStringProperty("why", why);
                yield "call-handed-back";
            }
            case Event.NodeEntered(String flow, NodeId node, String kind, String because) -> {
                json.writeStringProperty("flow", flow);
                json.writeStringProperty("node", node.value());
                json.writeStringProperty("kind", kind);
                json.writeStringProperty("because", because);
                yield "node-entered";
            }
            case Event.Decided(NodeId node, String decision, String evidence) -> {
                json.writeStringProperty("node", node.value());
                json.writeStringProperty("decision", decision);
                json.writeStringProperty("evidence", evidence);
                yield "decided";
            }
            case Event.VariableSet(String name, String value) -> {
                json.writeStringProperty("name", name);
                json.writeStringProperty("value", value);
                yield "variable-set";
            }
            case Event.LanguageSwitched(Language to) -> {
                json.writeStringProperty("to", to.tag());
                yield "language-switched";
            }
            case Event.ActionBegun(String kind, String detail) -> {
                json.writeStringProperty("kind", kind);
                writeDetail(json, detail);
                yield "action-begun";
            }
            case Event.OutcomeSeen(String kind, String detail) -> {
                json.writeStringProperty("kind", kind);
                writeDetail(json, detail);
                yield "outcome-seen";
            }
            case Event.PromptCut(Duration at, Event.PromptCut.By by) -> {
                json.writeNumberProperty("at_ms", at.toMillis());
                json.writeStringProperty("by", by.name());
                yield "prompt-cut";
            }
            case Event.VoiceLost(String reason) -> {
                json.writeStringProperty("reason", reason);
                yield "voice-lost";
            }
            case Event.Written(String by, String text) -> {
                json.writeStringProperty("by", by);
                json.writeStringProperty("text", text);
                yield "written";
            }
            case Event.OfQueue queue -> QueueEventCodec.write(queue, json);
            case Event.CallEnded(HangupCause cause, Party by, String detail) -> {
                json.writeNumberProperty("cause", cause.code());
                json.writeStringProperty("by", by.name());
                json.writeStringProperty("text", detail);
                yield "call-ended";
            }
        };
    }

    private static Event read(String type, Fields f) {
        return switch (type) {
            case "call-arrived" ->
                new Event.CallArrived(f.get("calling"), f.get("calling_name"), f.get("called"), f.get("driver"));
            case "dialplan-chosen" ->
                new Event.DialplanChosen(f.get("dialplan"), f.get("version"), f.language("language"));
            case "call-resumed" -> new Event.CallResumed(f.get("why"));
            case "call-handed-back" -> new Event.CallHandedBack(f.get("why"));
            case "node-entered" ->
                new Event.NodeEntered(f.get("flow"), new NodeId(f.get("node")), f.get("kind"), f.get("because"));
            case "decided" -> new Event.Decided(new NodeId(f.get("node")), f.get("decision"), f.get("evidence"));
            case "variable-set" -> new Event.VariableSet(f.get("name"), f.get("value"));
            case "language-switched" -> new Event.LanguageSwitched(f.language("to"));
            case "action-begun" -> new Event.ActionBegun(f.get("kind"), f.detail());
            case "outcome-seen" -> new Event.OutcomeSeen(f.get("kind"), f.detail());
            case "prompt-cut" -> new Event.PromptCut(f.millis("at_ms"), Event.PromptCut.By.valueOf(f.get("by")));
            case "written" -> new Event.Written(f.get("by"), f.get("text"));
            case "voice-lost" -> new Event.VoiceLost(f.get("reason"));
            case "call-ended" -> new Event.CallEnded(f.cause(), Party.valueOf(f.get("by")), f.get("text"));
            default ->
                QueueEventCodec.read(type, f)
                        .orElseThrow(() -> new IllegalArgumentException("unknown type of event '%s'".formatted(type)));
        };
    }

    private static void writeDetail(JsonGenerator json, String detail) {
        if (isObjectOrArray(detail)) {
            json.writeName("detail");
            json.writeRawValue(detail);
        } else {
            json.writeStringProperty("text", detail);
        }
    }

    private static boolean isObjectOrArray(String detail) {
        if (!detail.startsWith("{") && !detail.startsWith("[")) {
            return false;
        }
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), detail)) {
            parser.nextToken();
            parser.skipChildren();
            return parser.currentLocation().getCharOffset() == detail.length();
        } catch (JacksonException noJson) {
            return false;
        }
    }

    /** The members of an object: strings as they are, objects and arrays as their JSON, numbers as written. */
    private static Map<String, String> fields(String body) {
        Map<String, String> fields = new HashMap<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("an event's body is a JSON object");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                JsonToken value = parser.nextToken();
                if (value.isStructStart()) {
                    int from = (int) parser.currentTokenLocation().getCharOffset();
                    parser.skipChildren();
                    fields.put(name, body.substring(from, (int)
                            parser.currentLocation().getCharOffset()));
                } else {
                    fields.put(name, parser.getString());
                }
            }
        }
        return fields;
    }

    private static String wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return text.codePoints()
                        .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            }
        }
        return text;
    }

    /** The members of an event's object. */
    record Fields(String type, Map<String, String> values) {
        String get(String name) {
            return find(name)
                    .orElseThrow(() ->
                            new IllegalArgumentException("an event of type '%s' needs '%s'".formatted(type, name)));
        }

        String detail() {
            return find("detail").orElseGet(() -> get("text"));
        }

        Language language(String name) {
            String tag = get(name);
            if (!Language.isTag(tag)) {
                throw new IllegalArgumentException("'%s' is not a language tag".formatted(tag));
            }
            return new Language(tag);
        }

        Duration millis(String name) {
            return Duration.ofMillis(Long.parseLong(get(name)));
        }

        HangupCause cause() {
            return HangupCause.ofCode(Integer.parseInt(get("cause")));
        }

        private Optional<String> find(String name) {
            return Optional.ofNullable(values.get(name));
        }
    }
}
