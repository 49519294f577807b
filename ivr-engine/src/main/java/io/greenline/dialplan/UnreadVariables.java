package io.greenline.dialplan;

import io.greenline.source.Findings;
import io.greenline.source.SourceSpan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Finds variables that get a value which nothing ever looks at. */
final class UnreadVariables {
    private UnreadVariables() {}

    static void check(Dialplan plan, Graph graph, Findings findings) {
        Map<String, Set<String>> read = new HashMap<>();
        Map<String, Map<String, SourceSpan>> written = new LinkedHashMap<>();
        Stream.concat(Stream.of(plan.main()), plan.subflows().values().stream()).forEach(flow -> {
            Set<String> ofFlow = read.computeIfAbsent(flow.name(), _ -> new HashSet<>());
            flow.outputs().values().forEach(output -> ofFlow.addAll(output.variables()));
            written.put(flow.name(), new LinkedHashMap<>(flow.declared()));
        });
        graph.nodes().forEach((place, node) -> {
            read.getOrDefault(place.flow(), new HashSet<>()).addAll(readAt(plan, node));
            Map<String, SourceSpan> ofFlow = written.getOrDefault(place.flow(), new HashMap<>());
            Traits.given(node).forEach(given -> ofFlow.putIfAbsent(given.variable(), node.at()));
            Traits.into(node).ifPresent(into -> ofFlow.putIfAbsent(into, node.at()));
        });
        graph.said(_ -> true)
                .forEach(said -> Traits.gaps(plan, said.prompt())
                        .forEach(gap ->
                                read.getOrDefault(said.flow(), new HashSet<>()).addAll(gap.variables())));
        written.forEach(
                (flow, variables) -> unread(variables, withPrefixes(read.getOrDefault(flow, Set.of())), findings));
    }

    private static void unread(Map<String, SourceSpan> variables, Set<String> read, Findings findings) {
        variables.forEach((name, at) -> {
            if (!read.contains(name)) {
                findings.warning(
                        at,
                        LintRule.UNREFERENCED_VARIABLE,
                        "nothing looks at variable '%s'".formatted(name),
                        "remove it, or use it in a condition, a prompt or an expression");
            }
        });
    }

    /** What a node reads outside its prompts. A variable that is only counted up is not read by that. */
    private static List<String> readAt(Dialplan plan, Node node) {
        List<String> read = new ArrayList<>();
        Traits.kept(node).ifPresent(read::add);
        Traits.read(node).forEach(expression -> read.addAll(expression.variables()));
        Traits.written(node)
                .ifPresent(prompt -> Traits.gaps(plan, prompt).forEach(gap -> read.addAll(gap.variables())));
        Traits.given(node)
                .forEach(given -> given.value().variables().stream()
                        .filter(variable -> !variable.equals(given.variable()))
                        .forEach(read::add));
        return read;
    }

    /** Names and all that they begin with: a prefix is read where one of its parts is. */
    private static Set<String> withPrefixes(Set<String> names) {
        Set<String> all = new HashSet<>(names);
        for (String name : names) {
            for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
                all.add(name.substring(0, dot));
            }
        }
        return all;
    }
}
