package io.greenline.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The detail of an action or outcome as words: each member's value in the order of the file. Members are taken out as they are
 * told, so that what is left can be told without knowing it.
 */
final class JsonDetail {
    private static final JsonFactory JSON = new JsonFactory();
    private final Map<String, String> members;

    private JsonDetail(Map<String, String> members) {
        this.members = members;
    }

    /** Reads a detail; one that is not a JSON object is a member without a name. */
    static JsonDetail of(String json) {
        Map<String, String> members = new LinkedHashMap<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    String name = parser.currentName();
                    parser.nextToken();
                    members.put(name, words(parser));
                }
                return new JsonDetail(members);
            }
        } catch (JacksonException notJson) {
            members.clear();
        }
        if (!json.isBlank()) {
            members.put("", json);
        }
        return new JsonDetail(members);
    }

    private static String words(JsonParser parser) {
        if (parser.currentToken() == JsonToken.START_ARRAY) {
            List<String> items = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                items.add(words(parser));
            }
            return String.join(", ", items);
        }
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            List<String> items = new ArrayList<>();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                items.add(name + " " + words(parser));
            }
            // A sensitive value: its text is nowhere.
            return items.equals(List.of("secret true")) ? "***" : "(" + String.join(", ", items) + ")";
        }
        return parser.currentToken() == JsonToken.VALUE_NULL ? "" : parser.getString();
    }

    /** Takes a member out; empty when it is not there or says nothing. */
    Optional<String> take(String name) {
        return Optional.ofNullable(members.remove(name)).filter(value -> !value.isEmpty());
    }

    /** All that was not taken, as {@code name value, name value}. */
    String rest() {
        return members.entrySet().stream()
                .filter(member -> !member.getValue().isEmpty())
                .map(member ->
                        member.getKey().isEmpty() ? member.getValue() : member.getKey() + " " + member.getValue())
                .collect(Collectors.joining(", "));
    }
}
