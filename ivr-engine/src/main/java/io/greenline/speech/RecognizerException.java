package io.greenline.speech;

/** The recogniser cannot do its work: its model is missing or broken, or it has too much to do. */
public final class RecognizerException extends Exception {
    private static final long serialVersionUID = 1;

    public RecognizerException(String message) {
        super(message);
    }

    public RecognizerException(String message, Throwable cause) {
        super(message, cause);
    }
}
