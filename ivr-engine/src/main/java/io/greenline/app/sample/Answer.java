package io.greenline.app.sample;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What a system answers.
 *
 * @param status of HTTP
 */
record Answer(int status, JsonNode body) {
    /** It is done, with what is told of it. */
    static Answer done(JsonNode body) {
        return new Answer(200, body);
    }

    /** There is no such thing: an account, a path. */
    static Answer missing(String why) {
        return error(404, why);
    }

    /** Not done, and why. */
    static Answer error(int status, String why) {
        return new Answer(status, JsonNodeFactory.instance.objectNode().put("error", why));
    }
}
