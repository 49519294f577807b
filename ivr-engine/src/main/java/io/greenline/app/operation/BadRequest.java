package io.greenline.app.operation;

/** A request that cannot be taken; the message tells whoever sent it what to mend, and repeats no value. */
public final class BadRequest extends Exception {
    private static final long serialVersionUID = 1L;

    public BadRequest(String why) {
        super(why);
    }
}
