package io.greenline.asterisk.ari;

import io.netty.handler.codec.http.HttpMethod;

/**
 * One request to ARI.
 *
 * @param path below {@code /ari/}, without a slash in front, encoded, parameters included
 * @param body JSON, or empty
 * @param repeat whether it may simply be sent again when its answer was lost
 */
record AriRequest(HttpMethod method, String path, String body, Repeat repeat) {
    /** What a second time would do. */
    enum Repeat {
        /** Nothing more than the first. */
        HARMLESS,
        /** Something again: the one who asked must look first. */
        HARMFUL
    }

    static AriRequest get(String path) {
        return new AriRequest(HttpMethod.GET, path, "", Repeat.HARMLESS);
    }

    static AriRequest post(String path) {
        return new AriRequest(HttpMethod.POST, path, "", Repeat.HARMLESS);
    }

    static AriRequest delete(String path) {
        return new AriRequest(HttpMethod.DELETE, path, "", Repeat.HARMLESS);
    }

    /** For logs and reasons: what was asked, without the body. */
    String title() {
        return method + " " + path;
    }
}
