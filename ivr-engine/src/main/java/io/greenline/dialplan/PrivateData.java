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

    /** What a class and its evidence tell of the caller. */
    private static final List<String> CLASS =
            List.of(Node.Classify.INTO + ".name", Node.Classify.INTO + ".because", Node.Classify.INTO + ".queue");

    private PrivateData() {}

    static void check(Dialplan plan, Graph graph, Findings findings) {
        Map<Var, String> known = new HashMap<>();
        Stream.concat(Stream.of(plan.main()), plan.subflows().values().stream())
                .forEach(flow -> PRIVATE.forEach(name -> known.put(new Var(flow.name(), name), name)));
        graph.nodes()
                .forEach((place, node) -> results(node).forEach(name -> known.put(new Var(place.flow(), name), name)));
        Map<Var, String> hidden = new ValueFlow(plan, graph).spread(known);
        Set<Place> unproven = Graph.reached(List.of(graph.start()), graph::unproven);
        graph.said(unproven::contains)
                .forEach(said -> Traits.gaps(plan, said.prompt()).stream()
                        .flatMap(gap -> ValueFlow.told(gap, said.flow(), hidden).stream()
                                .map(what -> new Told(gap, what)))
                        .findFirst()
                        .ifPresent(told -> findings.warning(
                                told.at.at(),
                                LintRule.PRIVATE_ON_CALLER_ID,
                                "prompt '%s' reads out %s, though only the calling number says who is calling"
                                        .formatted(said.prompt(), told.what),
                                "leave it out, or ask first for something that only the customer knows")));
    }

    /** What an answer or a handover says of a customer whom only the calling number told. */
    private static List<String> results(Node node) {
        return switch (node) {
            case Node.Http http
            when http.into().isPresent() && asksByNumber(http) ->
                http.result().stream()
                        .map(field -> http.into().get() + "." + field.name())
                        .toList();
            case Node.Handover handover ->
                handover.result().stream()
                        .map(field -> handover.into() + "." + field.name())
                        .toList();
            case Node.Classify _ -> CLASS;
            case Node.Http _,
                    Node.Play _,
                    Node.Menu _,
                    Node.Ask _,
                    Node.Survey _,
                    Node.Choose _,
                    Node.SetVariables _,
                    Node.Lookup _,
                    Node.Announce _,
                    Node.Hours _,
                    Node.Subflow _,
                    Node.Queue _,
                    Node.Agent _,
                    Node.Transfer _,
                    Node.RecordMessage _,
                    Node.Callback _,
                    Node.Incident _,
                    Node.Send _,
                    Node.SwitchLanguage _,
                    Node.Hangup _ -> List.of();
        };
    }

    /** Whether a question names the caller, and names nothing that the caller has said. */
    private static boolean asksByNumber(Node.Http http) {
        List<String> asked = Traits.read(http).stream()
                .flatMap(value -> value.variables().stream())
                .toList();
        return asked.stream().anyMatch(name -> name.startsWith("caller."))
                && asked.stream().allMatch(name -> name.startsWith("caller.") || name.startsWith("call."));
    }

    private record Told(Expression at, String what) {}
}
