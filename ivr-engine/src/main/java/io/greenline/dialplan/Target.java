package io.greenline.dialplan;

import io.greenline.telephony.NodeId;

/** Where an edge leads. */
public sealed interface Target {

    /** A node of the same flow. */
    record Within(NodeId node) implements Target {}

    /** A node of the main flow: leaves every subflow on the way. */
    record InMain(NodeId node) implements Target {}

    /** {@code return}: ends the subflow; its caller goes on. */
    record Return() implements Target {}

    /** {@code hangup}: ends the call normally. */
    record HangUp() implements Target {}
}
