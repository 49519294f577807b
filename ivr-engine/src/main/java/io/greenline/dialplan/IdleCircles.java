package io.greenline.dialplan;

import io.greenline.dialplan.Graph.Place;
import io.greenline.source.Findings;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds circles in which a caller is talked to for ever and never asked. */
final class IdleCircles {
    private IdleCircles() {}

    static void check(Dialplan plan, Graph graph, Findings findings) {
        List<Place> idle = graph.nodes().entrySet().stream()
                .filter(entry -> !Traits.waits(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        Set<Place> isIdle = new HashSet<>(idle);
        Circles.of(
                        idle,
                        place -> graph.after(place).stream()
                                .filter(isIdle::contains)
                                .toList())
                .stream()
                .filter(circle -> !isCounted(circle, graph))
                .flatMap(circle -> circle.stream().map(graph::node).min(Comparator.comparing(Node::at)).stream())
                .forEach(
                        first -> findings.warning(
                                first.at(),
                                LintRule.LOOP_WITHOUT_INPUT,
                                "from node '%s' the call goes round in a circle that never asks the caller"
                                        .formatted(first.id()),
                                "ask in it, lead it to a person, or end it by a counter: set it in the circle, look at it in a choose"));
    }

    /** Whether a way out of the circle hangs on something that the circle itself sets. */
    private static boolean isCounted(Set<Place> circle, Graph graph) {
        Set<String> set = new HashSet<>();
        for (Place place : circle) {
            Traits.given(graph.node(place)).forEach(given -> set.add(given.variable()));
        }
        return circle.stream()
                .filter(place -> graph.node(place) instanceof Node.Choose)
                .filter(place -> !circle.containsAll(graph.after(place)) || graph.ends(place))
                .flatMap(place -> Traits.read(graph.node(place)).stream())
                .anyMatch(condition -> condition.variables().stream().anyMatch(set::contains));
    }
}
