package io.greenline.session;

import io.greenline.dialplan.Value;
import io.greenline.telephony.NodeId;
import java.util.HashMap;
import java.util.Map;

/**
 * A flow that a call is in.
 *
 * @param flow the subflow's name; empty for the main flow
 * @param node the node where the call is
 * @param variables what the flow's variables hold
 * @param visit what has happened at the node since it was entered
 */
record Frame(String flow, NodeId node, Map<String, Value> variables, Visit visit) {
    Frame {
        variables = Map.copyOf(variables);
    }

    Frame at(NodeId target) {
        return new Frame(flow, target, variables, Visit.FIRST);
    }

    Frame with(Visit next) {
        return new Frame(flow, node, variables, next);
    }

    Frame with(String variable, Value value) {
        Map<String, Value> changed = new HashMap<>(variables);
        changed.put(variable, value);
        return new Frame(flow, node, changed, visit);
    }
}
