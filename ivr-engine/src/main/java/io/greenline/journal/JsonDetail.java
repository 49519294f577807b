package io.greenline.journal;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The detail of an action or outcome as words: each member's value in the order of the file. Members are taken out as they are
 * told, so that what is left can be told without knowing it.
 */
final class JsonDetail {
    private static final JsonMapper JSON = JsonMapper.shared();
    private final Map<String, JsonNode> members;

    private JsonDetail(Map<String, JsonNode> members) {
        this.members = members;
    }

    /** Reads a detail; one that is not a JSON object is a member without a name. */
    static JsonDetail of(String json) {
        Map<String, JsonNode> members = new LinkedHashMap<>();
        try {
            JsonNode detail = JSON.readTree(json);
            if (detail.isObject()) {
                detail.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
                return new JsonDetail(members);
            }
        } catch (JacksonException notJson) {
            members.clear();
        }
        if (!json.isBlank()) {
            members.put("", JSON.getNodeFactory().stringNode(json));
        }
        return new JsonDetail(members);
    }

    /** A value in words: a secret as stars, a value with one member as that member. */
    static String words(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "";
        }
        if (value.isArray()) {
            return value.values().stream().map(JsonDetail::words).collect(Collectors.joining(", "));
        }
        if (!value.isObject()) {
            return value.asString();
        }
        if (value.has("secret")) {
            return "***";
        }
        if (value.size() == 1) {
            return words(value.values().iterator().next());
        }
        return value.properties().stream()
                .map(member -> member.getKey() + " " + words(member.getValue()))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** Takes a member out; empty when it is not there or says nothing. */
    Optional<String> take(String name) {
        return takeNode(name).map(JsonDetail::words).filter(value -> !value.isEmpty());
    }

    /** Takes members out that are of no use to a reader. */
    void drop(String... names) {
        for (String name : names) {
            members.remove(name);
        }
    }

    /** Takes an object out; empty when it is not there or no object. */
    Optional<JsonNode> takeObject(String name) {
        return takeNode(name).filter(JsonNode::isObject);
    }

    /** Takes an array out; empty when it is not there or none. */
    Optional<JsonNode> takeArray(String name) {
        return takeNode(name).filter(JsonNode::isArray);
    }

    /** Takes a name such as {@code NO_ANSWER} out, as {@code no answer}. */
    Optional<String> takeName(String name) {
        return take(name).map(value -> value.toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    /** Takes a duration out, as {@code 0.3 s}. */
    Optional<String> takeSeconds(String name) {
        return take(name).map(JsonDetail::seconds);
    }

    /** Takes milliseconds out, as {@code 0.3 s}. */
    Optional<String> takeMillis(String name) {
        return takeNode(name).map(value -> value.isNumber() ? seconds(value.asLong()) : words(value));
    }

    private static String seconds(String iso) {
        try {
            return seconds(Duration.parse(iso).toMillis());
        } catch (DateTimeParseException otherwiseWritten) {
            return iso;
        }
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, millis % 1000 == 0 ? "%.0f s" : "%.1f s", millis / 1000.0);
    }

    private Optional<JsonNode> takeNode(String name) {
        return Optional.ofNullable(members.remove(name));
    }

    /** All that was not taken, as {@code name value, name value}. */
    String rest() {
        return members.entrySet().stream()
                .map(member -> Map.entry(member.getKey(), words(member.getValue())))
                .filter(member -> !member.getValue().isEmpty())
                .map(member ->
                        member.getKey().isEmpty() ? member.getValue() : member.getKey() + " " + member.getValue())
                .collect(Collectors.joining(", "));
    }
}
