package io.greenline.backend;

import java.time.Instant;

/**
 * Messages to backends that are delivered after the call has gone on: at least once, in whatever time it takes. Thread-safe.
 */
public interface Outbox {

    /** Where nothing can be left. */
    Outbox NONE = message -> {
        throw new NotLeft("no backend '%s' is set up: add backends.%s to the settings"
                .formatted(message.backend(), message.backend()));
    };

    /**
     * A message.
     *
     * @param id the same for a message that is left twice: it is delivered once
     * @param path below the backend's address, beginning with {@code /}
     * @param body JSON
     */
    record Message(String id, BackendName backend, String path, String body, Instant left) {}

    /**
     * Leaves a message; durable when this returns.
     *
     * @throws NotLeft when it cannot be kept or nobody knows the backend
     */
    void leave(Message message) throws NotLeft;

    /** A message that was not taken; the message of the exception is for the journal. */
    final class NotLeft extends Exception {
        private static final long serialVersionUID = 1L;

        public NotLeft(String reason) {
            super(reason);
        }
    }
}
