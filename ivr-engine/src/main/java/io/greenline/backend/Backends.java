package io.greenline.backend;

/** Asks backends. Thread-safe; blocks, never longer than the request's timeout. */
public interface Backends {
    /** Longest answer in characters. */
    int MAX_BODY = 65_536;

    /** Where no backend is set up. */
    Backends NONE = request -> new Reply.Failed("no backend '%s' is set up: add backends.%s to the settings"
            .formatted(request.backend(), request.backend()));

    Reply ask(Request request) throws InterruptedException;
}
