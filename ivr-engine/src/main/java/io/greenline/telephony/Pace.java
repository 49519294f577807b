package io.greenline.telephony;

/** How fast prompts are spoken. */
public enum Pace {
    NORMAL,
    /** For callers who need time to follow. */
    SLOW
}
