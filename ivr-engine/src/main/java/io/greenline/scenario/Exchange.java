package io.greenline.scenario;

import io.greenline.backend.Reply;
import io.greenline.backend.Request;
import io.greenline.source.SourceSpan;
import java.time.Duration;
import java.util.Optional;

/**
 * A request that a backend expects and what it answers.
 *
 * @param asked what is expected; empty takes any request
 * @param after how long the answer takes; an answer that comes after the dialplan's timeout is none
 */
public record Exchange(SourceSpan at, Optional<Asked> asked, Reply answer, Duration after) {

    /**
     * What is asked.
     *
     * @param path as it is sent: its values percent-encoded
     */
    public record Asked(Request.Method method, String path) {
        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    /** Whether this is what the backend expects next. */
    public boolean expects(Request request) {
        return asked.filter(known ->
                        known.method() != request.method() || !known.path().equals(request.path()))
                .isEmpty();
    }
}
