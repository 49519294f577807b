package io.greenline.phone;

/** What arrived is not what its protocol says; the message names the part that is wrong. */
final class MalformedMessageException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedMessageException(String message) {
        super(message);
    }
}
