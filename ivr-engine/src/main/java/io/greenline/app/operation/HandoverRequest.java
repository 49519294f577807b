package io.greenline.app.operation;

import io.greenline.caller.Handovers.Handover;
import io.greenline.telephony.Name;
import io.greenline.telephony.PhoneNumber;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a channel sends: {@code {"number": …, "channel": …, "fields": {…}, "expires-in": seconds}}. */
record HandoverRequest(PhoneNumber number, Handover handover, Duration expiresIn) {
    static final int MAX_FIELDS = 20;
    static final int MAX_VALUE = 500;

    private static final Duration USUAL = Duration.ofMinutes(30);
    private static final int LEAST_SECONDS = 60;
    private static final int MOST_SECONDS = 86_400;
    private static final Set<String> KEYS = Set.of("number", "channel", "fields", "expires-in");
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** A request that cannot be taken; the message tells the web team what to mend, and repeats no value. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String why) {
            super(why);
        }
    }

    static HandoverRequest parse(byte[] body) throws Refused {
        JsonNode json = json(body);
        for (String key : json.propertyNames()) {
            if (!KEYS.contains(key)) {
                throw new Refused("there is a key that is none of number, channel, fields, expires-in");
            }
        }
        PhoneNumber number = Optional.of(json.path("number"))
                .filter(JsonNode::isString)
                .flatMap(text -> PhoneNumber.parse(text.asString()))
                .orElseThrow(() -> new Refused("number: a text of digits, with + in front of a country code"));
        JsonNode channel = json.path("channel");
        if (!channel.isString() || !Name.isName(channel.asString())) {
            throw new Refused("channel: lower-case words joined by hyphens, such as web, app or chat");
        }
        return new HandoverRequest(
                number,
                new Handover(channel.asString(), fields(json.path("fields"))),
                expiresIn(json.path("expires-in")));
    }

    private static JsonNode json(byte[] body) throws Refused {
        try {
            JsonNode json = JSON.readTree(body);
            if (json.isObject()) {
                return json;
            }
        } catch (JacksonException malformed) {
            throw new Refused("the body is not JSON, or has a key twice");
        }
        throw new Refused("the body is not a JSON object");
    }

    private static Map<String, String> fields(JsonNode json) throws Refused {
        if ((!json.isMissingNode() && !json.isObject()) || json.size() > MAX_FIELDS) {
            throw new Refused("fields: an object of at most %d members".formatted(MAX_FIELDS));
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> member : json.properties()) {
            String name = member.getKey();
            JsonNode value = member.getValue();
            boolean scalar = value.isString() || value.isNumber() || value.isBoolean();
            if (!Name.isName(name) || !scalar || !fits(value.asString())) {
                throw new Refused(
                        "fields: names are lower-case words joined by hyphens; values are texts, numbers, true or false, of"
                                + " at most %d characters without control characters".formatted(MAX_VALUE));
            }
            fields.put(name, value.asString());
        }
        return fields;
    }

    private static boolean fits(String value) {
        return value.length() <= MAX_VALUE && value.codePoints().noneMatch(Character::isISOControl);
    }

    private static Duration expiresIn(JsonNode json) throws Refused {
        if (json.isMissingNode()) {
            return USUAL;
        }
        if (!json.isIntegralNumber() || json.asLong(0) < LEAST_SECONDS || json.asLong(0) > MOST_SECONDS) {
            throw new Refused("expires-in: whole seconds, %d to %d".formatted(LEAST_SECONDS, MOST_SECONDS));
        }
        return Duration.ofSeconds(json.asLong(0));
    }
}
