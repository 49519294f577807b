package io.greenline.backend;

/** What came of a request. */
public sealed interface Reply {

    /**
     * The backend did what was asked (2xx).
     *
     * @param body as it came, at most {@link Backends#MAX_BODY} characters; empty where there was none
     */
    record Done(String body) implements Reply {}

    /** The backend does not know what was asked for (404 or 410). */
    record Missing() implements Reply {}

    /**
     * No usable answer: unknown backend, no connection, too late, too long, any other status.
     *
     * @param reason for the journal; holds nothing of the body and no value of the path
     */
    record Failed(String reason) implements Reply {}
}
