package io.greenline.store;

/** A store that cannot be used; the message tells a person which file, what is wrong and what to do. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StoreException(String message) {
        super(message);
    }

    StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
