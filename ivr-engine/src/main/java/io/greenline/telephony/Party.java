package io.greenline.telephony;

/** Whose doing something was: the owner of an ending or a fault, for blame and for statistics. */
public enum Party {
    CALLER,
    ENGINE,
    SWITCH,
    FAR_END,
    UNKNOWN
}
