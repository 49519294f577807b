package io.greenline.dialplan;

import io.greenline.dialplan.Graph.Place;
import io.greenline.dialplan.ValueFlow.Var;
import io.greenline.source.Findings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds what is read out about a customer though only the calling number, which anyone can pretend, says who is calling. Past a
 * node that proves who the caller is (verifies: true), everything may be said.
 */
final class PrivateData {
    /** An area is no secret: thousands share it, and outage notices need it. */
    private static final List<String> PRIVATE =
            List.of("caller.name", "caller.premises", "caller.age", "caller.needs", "caller.tier");

    private PrivateData() {}

    static void check(Dialplan plan, Graph graph, Findings findings) {
        Map<Var, String> known = new HashMap<>();
        Stream.concat(Stream.of(plan.main()), plan.subflows().values().stream())
                .forEach(flow -> PRIVATE.forEach(name -> known.put(new Var(flow.name(), name), name)));
        Map<Var, String> hidden = new ValueFlow(plan, graph).spread(known);
        Set<Place> unproven = Graph.reached(List.of(graph.start()), place -> withoutProof(graph, place));
        graph.nodes().forEach((place, node) -> {
            if (unproven.contains(place)) {
                Traits.said(node)
                        .forEach(prompt -> Traits.gaps(plan, prompt).stream()
                                .flatMap(gap -> ValueFlow.told(gap, place.flow(), hidden).stream()
                                        .map(what -> new Told(gap, what)))
                                .findFirst()
                                .ifPresent(told -> findings.warning(
                                        told.at.at(),
                                        LintRule.PRIVATE_ON_CALLER_ID,
                                        "prompt '%s' reads out %s, though only the calling number says who is calling"
                                                .formatted(prompt, told.what),
                                        "leave it out, or ask first for something that only the customer knows")));
            }
        });
    }

    private record Told(Expression at, String what) {}

    private static List<Place> withoutProof(Graph graph, Place place) {
        return graph.afterAnything(place);
    }
}
