package io.greenline.backend;

import java.time.Duration;
import java.util.Optional;

/**
 * A question to a backend.
 *
 * @param path below the backend's address, beginning with {@code /}; its values are percent-encoded already
 * @param body JSON; empty for a GET
 * @param id the same for every repetition of this request: sent as {@code Idempotency-Key}
 * @param timeout longest time for all tries together
 * @param retries further tries after one that got no answer or a server error
 */
public record Request(
        BackendName backend,
        Method method,
        String path,
        Optional<String> body,
        String id,
        Duration timeout,
        int retries) {

    /** The methods of RFC 9110 that a dialplan can use. */
    public enum Method {
        GET,
        POST
    }
}
