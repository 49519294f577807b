package io.greenline.dialplan;

import java.util.Locale;

/** What an agent can want by telephone. */
public enum AgentWish {
    SIGN_IN,
    SIGN_OUT,
    READY,
    AWAY;

    /** The word in the dialplan. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
