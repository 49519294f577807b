package io.greenline.dialplan;

import java.util.Locale;

/** What a call can do about an incident. */
public enum IncidentAct {
    /** Says that the power is out in an area. */
    REPORT,
    /** Promises a call for when it is over. */
    PROMISE,
    /** Takes such a promise back. */
    CANCEL,
    /** Tells what a call is about that the engine made. */
    RECALL;

    /** The word in the dialplan. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
