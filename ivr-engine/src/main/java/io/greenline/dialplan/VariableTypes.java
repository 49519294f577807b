package io.greenline.dialplan;

import io.greenline.dialplan.FlowDraft.NodeDraft;
import io.greenline.source.Findings;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlValue.Entry;
import io.greenline.yaml.YamlValue.Scalar;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells the type of every variable of a flow, in whatever order the file sets them: {@code ask} gives texts, a
 * subflow's outputs have the types of their expressions, and {@code set} waits until its expression's variables are
 * known.
 */
final class VariableTypes {
    private final FlowDraft flow;
    private final Map<String, FlowDraft> subflows;
    private final CelExpressions silent;
    private final Map<String, List<Pending>> waiting = new HashMap<>();
    private final Deque<Pending> ready = new ArrayDeque<>();
    private final Set<String> assigned = new LinkedHashSet<>();

    private record Pending(String variable, ParsedExpression value) {}

    private VariableTypes(FlowDraft flow, Map<String, FlowDraft> subflows, CelMemory memory) {
        this.silent = new CelExpressions(memory, new Findings());
        this.flow = flow;
        this.subflows = subflows;
    }

    /** Fills in the flow's types; the types of the subflows it uses are filled in already. */
    static void tell(FlowDraft flow, Map<String, FlowDraft> subflows, CelMemory memory) {
        new VariableTypes(flow, subflows, memory).tell();
    }

    private void tell() {
        flow.nodes().values().forEach(this::declare);
        while (!ready.isEmpty()) {
            settle(ready.pop());
        }
        assigned.forEach(flow.types()::declareUntyped);
    }

    private void declare(NodeDraft node) {
        switch (node.kind()) {
            case ASK, RECORD, SURVEY ->
                variable(node.fields().text("into")).ifPresent(name -> declare(name, ValueType.TEXT));
            case HTTP -> variable(node.fields().text("into")).ifPresent(prefix -> result(prefix, node.fields()));
            case HANDOVER ->
                variable(node.fields().text("handover")).ifPresent(prefix -> {
                    declare(prefix + ".channel", ValueType.TEXT);
                    result(prefix, node.fields());
                });
            case HOURS ->
                variable(node.fields().text("into")).ifPresent(prefix -> {
                    declare(prefix + ".reason", ValueType.TEXT);
                    declare(prefix + ".opens", ValueType.TEXT);
                });
            case INCIDENT ->
                variable(node.fields().text("into"))
                        .ifPresent(prefix ->
                                IncidentNodes.TOLD.forEach((name, type) -> declare(prefix + "." + name, type)));
            case CLASSIFY -> {
                declare(Node.Classify.INTO + ".name", ValueType.TEXT);
                declare(Node.Classify.INTO + ".queue", ValueType.TEXT);
                declare(Node.Classify.INTO + ".tier", ValueType.WHOLE);
                declare(Node.Classify.INTO + ".boost", ValueType.WHOLE);
                declare(Node.Classify.INTO + ".because", ValueType.TEXT);
                declare(Node.Classify.INTO + ".surge", ValueType.TEXT);
            }
            case SET ->
                node.fields()
                        .value("set")
                        .ifPresent(block ->
                                Fields.entries(block, "set", new Findings()).forEach(this::assignment));
            case SUBFLOW -> outputs(node.fields());
            case PLAY, MENU, CHOOSE, LOOKUP, ANNOUNCE, QUEUE, AGENT, TRANSFER, CALLBACK, SEND, LANGUAGE, HANGUP -> {}
        }
    }

    private void result(String prefix, Fields fields) {
        ResultFields.of(fields.value("result"), new Findings())
                .forEach(field -> declare(prefix + "." + field.name(), field.type()));
    }

    private static Optional<String> variable(Optional<Scalar> name) {
        return name.map(Scalar::text).filter(Identifiers::isVariable);
    }

    private void declare(String name, ValueType type) {
        flow.types().declare(name, type);
        ready.addAll(waiting.getOrDefault(name, List.of()));
        waiting.remove(name);
    }

    private void assignment(Entry entry) {
        if (!Identifiers.isVariable(entry.key().text()) || !(entry.value() instanceof Scalar scalar)) {
            return;
        }
        assigned.add(entry.key().text());
        silent.parse(ExpressionText.whole(scalar))
                .ifPresent(parsed -> ready.add(new Pending(entry.key().text(), parsed)));
    }

    /** Gives the variable the type of its expression, or lets it wait for the first variable that has none yet. */
    private void settle(Pending pending) {
        if (flow.types().isTyped(pending.variable())) {
            return;
        }
        for (String reference : pending.value().references().keySet()) {
            Optional<String> known = flow.types().resolve(reference);
            if (known.isEmpty() || !flow.types().isTyped(known.get())) {
                waiting.computeIfAbsent(reference, _ -> new ArrayList<>()).add(pending);
                return;
            }
        }
        silent.check(pending.value(), flow.types())
                .ifPresent(expression -> declare(pending.variable(), expression.type()));
    }

    private void outputs(Fields fields) {
        Optional<String> prefix = variable(fields.text("into"));
        Optional<FlowDraft> subflow = fields.text("subflow").map(name -> subflows.get(name.text()));
        if (prefix.isEmpty() || subflow.isEmpty()) {
            return;
        }
        for (Entry output : subflow.get().outputs()) {
            String name = prefix.get() + "." + output.key();
            outputType(subflow.get(), output)
                    .ifPresentOrElse(
                            type -> declare(name, type), () -> flow.types().declareUntyped(name));
        }
    }

    private Optional<ValueType> outputType(FlowDraft subflow, Entry output) {
        return output.value() instanceof Scalar scalar
                ? silent.parse(ExpressionText.whole(scalar))
                        .flatMap(parsed -> silent.check(parsed, subflow.types()))
                        .map(Expression::type)
                : Optional.empty();
    }
}
