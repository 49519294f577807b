package io.greenline.dialplan;

import io.greenline.source.Findings;
import io.greenline.source.SourceSpan;
import io.greenline.telephony.NodeId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Checks where the nodes of a dialplan lead. Walks with stacks of its own: a flow may have thousands of nodes. */
final class GraphChecks {
    /** A node of a flow. */
    private record Place(String flow, NodeId node) {}

    private final Map<String, Flow> flows = new LinkedHashMap<>();
    private final Map<Place, Node> nodes = new LinkedHashMap<>();
    private final Findings findings;

    /** @param inOrder the main flow first */
    GraphChecks(Collection<Flow> inOrder, Findings findings) {
        this.findings = findings;
        for (Flow flow : inOrder) {
            flows.put(flow.name(), flow);
            flow.nodes().values().stream()
                    .sorted(Comparator.comparing(Node::at))
                    .forEach(node -> nodes.put(new Place(flow.name(), node.id()), node));
        }
    }

    /** What makes a dialplan unusable. */
    void errors() {
        noProgress();
        failureLeadsToItself();
    }

    /** Every operator way must lead to a transfer; only asked where every node could be read. */
    void waysToAPerson(Ways defaults, SourceSpan operatorAt) {
        Set<Place> towards = towardsAPerson();
        if (!reaches(defaults.operator(), "", towards)) {
            noWay(operatorAt, "the operator target of defaults leads to nobody");
        }
        nodes.forEach((place, node) -> {
            Target operator = node.ways().operator();
            boolean byDefault =
                    List.of(defaults.operator(), inMain(defaults.operator())).contains(operator);
            if (!byDefault && !reaches(operator, place.flow, towards)) {
                noWay(node.at(), "the operator target of node '%s' leads to nobody".formatted(node.id()));
            }
        });
    }

    private void noWay(SourceSpan at, String problem) {
        findings.error(at, DialplanRule.NO_WAY_TO_A_PERSON, problem, "let key 0 lead to a queue or a transfer");
    }

    /** What works and helps nobody; only asked where there is no error. */
    void warnings(Ways defaults, Map<String, SourceSpan> subflowsAt) {
        Set<Place> reached = reached(defaults);
        Set<String> entered = new HashSet<>();
        reached.forEach(place -> entered.add(place.flow));
        subflowsAt.forEach((name, at) -> {
            if (!entered.contains(name)) {
                String problem = "subflow '%s' is not used".formatted(name);
                findings.warning(at, DialplanRule.UNUSED_SUBFLOW, problem, "remove it, or run it somewhere");
            }
        });
        nodes.forEach((place, node) -> {
            if (!reached.contains(place) && entered.contains(place.flow)) {
                String problem = "node '%s' cannot be reached".formatted(node.id());
                findings.warning(node.at(), DialplanRule.UNREACHABLE_NODE, problem, "remove it, or lead to it");
            }
        });
    }

    private Set<Place> reached(Ways defaults) {
        Deque<Place> open = new ArrayDeque<>();
        Optional.ofNullable(flows.get("")).ifPresent(main -> open.add(new Place("", main.start())));
        Stream.of(defaults.operator(), defaults.failure())
                .forEach(way -> place(way, "").ifPresent(open::add));
        Set<Place> reached = new HashSet<>();
        while (!open.isEmpty()) {
            Place place = open.pop();
            Node node = nodes.get(place);
            if (node != null && reached.add(place)) {
                successors(place, node).forEach(open::push);
                Stream.of(node.ways().operator(), node.ways().failure())
                        .forEach(way -> place(way, place.flow).ifPresent(open::push));
            }
        }
        return reached;
    }

    /** The places from which a person can be reached without asking for a person. */
    private Set<Place> towardsAPerson() {
        Map<Place, List<Place>> before = new HashMap<>();
        Deque<Place> open = new ArrayDeque<>();
        nodes.forEach((place, node) -> {
            successors(place, node)
                    .forEach(next ->
                            before.computeIfAbsent(next, _ -> new ArrayList<>()).add(place));
            // A queue by class has no name here, and people all the same.
            if (node.rings().isPresent() || node instanceof Node.Queue) {
                open.add(place);
            }
        });
        Set<Place> found = new HashSet<>();
        while (!open.isEmpty()) {
            Place place = open.pop();
            if (found.add(place)) {
                before.getOrDefault(place, List.of()).forEach(open::push);
            }
        }
        return found;
    }

    private boolean reaches(Target target, String flow, Set<Place> places) {
        return place(target, flow).filter(places::contains).isPresent();
    }

    private List<Place> successors(Place place, Node node) {
        List<Place> next = new ArrayList<>();
        Edges.of(node).forEach(edge -> place(edge.target(), place.flow).ifPresent(next::add));
        if (node instanceof Node.Subflow subflow) {
            Optional.ofNullable(flows.get(subflow.flow()))
                    .ifPresent(flow -> next.add(new Place(flow.name(), flow.start())));
        }
        return next;
    }

    private static Optional<Place> place(Target target, String flow) {
        return switch (target) {
            case Target.Within(NodeId node) -> Optional.of(new Place(flow, node));
            case Target.InMain(NodeId node) -> Optional.of(new Place("", node));
            case Target.Return _, Target.HangUp _ -> Optional.empty();
        };
    }

    static Target inMain(Target target) {
        return target instanceof Target.Within(NodeId node) ? new Target.InMain(node) : target;
    }

    private void failureLeadsToItself() {
        nodes.forEach((place, node) -> {
            boolean itself = place(node.ways().failure(), place.flow).equals(Optional.of(place));
            if (itself && !(node instanceof Node.Hangup) && !mayFailElsewhere(place, node)) {
                findings.error(
                        node.at(),
                        DialplanRule.FAILURE_LEADS_TO_ITSELF,
                        "what goes wrong at node '%s' leads to the node itself".formatted(node.id()),
                        "name another node, or hangup, under its on: failure");
            }
        });
    }

    /** A queue or a transfer that says what to do about each of its own failures never takes the failure way. */
    private static boolean mayFailElsewhere(Place place, Node node) {
        return node.rings().isPresent()
                && Edges.of(node).stream()
                        .filter(edge -> !edge.label().equals("next"))
                        .noneMatch(edge -> place(edge.target(), place.flow).equals(Optional.of(place)));
    }

    /** Finds circles of nodes that are passed without anything happening, and reports each at its first node. */
    private void noProgress() {
        Predicate<Place> silent = place -> {
            Node node = nodes.get(place);
            return node != null && Edges.passesByItself(node);
        };
        Set<Place> onCircle = new HashSet<>();
        Map<Place, Integer> left = new HashMap<>();
        Map<Place, List<Place>> before = new HashMap<>();
        nodes.keySet().stream().filter(silent).forEach(place -> {
            onCircle.add(place);
            List<Place> next = silentSuccessors(place, silent);
            left.put(place, next.size());
            next.forEach(target ->
                    before.computeIfAbsent(target, _ -> new ArrayList<>()).add(place));
        });
        prune(onCircle, left, before);
        List<Place> rest = nodes.keySet().stream().filter(onCircle::contains).toList();
        Set<Place> reported = new HashSet<>();
        for (Place place : rest) {
            if (!reported.contains(place)) {
                follow(place, onCircle, silent, reported);
                report(place);
            }
        }
    }

    private List<Place> silentSuccessors(Place place, Predicate<Place> silent) {
        return Optional.ofNullable(nodes.get(place)).stream()
                .flatMap(node -> successors(place, node).stream())
                .filter(silent)
                .distinct()
                .toList();
    }

    /** Takes away what leads to no circle, from the ends backwards. */
    private static void prune(Set<Place> rest, Map<Place, Integer> left, Map<Place, List<Place>> before) {
        Deque<Place> ends = new ArrayDeque<>();
        rest.stream().filter(place -> left.getOrDefault(place, 0) == 0).forEach(ends::add);
        while (!ends.isEmpty()) {
            Place end = ends.pop();
            rest.remove(end);
            for (Place earlier : before.getOrDefault(end, List.of())) {
                if (left.merge(earlier, -1, Integer::sum) == 0) {
                    ends.push(earlier);
                }
            }
        }
    }

    /** Adds what can be reached from a place that leads to a circle, for reporting that circle once. */
    private void follow(Place from, Set<Place> rest, Predicate<Place> silent, Set<Place> found) {
        Deque<Place> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            Place place = open.pop();
            if (rest.contains(place) && found.add(place)) {
                silentSuccessors(place, silent).forEach(open::push);
            }
        }
    }

    private void report(Place place) {
        Node node = nodes.get(place);
        if (node != null) {
            findings.error(
                    node.at(),
                    DialplanRule.NO_PROGRESS,
                    "from node '%s' the call can turn in a circle for ever".formatted(node.id()),
                    "put a node into the circle that talks to the caller");
        }
    }
}
