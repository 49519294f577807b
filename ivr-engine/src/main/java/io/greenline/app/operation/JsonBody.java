package io.greenline.app.operation;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The body of a request as JSON. */
public final class JsonBody {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private JsonBody() {}

    /** The one object that the body is, each of its keys once. */
    public static JsonNode object(byte[] body) throws BadRequest {
        try {
            JsonNode json = JSON.readTree(body);
            if (json.isObject()) {
                return json;
            }
        } catch (JacksonException malformed) {
            throw new BadRequest("the body is not JSON, or has a key twice");
        }
        throw new BadRequest("the body is not a JSON object");
    }
}
