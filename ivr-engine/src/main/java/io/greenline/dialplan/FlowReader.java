package io.greenline.dialplan;

import io.greenline.dialplan.FlowDraft.Input;
import io.greenline.dialplan.FlowDraft.NodeDraft;
import io.greenline.source.Findings;
import io.greenline.source.NearestWord;
import io.greenline.source.SourceSpan;
import io.greenline.telephony.Name;
import io.greenline.telephony.NodeId;
import io.greenline.yaml.Fields;
import io.greenline.yaml.YamlRule;
import io.greenline.yaml.YamlValue;
import io.greenline.yaml.YamlValue.Block;
import io.greenline.yaml.YamlValue.Entry;
import io.greenline.yaml.YamlValue.Scalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads the main flow or a subflow as far as that goes without knowing the rest of the file. */
final class FlowReader {
    private static final Map<String, NodeKind> KINDS = Arrays.stream(NodeKind.values())
            .collect(Collectors.toMap(NodeKind::word, Function.identity(), (a, _) -> a, LinkedHashMap::new));
    private final Findings findings;

    FlowReader(Findings findings) {
        this.findings = findings;
    }

    /** The main flow for an empty name. */
    FlowDraft read(String name, SourceSpan at, Fields fields) {
        Types types = new Types();
        Map<String, Value> initial = new LinkedHashMap<>();
        Map<String, Input> inputs = new LinkedHashMap<>();
        fields.value("inputs").ifPresent(value -> inputs.putAll(inputs(value)));
        inputs.forEach((input, of) -> {
            types.declare(input, of.type());
            initial.put(input, of.start().orElse(of.type().blank()));
        });
        fields.value("variables").ifPresent(value -> variables(value, types, initial));
        return new FlowDraft(
                name,
                at,
                fields.text("start"),
                name.isEmpty() ? Optional.empty() : fields.block("on", DialplanKeys.WAYS),
                inputs,
                fields.value("outputs").map(this::outputs).orElse(List.of()),
                fields.value("nodes").map(FlowReader::names).orElse(Set.of()),
                fields.value("nodes").map(this::nodes).orElse(Map.of()),
                types,
                initial,
                declared(fields));
    }

    /** Names that stand twice were reported already. */
    private static Map<String, SourceSpan> declared(Fields fields) {
        Map<String, SourceSpan> declared = new LinkedHashMap<>();
        for (String key : List.of("inputs", "variables")) {
            if (fields.value(key).orElse(null) instanceof Block block) {
                block.entries()
                        .forEach(entry -> declared.putIfAbsent(
                                entry.key().text(), entry.key().at()));
            }
        }
        return declared;
    }

    private void variables(YamlValue value, Types types, Map<String, Value> initial) {
        for (Entry entry : Fields.entries(value, "variables", findings)) {
            if (isVariable(entry.key())) {
                startValue(entry.value())
                        .ifPresentOrElse(
                                start -> {
                                    types.declare(entry.key().text(), start.type());
                                    initial.putIfAbsent(entry.key().text(), start);
                                },
                                () -> types.declareUntyped(entry.key().text()));
            }
        }
    }

    private Map<String, Input> inputs(YamlValue value) {
        Map<String, Input> inputs = new LinkedHashMap<>();
        for (Entry entry : Fields.entries(value, "inputs", findings)) {
            if (isVariable(entry.key())) {
                input(entry.value()).ifPresent(input -> inputs.put(entry.key().text(), input));
            }
        }
        return inputs;
    }

    private Optional<Input> input(YamlValue value) {
        if (value instanceof Scalar scalar && !scalar.isQuoted() && ResultFields.TYPES.containsKey(scalar.text())) {
            return Optional.of(new Input(ResultFields.TYPES.get(scalar.text()), Optional.empty()));
        }
        return startValue(value).map(start -> new Input(start.type(), Optional.of(start)));
    }

    private Optional<Value> startValue(YamlValue value) {
        Optional<Value> start = StartValues.of(value);
        if (start.isEmpty()) {
            findings.error(
                    value.at(),
                    YamlRule.WRONG_TYPE,
                    "this is no start value",
                    "write a number, true, false, a list of texts, or a text in quotes");
        }
        return start;
    }

    private List<Entry> outputs(YamlValue value) {
        return Fields.entries(value, "outputs", findings).stream()
                .filter(entry -> isVariable(entry.key()))
                .toList();
    }

    private boolean isVariable(Scalar name) {
        boolean good = Identifiers.isVariable(name.text());
        if (!good) {
            findings.error(
                    name.at(),
                    DialplanRule.BAD_NAME,
                    "'%s' cannot be a variable's name".formatted(name),
                    "use lower-case letters, digits and underscores, and no word of CEL");
        }
        return good;
    }

    private static Set<String> names(YamlValue nodes) {
        return Fields.entries(nodes, "nodes", new Findings()).stream()
                .map(entry -> entry.key().text())
                .filter(Name::isName)
                .collect(Collectors.toSet());
    }

    private Map<String, NodeDraft> nodes(YamlValue value) {
        Map<String, NodeDraft> nodes = new LinkedHashMap<>();
        for (Entry entry : Fields.entries(value, "nodes", findings)) {
            node(entry).ifPresent(node -> nodes.put(entry.key().text(), node));
        }
        return nodes;
    }

    private Optional<NodeDraft> node(Entry entry) {
        Scalar name = entry.key();
        if (!isName(name, "a node", findings)) {
            return Optional.empty();
        }
        if (name.text().equals("hangup") || name.text().equals("return")) {
            String problem = "no node can be called '%s': it is a target of its own".formatted(name);
            findings.error(name.at(), DialplanRule.RESERVED_NAME, problem, "choose another name");
            return Optional.empty();
        }
        if (!(entry.value() instanceof Block block)) {
            Fields.entries(entry.value(), "a node", findings);
            return Optional.empty();
        }
        return kind(name, block)
                .map(kind -> new NodeDraft(
                        new NodeId(name.text()), name.at(), kind, Fields.of(block, kind.keys(), findings)));
    }

    static boolean isName(Scalar name, String whose, Findings findings) {
        boolean good = Name.isName(name.text());
        if (!good) {
            findings.error(
                    name.at(),
                    DialplanRule.BAD_NAME,
                    "'%s' cannot be the name of %s".formatted(name, whose),
                    "use lower-case letters, digits and hyphens, beginning with a letter");
        }
        return good;
    }

    private Optional<NodeKind> kind(Scalar name, Block block) {
        List<Scalar> kinds = new ArrayList<>();
        block.entries().stream()
                .map(Entry::key)
                .filter(key -> KINDS.containsKey(key.text()))
                .forEach(kinds::add);
        if (kinds.isEmpty()) {
            reportNoKind(name, block);
            return Optional.empty();
        }
        Scalar first = kinds.getFirst();
        kinds.stream().filter(key -> !key.text().equals(first.text())).forEach(second -> {
            String problem = "node '%s' has two kinds, '%s' and '%s'".formatted(name, first, second);
            findings.error(second.at(), DialplanRule.TWO_NODE_KINDS, problem, "make two nodes of it");
        });
        return kinds.stream().allMatch(key -> key.text().equals(first.text()))
                ? Optional.ofNullable(KINDS.get(first.text()))
                : Optional.empty();
    }

    private void reportNoKind(Scalar name, Block block) {
        String known = "a node has one of " + String.join(", ", KINDS.keySet());
        for (Entry entry : block.entries()) {
            String word = entry.key().text();
            Optional<String> meant = NearestWord.to(word, KINDS.keySet());
            boolean ordinary = Arrays.stream(NodeKind.values())
                    .anyMatch(kind -> kind.keys().names().contains(word));
            if (!ordinary) {
                findings.error(
                        entry.key().at(),
                        DialplanRule.UNKNOWN_NODE_KIND,
                        "unknown node kind '%s'".formatted(word),
                        meant.map("did you mean '%s'?"::formatted).orElse(known),
                        entry.key().replacedBy(meant));
                return;
            }
        }
        findings.error(name.at(), DialplanRule.NO_NODE_KIND, "node '%s' has no kind".formatted(name), known);
    }
}
