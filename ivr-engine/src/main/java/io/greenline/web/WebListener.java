package io.greenline.web;

import io.greenline.backend.BackendName;
import java.time.Duration;

/** Hears what came of requests, for metrics. Any thread; never blocks. */
public interface WebListener {
    WebListener NONE = (_, _, _) -> {};

    /** How a request ended, all its tries together. */
    enum Result {
        DONE,
        MISSING,
        FAILED,
        /** Not sent: too many at once, or the backend is left alone for a while. */
        REFUSED
    }

    void asked(BackendName backend, Result result, Duration took);
}
