package io.greenline.session;

/** Bounds on what a dialplan can make a call do. */
final class Limits {
    /** Nodes entered since the caller's last key, after which the call is going round in circles. */
    static final int IDLE_NODES = 200;

    /** Actions in a row that the switch did not carry out, after which the call cannot be helped. */
    static final int FAILURES_IN_A_ROW = 3;

    private Limits() {}
}
