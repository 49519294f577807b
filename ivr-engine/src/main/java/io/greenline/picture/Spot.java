package io.greenline.picture;

import io.greenline.telephony.NodeId;

/**
 * A node of a dialplan.
 *
 * @param flow the subflow, or empty in the main flow
 */
public record Spot(String flow, NodeId node) {}
