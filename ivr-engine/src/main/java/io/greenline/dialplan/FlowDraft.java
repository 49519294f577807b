package io.greenline.dialplan;

import io.greenline.source.SourceSpan;
import io.greenline.telephony.NodeId;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlValue.Entry;
import io.greenline.yaml.YamlValue.Scalar;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A flow as read, before names are looked up.
 *
 * @param name empty for the main flow
 * @param start where it begins, as written
 * @param on its own operator and failure, where it has them
 * @param outputs names and expressions, as written
 * @param names of all its nodes, those included that could not be read
 * @param types its variables so far
 * @param initial start values, by variable
 * @param declared where its declared variables stand, inputs among them
 */
record FlowDraft(
        String name,
        SourceSpan at,
        Optional<Scalar> start,
        Optional<Fields> on,
        Map<String, Input> inputs,
        List<Entry> outputs,
        Set<String> names,
        Map<String, NodeDraft> nodes,
        Types types,
        Map<String, Value> initial,
        Map<String, SourceSpan> declared) {

    /** An input of a subflow, with its start value where it has one. */
    record Input(ValueType type, Optional<Value> start) {}

    /** A node as read. */
    record NodeDraft(NodeId id, SourceSpan at, NodeKind kind, Fields fields) {}

    boolean isMain() {
        return name.isEmpty();
    }
}
