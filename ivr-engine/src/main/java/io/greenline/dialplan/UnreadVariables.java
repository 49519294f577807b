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
        written.forEach((flow, variables) -> variables.forEach((name, at) -> {
            if (!isRead(name, read.getOrDefault(flow, Set.of()))) {
                findings.warning(
                        at,
                        LintRule.UNREFERENCED_VARIABLE,
                        "nothing looks at variable '%s'".formatted(name),
                        "remove it, or use it in a condition, a prompt or an expression");
            }
        }));
    }

    /** A prefix is read where one of its parts is. */
    private static boolean isRead(String name, Set<String> read) {
        return read.contains(name) || read.stream().anyMatch(variable -> variable.startsWith(name + "."));
    }

    /** A variable that is only counted up is not read by that. */
    private static List<String> readAt(Dialplan plan, Node node) {
        List<String> read = new ArrayList<>();
        Traits.read(node).forEach(expression -> read.addAll(expression.variables()));
        Stream.concat(Traits.said(node).stream(), Traits.written(node).stream())
                .flatMap(prompt -> Traits.gaps(plan, prompt).stream())
                .forEach(gap -> read.addAll(gap.variables()));
        Traits.given(node)
                .forEach(given -> given.value().variables().stream()
                        .filter(variable -> !variable.equals(given.variable()))
                        .forEach(read::add));
        return read;
    }
}
