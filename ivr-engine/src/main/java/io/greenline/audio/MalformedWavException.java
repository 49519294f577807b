package io.greenline.audio;

/** Bytes that are not a WAV file that we can read; the message says why and is meant for people. */
public final class MalformedWavException extends Exception {
    private static final long serialVersionUID = 1;

    private final String problem;

    MalformedWavException(String message) {
        super(message);
        this.problem = message;
    }

    /** What is wrong with the file, without a full stop. */
    public String problem() {
        return problem;
    }
}
