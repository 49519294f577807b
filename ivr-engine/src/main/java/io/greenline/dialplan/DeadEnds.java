package io.greenline.dialplan;

import io.greenline.dialplan.Graph.Place;
import io.greenline.source.Findings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds nodes from which the dialplan leads nowhere: neither to a person nor to the end of the call. */
final class DeadEnds {
    private DeadEnds() {}

    static void check(Dialplan plan, Graph graph, Findings findings) {
        Set<Place> alive = graph.leadingTo(graph::ends);
        Set<Place> dead = new LinkedHashSet<>(graph.nodes().keySet());
        // A subflow that nobody runs comes back to nowhere: that it is not used is said already.
        Set<Place> reached = Graph.reached(List.of(graph.start()), graph::afterAnything);
        dead.removeIf(place -> alive.contains(place) || !reached.contains(place));
        Map<Place, List<Place>> neighbours = new HashMap<>();
        dead.forEach(place -> graph.after(place).forEach(next -> {
            neighbours.computeIfAbsent(place, _ -> new ArrayList<>()).add(next);
            neighbours.computeIfAbsent(next, _ -> new ArrayList<>()).add(place);
        }));
        while (!dead.isEmpty()) {
            Place first = dead.iterator().next();
            report(graph, first, findings);
            dead.removeAll(Graph.reached(List.of(first), place -> neighbours.getOrDefault(place, List.of())));
        }
    }

    private static void report(Graph graph, Place place, Findings findings) {
        Node node = graph.node(place);
        findings.warning(
                node.at(),
                LintRule.DEAD_END,
                "from node '%s' no edge leads to a person or to the end of the call".formatted(node.id()),
                "lead out of the circle, such as with an option for 'nothing else'");
    }
}
