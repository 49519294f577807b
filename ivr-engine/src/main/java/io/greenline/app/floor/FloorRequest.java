package io.greenline.app.floor;

import io.greenline.app.operation.BadRequest;
import io.greenline.app.operation.JsonBody;
import io.greenline.call.Talk.Supervision;
import io.greenline.floor.TalkAct;
import io.greenline.telephony.AgentId;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The bodies of requests to the floor: small JSON objects of texts. */
record FloorRequest(JsonNode body) {
    /** Nothing that a terminal would obey or that turns the direction of writing, and no half of a character. */
    private static final Pattern TEXT = Pattern.compile("[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]{0,100}");

    private static final Pattern TIME = Pattern.compile("([1-9][0-9]{0,5})([smh])");
    private static final Duration LONGEST_SURGE = Duration.ofDays(2);

    /** What is asked of the surge. */
    record Surge(Optional<String> level, Duration lasts, String by) {}

    /**
     * Reads a body.
     *
     * @param body nothing at all is an object without members
     * @param keys what it may have
     */
    static FloorRequest of(byte[] body, Set<String> keys) throws BadRequest {
        JsonNode json = body.length == 0 ? JsonNodeFactory.instance.objectNode() : JsonBody.object(body);
        for (String key : json.propertyNames()) {
            if (!keys.contains(key)) {
                throw new BadRequest(
                        keys.isEmpty()
                                ? "no body is wanted"
                                : "there is a key that is none of " + String.join(", ", keys));
            }
        }
        return new FloorRequest(json);
    }

    /** A text; empty where there is none. */
    String text(String key) throws BadRequest {
        JsonNode value = body.path(key);
        if (value.isMissingNode()) {
            return "";
        }
        if (!value.isString() || !TEXT.matcher(value.asString()).matches()) {
            throw new BadRequest(key + ": a text of at most 100 characters that can be seen");
        }
        return value.asString();
    }

    private String needed(String key) throws BadRequest {
        String text = text(key);
        if (text.isEmpty()) {
            throw new BadRequest(key + ": is missing");
        }
        return text;
    }

    /** What an agent does with a talk, by its word. */
    static TalkAct act(String word, byte[] body) throws BadRequest {
        FloorRequest request = of(body, word.equals("transfer") || word.equals("consult") ? Set.of("to") : Set.of());
        return switch (word) {
            case "hold" -> new TalkAct.Hold();
            case "resume" -> new TalkAct.Resume();
            case "transfer" -> new TalkAct.TransferTo(request.needed("to"));
            case "consult" -> new TalkAct.Consult(request.needed("to"));
            case "join" -> new TalkAct.Join();
            case "complete" -> new TalkAct.Complete();
            case "drop" -> new TalkAct.Drop();
            case "return" -> new TalkAct.SendBack();
            default ->
                throw new BadRequest("there are hold, resume, transfer, consult, join, complete, drop and return");
        };
    }

    AgentId supervisor() throws BadRequest {
        String by = needed("by");
        if (!AgentId.isAgentId(by)) {
            throw new BadRequest("by: the id of the agent who supervises");
        }
        return new AgentId(by);
    }

    Supervision way() throws BadRequest {
        String way = needed("way");
        return Stream.of(Supervision.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(way))
                .findFirst()
                .orElseThrow(() -> new BadRequest("way: listen, whisper or barge"));
    }

    /** {@code level} is a level's name, {@code none}, or {@code auto} to follow the thresholds again. */
    Surge surge() throws BadRequest {
        String level = needed("level");
        String by = text("by").isEmpty() ? "rest" : text("by");
        if (level.equals("auto")) {
            return new Surge(Optional.empty(), Duration.ZERO, by);
        }
        var time = TIME.matcher(needed("for"));
        if (!time.matches()) {
            throw new BadRequest("for: a time such as 30m or 2h");
        }
        long amount = Long.parseLong(time.group(1));
        Duration lasts = switch (time.group(2)) {
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
        if (lasts.compareTo(LONGEST_SURGE) > 0) {
            throw new BadRequest("for: at most 48h");
        }
        return new Surge(Optional.of(level), lasts, by);
    }
}
