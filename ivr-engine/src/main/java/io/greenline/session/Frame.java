package io.greenline.session;

import io.greenline.dialplan.Value;
import io.greenline.telephony.NodeId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A flow that a call is in.
 *
 * @param flow the subflow's name; empty for the main flow
 * @param node the node where the call is
 * @param variables what the flow's variables hold
 * @param asked the questions that the call came by in this flow, the last one last
 * @param visit what has happened at the node since it was entered
 */
record Frame(String flow, NodeId node, Map<String, Value> variables, List<NodeId> asked, Visit visit) {
    /** How many questions a caller can go back. */
    private static final int MOST_ASKED = 10;

    Frame {
        variables = Map.copyOf(variables);
        asked = List.copyOf(asked);
    }

    Frame at(NodeId target) {
        return new Frame(flow, target, variables, asked, Visit.FIRST);
    }

    Frame with(Visit next) {
        return new Frame(flow, node, variables, asked, next);
    }

    Frame with(String variable, Value value) {
        Map<String, Value> changed = new HashMap<>(variables);
        changed.put(variable, value);
        return new Frame(flow, node, changed, asked, visit);
    }

    /** A beginning of a flow. */
    static Frame begin(String flow, NodeId start, Map<String, Value> variables) {
        return new Frame(flow, start, variables, List.of(), Visit.FIRST);
    }

    /** The node here asks the caller something. */
    Frame asking() {
        if (!asked.isEmpty() && asked.getLast().equals(node)) {
            return this;
        }
        List<NodeId> all = new ArrayList<>(asked);
        all.add(node);
        if (all.size() > MOST_ASKED) {
            // The first one stays: it is the main menu.
            all.remove(1);
        }
        return withAsked(all);
    }

    /** The question before the one here. */
    Optional<NodeId> before() {
        return asked.size() < 2 ? Optional.empty() : Optional.of(asked.get(asked.size() - 2));
    }

    /** The question here is left for the one before. */
    Frame goingBack() {
        return withAsked(asked.subList(0, asked.size() - 1));
    }

    private Frame withAsked(List<NodeId> questions) {
        return new Frame(flow, node, variables, questions, visit);
    }
}
