package io.greenline.caller;

/** Which notices come first. */
public enum Urgency {
    HIGH,
    NORMAL,
    LOW
}
