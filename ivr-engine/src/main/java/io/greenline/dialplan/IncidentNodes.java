package io.greenline.dialplan;

import io.greenline.dialplan.FlowDraft.NodeDraft;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlValue.Scalar;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes the nodes that report outages and promise calls. */
final class IncidentNodes {
    /** What arrives under {@code into}, and its types. */
    static final Map<String, ValueType> TOLD = Map.of(
            "number", ValueType.TEXT,
            "area", ValueType.TEXT,
            "known", ValueType.FLAG,
            "reports", ValueType.WHOLE,
            "since", ValueType.TEXT,
            "expected", ValueType.TEXT,
            "promised", ValueType.FLAG,
            "language", ValueType.TEXT);

    private static final Map<String, IncidentAct> ACTS =
            Arrays.stream(IncidentAct.values()).collect(Collectors.toMap(IncidentAct::word, Function.identity()));
    private static final List<String> OF_SOME_ACTS = List.of("area", "premises", "of", "number", "into");

    private IncidentNodes() {}

    static Optional<Node> incident(NodeDraft draft, FlowContext context) {
        Fields fields = draft.fields();
        Optional<Fields> on = fields.block("on", DialplanKeys.INCIDENT_ON);
        Ways ways = context.ways(on);
        Target next = context.target(fields, "next");
        Target refused = context.edge(on, "refused", ways.failure());
        Optional<Expression> area = text(fields, "area", "an area", context);
        Optional<Expression> premises = text(fields, "premises", "premises", context);
        Optional<Expression> of = text(fields, "of", "an incident's number", context);
        Optional<Expression> number = text(fields, "number", "a telephone number", context);
        Optional<String> into = fields.text("into")
                .filter(name -> LogicNodes.isVariable(name, context.findings()))
                .map(Scalar::text);
        Optional<IncidentAct> act = fields.oneOf("incident", ACTS);
        act.ifPresent(which -> check(which, fields, context));
        return act.map(which -> new Node.Incident(
                draft.id(), draft.at(), ways, which, area, premises, of, number, into, next, refused));
    }

    private static void check(IncidentAct act, Fields fields, FlowContext context) {
        for (String key : OF_SOME_ACTS) {
            if (needs(act).equals(key) && !fields.has(key)) {
                context.findings()
                        .error(
                                fields.at(),
                                DialplanRule.INCIDENT_KEYS,
                                "incident: %s needs '%s'".formatted(act.word(), key),
                                "add '%s:'".formatted(key));
            }
            if (!takes(act).contains(key) && fields.has(key)) {
                context.findings()
                        .error(
                                fields.at(key),
                                DialplanRule.INCIDENT_KEYS,
                                "incident: %s takes no '%s'".formatted(act.word(), key),
                                "remove it");
            }
        }
    }

    /** The key that an act cannot do without. */
    private static String needs(IncidentAct act) {
        return switch (act) {
            case REPORT -> "area";
            case PROMISE, CANCEL -> "of";
            case RECALL -> "into";
        };
    }

    /** The keys of those that only some acts have. */
    private static List<String> takes(IncidentAct act) {
        return switch (act) {
            case REPORT -> List.of("area", "premises", "into");
            case PROMISE -> List.of("of", "number", "area", "into");
            case CANCEL -> List.of("of", "number", "into");
            case RECALL -> List.of("into");
        };
    }

    private static Optional<Expression> text(Fields fields, String key, String what, FlowContext context) {
        return fields.text(key).flatMap(scalar -> context.expression(scalar, ValueType.TEXT, what));
    }
}
