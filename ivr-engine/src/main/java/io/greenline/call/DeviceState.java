package io.greenline.call;

/** What a switch knows of a telephone. */
public enum DeviceState {
    /** It can be rung. */
    FREE,
    /** It rings or talks, whoever has called it. */
    IN_USE,
    /** Not registered, switched off, out of reach. */
    UNREACHABLE
}
