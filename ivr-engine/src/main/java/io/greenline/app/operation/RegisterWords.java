package io.greenline.app.operation;

import io.greenline.caller.RegisterEntry.Standing;

/** How an entry of the register stands, in words. */
public final class RegisterWords {
    private RegisterWords() {}

    /** One or more words in lower case. */
    public static String of(Standing standing) {
        return switch (standing) {
            case IN_FORCE -> "in force";
            case NOT_BEGUN -> "not begun";
            case EXPIRED -> "expired";
            case WITHDRAWN -> "withdrawn";
            case NOT_FOR_ROUTING -> "not for routing";
        };
    }
}
