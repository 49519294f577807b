package io.greenline.dialplan;

import io.greenline.source.Findings;
import io.greenline.yaml.YamlValue.Scalar;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Orders subflows so that each comes after those it runs, and reports those that lead back into themselves. */
final class SubflowOrder {
    private SubflowOrder() {}

    static List<FlowDraft> of(Map<String, FlowDraft> subflows, Findings findings) {
        Map<String, List<Scalar>> calls = new LinkedHashMap<>();
        subflows.forEach((name, draft) -> calls.put(name, calls(draft, subflows)));
        List<FlowDraft> order = new ArrayList<>();
        Set<String> rest = remaining(forward(calls), order, subflows);
        Set<String> circular = new HashSet<>(rest);
        circular.retainAll(remaining(backward(calls), new ArrayList<>(), subflows));
        for (String name : circular) {
            for (Scalar call : calls.getOrDefault(name, List.of())) {
                if (circular.contains(call.text())) {
                    String problem = "subflow '%s' runs '%s', which leads back into it".formatted(name, call);
                    findings.error(call.at(), DialplanRule.RECURSIVE_SUBFLOW, problem, "break the circle with next");
                }
            }
        }
        subflows.values().stream().filter(draft -> rest.contains(draft.name())).forEach(order::add);
        return order;
    }

    private static List<Scalar> calls(FlowDraft draft, Map<String, FlowDraft> subflows) {
        return draft.nodes().values().stream()
                .filter(node -> node.kind() == NodeKind.SUBFLOW)
                .flatMap(node -> node.fields().value("subflow").stream())
                .flatMap(value -> value instanceof Scalar name ? List.of(name).stream() : List.<Scalar>of().stream())
                .filter(name -> subflows.containsKey(name.text()))
                .toList();
    }

    private static Map<String, Set<String>> forward(Map<String, List<Scalar>> calls) {
        Map<String, Set<String>> edges = new LinkedHashMap<>();
        calls.forEach((name, called) -> {
            Set<String> names = edges.computeIfAbsent(name, _ -> new LinkedHashSet<>());
            called.forEach(call -> names.add(call.text()));
        });
        return edges;
    }

    private static Map<String, Set<String>> backward(Map<String, List<Scalar>> calls) {
        Map<String, Set<String>> edges = new LinkedHashMap<>();
        calls.keySet().forEach(name -> edges.put(name, new LinkedHashSet<>()));
        calls.forEach((name, called) -> called.forEach(call ->
                edges.computeIfAbsent(call.text(), _ -> new LinkedHashSet<>()).add(name)));
        return edges;
    }

    /** Takes those that lead nowhere again and again, in order; what remains leads to a circle. */
    private static Set<String> remaining(
            Map<String, Set<String>> edges, List<FlowDraft> order, Map<String, FlowDraft> subflows) {
        Map<String, Integer> left = new HashMap<>();
        Map<String, List<String>> before = new HashMap<>();
        Deque<String> free = new ArrayDeque<>();
        edges.forEach((name, next) -> {
            left.put(name, next.size());
            next.forEach(called ->
                    before.computeIfAbsent(called, _ -> new ArrayList<>()).add(name));
            if (next.isEmpty()) {
                free.add(name);
            }
        });
        Set<String> rest = new LinkedHashSet<>(edges.keySet());
        while (!free.isEmpty()) {
            String name = free.remove();
            rest.remove(name);
            FlowDraft draft = subflows.get(name);
            if (draft != null) {
                order.add(draft);
            }
            for (String caller : before.getOrDefault(name, List.of())) {
                if (left.merge(caller, -1, Integer::sum) == 0) {
                    free.add(caller);
                }
            }
        }
        return rest;
    }
}
