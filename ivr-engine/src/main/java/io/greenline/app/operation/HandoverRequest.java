package io.greenline.app.operation;

import io.greenline.caller.Handovers.Handover;
import io.greenline.telephony.Name;
import io.greenline.telephony.PhoneNumber;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What a channel sends: {@code {"number": …, "channel": …, "fields": {…}, "expires-in": seconds}}. */
record HandoverRequest(PhoneNumber number, Handover handover, Duration expiresIn) {
    static final int MAX_FIELDS = 20;
    static final int MAX_VALUE = 500;

    private static final Duration USUAL = Duration.ofMinutes(30);
    private static final int LEAST_SECONDS = 60;
    private static final int MOST_SECONDS = 86_400;
    private static final Set<String> KEYS = Set.of("number", "channel", "fields", "expires-in");

    static HandoverRequest parse(byte[] body) throws BadRequest {
        JsonNode json = JsonBody.object(body);
        for (String key : json.propertyNames()) {
            if (!KEYS.contains(key)) {
                throw new BadRequest("there is a key that is none of number, channel, fields, expires-in");
            }
        }
        PhoneNumber number = Optional.of(json.path("number"))
                .filter(JsonNode::isString)
                .flatMap(text -> PhoneNumber.parse(text.asString()))
                .orElseThrow(() -> new BadRequest("number: a text of digits, with + in front of a country code"));
        JsonNode channel = json.path("channel");
        if (!channel.isString() || !Name.isName(channel.asString())) {
            throw new BadRequest("channel: lower-case words joined by hyphens, such as web, app or chat");
        }
        return new HandoverRequest(
                number,
                new Handover(channel.asString(), fields(json.path("fields"))),
                expiresIn(json.path("expires-in")));
    }

    private static Map<String, String> fields(JsonNode json) throws BadRequest {
        if ((!json.isMissingNode() && !json.isObject()) || json.size() > MAX_FIELDS) {
            throw new BadRequest("fields: an object of at most %d members".formatted(MAX_FIELDS));
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> member : json.properties()) {
            String name = member.getKey();
            JsonNode value = member.getValue();
            boolean scalar = value.isString() || value.isNumber() || value.isBoolean();
            if (!Name.isName(name) || !scalar || !fits(value.asString())) {
                throw new BadRequest(
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

    private static Duration expiresIn(JsonNode json) throws BadRequest {
        if (json.isMissingNode()) {
            return USUAL;
        }
        if (!json.isIntegralNumber() || json.asLong(0) < LEAST_SECONDS || json.asLong(0) > MOST_SECONDS) {
            throw new BadRequest("expires-in: whole seconds, %d to %d".formatted(LEAST_SECONDS, MOST_SECONDS));
        }
        return Duration.ofSeconds(json.asLong(0));
    }
}
