package io.greenline.dialplan;

import io.greenline.dialplan.FlowDraft.Input;
import io.greenline.dialplan.FlowDraft.NodeDraft;
import io.greenline.source.Findings;
import io.greenline.source.SourceSpan;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlRule;
import io.greenline.yaml.YamlValue;
import io.greenline.yaml.YamlValue.Entry;
import io.greenline.yaml.YamlValue.Scalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the nodes that compute: choose, set, subflow. */
final class LogicNodes {
    private LogicNodes() {}

    static Optional<Node> choose(NodeDraft draft, FlowContext context) {
        Fields fields = draft.fields();
        Ways ways = context.ways(fields.block("on", DialplanKeys.WAYS));
        List<Branch> branches = new ArrayList<>();
        Optional<Target> otherwise = Optional.empty();
        for (Iterator<YamlValue> rest = fields.list("choose").iterator(); rest.hasNext(); ) {
            Fields branch = Fields.of(rest.next(), DialplanKeys.BRANCH, context.findings());
            if (branch.has("else")) {
                otherwise = Optional.of(otherwise(branch, rest.hasNext(), context));
            } else {
                branch(branch, context).ifPresent(branches::add);
            }
        }
        if (otherwise.isEmpty() && fields.has("choose")) {
            context.findings()
                    .error(
                            fields.entry("choose").orElseThrow().key().at(),
                            DialplanRule.NO_ELSE,
                            "node '%s' does not say where to go when no condition holds".formatted(draft.id()),
                            "end the list with {else: node}");
        }
        return otherwise.map(target -> new Node.Choose(draft.id(), draft.at(), ways, branches, target));
    }

    private static Target otherwise(Fields branch, Boolean more, FlowContext context) {
        if (more || branch.has("if") || branch.has("next")) {
            context.findings()
                    .error(
                            branch.entry("else").orElseThrow().key().at(),
                            DialplanRule.NO_ELSE,
                            "'else' stands alone in the last branch",
                            "move it to the end of the list");
        }
        return context.target(branch, "else");
    }

    private static Optional<Branch> branch(Fields branch, FlowContext context) {
        for (String key : List.of("if", "next")) {
            if (!branch.has(key)) {
                String problem = "a branch lacks '%s'".formatted(key);
                context.findings().error(branch.at(), YamlRule.MISSING_KEY, problem, "write {if: ..., next: node}");
            }
        }
        Target next = context.target(branch, "next");
        return branch.text("if")
                .flatMap(scalar -> context.expression(scalar, ValueType.FLAG, "a condition"))
                .map(condition -> new Branch(condition, next));
    }

    static Optional<Node> set(NodeDraft draft, FlowContext context) {
        Fields fields = draft.fields();
        Ways ways = context.ways(fields.block("on", DialplanKeys.WAYS));
        Target next = context.target(fields, "next");
        List<Assignment> assignments = new ArrayList<>();
        fields.value("set")
                .map(block -> Fields.entries(block, "set", context.findings()))
                .orElse(List.of())
                .forEach(entry -> assignment(entry, context).ifPresent(assignments::add));
        return Optional.of(new Node.SetVariables(draft.id(), draft.at(), ways, assignments, next));
    }

    private static Optional<Assignment> assignment(Entry entry, FlowContext context) {
        Scalar variable = entry.key();
        if (!isVariable(variable, context.findings())) {
            return Optional.empty();
        }
        int errors = context.findings().errors();
        Optional<Expression> value = Fields.text(
                        entry.value(), "a variable is set by an expression", context.findings())
                .flatMap(context::expression);
        value.ifPresent(expression -> holds(variable, expression.type(), context));
        if (value.isEmpty() && context.findings().errors() == errors) {
            context.findings()
                    .error(
                            variable.at(),
                            DialplanRule.UNTYPED_VARIABLE,
                            "the type of '%s' cannot be told".formatted(variable),
                            "give it a start value under variables");
        }
        return value.map(expression -> new Assignment(variable.text(), expression));
    }

    static boolean isVariable(Scalar name, Findings findings) {
        boolean good = Identifiers.isVariable(name.text());
        if (!good) {
            String problem = "'%s' cannot be a variable's name".formatted(name);
            String remedy = "use lower-case letters, digits and underscores, and no word of CEL";
            findings.error(name.at(), DialplanRule.BAD_NAME, problem, remedy);
        }
        return good;
    }

    /** Makes sure that a variable gets values of one type only. */
    static void holds(Scalar variable, ValueType type, FlowContext context) {
        Optional<ValueType> declared = context.flow().types().type(variable.text());
        if (declared.isPresent() && declared.get() != type) {
            String problem = "'%s' holds %s elsewhere, here it gets %s"
                    .formatted(variable, declared.get().shown(), type.shown());
            context.findings()
                    .error(variable.at(), DialplanRule.MIXED_TYPES, problem, "convert it, or use another variable");
        }
    }

    static Optional<Node> subflow(NodeDraft draft, FlowContext context) {
        Fields fields = draft.fields();
        Ways ways = context.ways(fields.block("on", DialplanKeys.WAYS));
        Target next = context.target(fields, "next");
        Optional<Scalar> into = fields.text("into").filter(name -> isVariable(name, context.findings()));
        return fields.text("subflow")
                .flatMap(name -> called(name, context).map(called -> {
                    List<Assignment> with = with(fields, name, called.inputs(), context);
                    return new Node.Subflow(
                            draft.id(), draft.at(), ways, called.name(), with, into.map(Scalar::text), next);
                }));
    }

    private static Optional<FlowDraft> called(Scalar name, FlowContext context) {
        Optional<FlowDraft> called = Optional.ofNullable(context.subflows().get(name.text()));
        if (called.isEmpty()) {
            String problem = "there is no subflow '%s'".formatted(name);
            String remedy =
                    context.findings().remedy(name.text(), context.subflows().keySet(), "define it under subflows");
            context.findings().error(name.at(), DialplanRule.UNKNOWN_SUBFLOW, problem, remedy);
        }
        return called;
    }

    private static List<Assignment> with(
            Fields fields, Scalar subflow, Map<String, Input> inputs, FlowContext context) {
        List<Assignment> with = new ArrayList<>();
        Set<String> given = new HashSet<>();
        for (Entry entry : fields.value("with")
                .map(block -> Fields.entries(block, "with", context.findings()))
                .orElse(List.of())) {
            given.add(entry.key().text());
            given(entry, inputs, context).ifPresent(with::add);
        }
        inputs.forEach((name, input) -> {
            if (!given.contains(name)) {
                input.start()
                        .map(start -> new Assignment(name, new Plain(ExpressionText.whole(subflow), start)))
                        .ifPresentOrElse(with::add, () -> missing(name, subflow, context));
            }
        });
        return with;
    }

    private static Optional<Assignment> given(Entry entry, Map<String, Input> inputs, FlowContext context) {
        String name = entry.key().text();
        Input input = inputs.get(name);
        if (input == null) {
            String remedy =
                    context.findings().remedy(name, inputs.keySet(), "remove it, or add it to the subflow's inputs");
            context.findings()
                    .error(
                            entry.key().at(),
                            DialplanRule.UNKNOWN_INPUT,
                            "the subflow has no input '%s'".formatted(name),
                            remedy);
            return Optional.empty();
        }
        return Fields.text(entry.value(), "an input gets an expression", context.findings())
                .flatMap(scalar -> context.expression(scalar, input.type(), "input '%s'".formatted(name)))
                .map(expression -> new Assignment(name, expression));
    }

    private static void missing(String input, Scalar subflow, FlowContext context) {
        SourceSpan at = subflow.at();
        String problem = "subflow '%s' needs the input '%s'".formatted(subflow, input);
        context.findings().error(at, DialplanRule.MISSING_INPUT, problem, "add it under with");
    }
}
