package io.greenline.dialplan;

import io.greenline.source.SourceSpan;
import io.greenline.telephony.NodeId;
import java.util.Map;

/**
 * The main flow or a subflow: nodes and where they begin.
 *
 * @param name empty for the main flow
 * @param variables every variable of the flow with what it holds at first; a subflow's inputs are among them
 * @param declared where the variables stand that the file declares, inputs among them
 * @param outputs a subflow's outputs: name and the expression that gives it on {@code return}
 */
public record Flow(
        String name,
        NodeId start,
        Map<String, Value> variables,
        Map<String, SourceSpan> declared,
        Map<String, Expression> outputs,
        Map<NodeId, Node> nodes) {
    public Flow {
        variables = Map.copyOf(variables);
        declared = Map.copyOf(declared);
        outputs = Map.copyOf(outputs);
        nodes = Map.copyOf(nodes);
    }

    /** The node of this name; the loader has made sure that it exists. */
    public Node node(NodeId id) {
        Node node = nodes.get(id);
        if (node == null) {
            throw new IllegalArgumentException("flow '%s' has no node '%s'".formatted(name, id));
        }
        return node;
    }
}
