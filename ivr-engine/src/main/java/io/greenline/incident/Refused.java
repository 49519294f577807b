package io.greenline.incident;

/** What was not done; the message says why, to a person, and names no telephone number. */
public final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    public Refused(String reason) {
        super(reason);
    }
}
