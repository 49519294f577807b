package io.greenline.dialplan;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows values from variable to variable, into subflows and out of them, whatever the order of the nodes. */
final class ValueFlow {
    /** A variable of a flow. */
    record Var(String flow, String name) {}

    private final Map<Var, List<Var>> makes = new HashMap<>();

    ValueFlow(Dialplan plan, Graph graph) {
        graph.nodes().forEach((place, node) -> {
            Traits.given(node)
                    .forEach(given -> flows(place.flow(), given.value(), new Var(place.flow(), given.variable())));
            if (node instanceof Node.Subflow subflow) {
                subflow.with()
                        .forEach(with -> flows(place.flow(), with.value(), new Var(subflow.flow(), with.variable())));
                subflow.into()
                        .ifPresent(into -> plan.flow(subflow.flow())
                                .ifPresent(called -> called.outputs()
                                        .forEach((output, value) -> flows(
                                                called.name(), value, new Var(place.flow(), into + "." + output)))));
            }
        });
    }

    private void flows(String flow, Expression value, Var into) {
        value.variables()
                .forEach(name -> makes.computeIfAbsent(new Var(flow, name), _ -> new ArrayList<>())
                        .add(into));
    }

    /** The variables that can hold something made of these, each with the name of what it was made of. */
    Map<Var, String> spread(Map<Var, String> from) {
        Map<Var, String> origins = new LinkedHashMap<>(from);
        Deque<Var> open = new ArrayDeque<>(from.keySet());
        while (!open.isEmpty()) {
            Var var = open.remove();
            String origin = Optional.ofNullable(origins.get(var)).orElse(var.name);
            for (Var next : makes.getOrDefault(var, List.of())) {
                if (origins.putIfAbsent(next, origin) == null) {
                    open.add(next);
                }
            }
        }
        return origins;
    }

    /** What an expression of a flow is made of, if it reads one of these variables: {@code x (from y)}. */
    static Optional<String> told(Expression value, String flow, Map<Var, String> origins) {
        return value.variables().stream()
                .sorted()
                .flatMap(name -> Optional.ofNullable(origins.get(new Var(flow, name)))
                        .map(origin ->
                                origin.equals(name) ? "'" + name + "'" : "'%s' (made of '%s')".formatted(name, origin))
                        .stream())
                .findFirst();
    }
}
