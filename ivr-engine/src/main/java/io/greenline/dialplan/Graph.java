package io.greenline.dialplan;

import io.greenline.telephony.NodeId;
import io.greenline.telephony.PromptId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Where a call can go in a checked dialplan, subflows and the way back from them included. A subflow that several nodes run
 * comes back to each of them: what is said of it holds for all. For one thread.
 */
final class Graph {
    /** A node of a flow; the main flow has an empty name. */
    record Place(String flow, NodeId node) {}

    private final Dialplan plan;
    private final Map<Place, Node> nodes = new LinkedHashMap<>();
    private final Map<Place, List<Place>> after = new HashMap<>();
    private final Map<String, List<Place>> callers = new HashMap<>();
    private final Map<String, List<Place>> backFrom = new HashMap<>();
    private final Map<String, Boolean> endsAfter = new HashMap<>();

    Graph(Dialplan plan) {
        this.plan = plan;
        Stream.concat(Stream.of(plan.main()), inOrder(plan.subflows().values()))
                .forEach(flow -> flow.nodes().values().stream()
                        .sorted(Comparator.comparing(Node::at))
                        .forEach(node -> nodes.put(new Place(flow.name(), node.id()), node)));
        nodes.forEach((place, node) -> {
            if (node instanceof Node.Subflow subflow) {
                callers.computeIfAbsent(subflow.flow(), _ -> new ArrayList<>()).add(place);
            }
        });
    }

    private static Stream<Flow> inOrder(Collection<Flow> flows) {
        return flows.stream().sorted(Comparator.comparing(Flow::name));
    }

    /** The main flow first, each flow in the order of the file. */
    Map<Place, Node> nodes() {
        return nodes;
    }

    Node node(Place place) {
        Node node = nodes.get(place);
        if (node == null) {
            throw new IllegalArgumentException("no node at %s".formatted(place));
        }
        return node;
    }

    Place start() {
        return new Place("", plan.main().start());
    }

    /** Where the call can go on by itself or by the caller's answer: neither by key 0 nor because something fails. */
    List<Place> after(Place from) {
        List<Place> known = after.get(from);
        if (known != null) {
            return known;
        }
        List<Place> found = new ArrayList<>();
        if (node(from) instanceof Node.Subflow subflow) {
            plan.flow(subflow.flow()).ifPresent(flow -> found.add(new Place(flow.name(), flow.start())));
        } else {
            Edges.of(node(from)).forEach(edge -> found.addAll(places(edge.target(), from.flow)));
        }
        after.put(from, found);
        return found;
    }

    /** As {@link #after}, without the way on from a node whose success proves who the caller is. */
    private List<Place> afterWithoutProof(Place from) {
        Node node = node(from);
        return Traits.proves(node)
                ? Edges.of(node).stream()
                        .filter(edge -> !edge.label().equals("next"))
                        .flatMap(edge -> places(edge.target(), from.flow).stream())
                        .toList()
                : after(from);
    }

    /** Where the call can go on in any way at all while nothing proves who the caller is. */
    List<Place> unproven(Place from) {
        return withWays(from, afterWithoutProof(from));
    }

    /** As {@link #after}, and by key 0 and because something fails. */
    List<Place> afterAnything(Place from) {
        return withWays(from, after(from));
    }

    private List<Place> withWays(Place from, List<Place> edges) {
        List<Place> after = new ArrayList<>(edges);
        Ways ways = node(from).ways();
        after.addAll(places(ways.operator(), from.flow));
        after.addAll(places(ways.failure(), from.flow));
        return after;
    }

    /** The nodes that a target of this flow is: those behind all callers of the subflow for {@code return}. */
    List<Place> places(Target target, String flow) {
        return target instanceof Target.Return
                ? backFrom(flow)
                : place(target, flow).map(List::of).orElse(List.of());
    }

    /** Subflows do not lead back into themselves, so this ends. */
    private List<Place> backFrom(String flow) {
        List<Place> known = backFrom.get(flow);
        if (known != null) {
            return known;
        }
        List<Place> back = callers.getOrDefault(flow, List.of()).stream()
                .flatMap(caller ->
                        Edges.of(node(caller)).stream().flatMap(edge -> places(edge.target(), caller.flow).stream()))
                .distinct()
                .toList();
        backFrom.put(flow, back);
        return back;
    }

    private static Optional<Place> place(Target target, String flow) {
        return switch (target) {
            case Target.Within(NodeId node) -> Optional.of(new Place(flow, node));
            case Target.InMain(NodeId node) -> Optional.of(new Place("", node));
            case Target.Return _, Target.HangUp _ -> Optional.empty();
        };
    }

    /** Whether the call can end here, its caller not hanging up: by a node, by an edge, or with a person. */
    boolean ends(Place place) {
        Node node = node(place);
        if (node instanceof Node.Subflow) {
            // It goes on where the subflow comes back, if that does.
            return false;
        }
        return node instanceof Node.Hangup
                || Traits.reachesAPerson(node)
                || Edges.of(node).stream().anyMatch(edge -> hangsUp(edge.target(), place.flow));
    }

    private boolean hangsUp(Target target, String flow) {
        return switch (target) {
            case Target.HangUp _ -> true;
            case Target.Return _ -> endsAfter(flow);
            case Target.Within _, Target.InMain _ -> false;
        };
    }

    /** Whether the call ends where a subflow comes back. */
    private boolean endsAfter(String flow) {
        Boolean known = endsAfter.get(flow);
        if (known == null) {
            known = callers.getOrDefault(flow, List.of()).stream()
                    .anyMatch(caller ->
                            Edges.of(node(caller)).stream().anyMatch(edge -> hangsUp(edge.target(), caller.flow)));
            endsAfter.put(flow, known);
        }
        return known;
    }

    /** A prompt that some node of a flow says. */
    record Said(String flow, PromptId prompt) {}

    /** What is said at these places, each prompt once a flow: thousands of nodes may share a long one. */
    Set<Said> said(Predicate<Place> where) {
        Set<Said> said = new LinkedHashSet<>();
        nodes.forEach((place, node) -> {
            if (where.test(place)) {
                Traits.said(node).forEach(prompt -> said.add(new Said(place.flow, prompt)));
            }
        });
        return said;
    }

    /** These places and all that can be reached from them. */
    static Set<Place> reached(Collection<Place> from, Function<Place, List<Place>> after) {
        Deque<Place> open = new ArrayDeque<>(from);
        Set<Place> reached = new HashSet<>();
        while (!open.isEmpty()) {
            Place place = open.pop();
            if (reached.add(place)) {
                after.apply(place).forEach(open::push);
            }
        }
        return reached;
    }

    /** The places that the predicate holds for and all from which one of them can be reached. */
    Set<Place> leadingTo(Predicate<Place> wanted) {
        Map<Place, List<Place>> before = new HashMap<>();
        nodes.keySet()
                .forEach(place -> after(place)
                        .forEach(next -> before.computeIfAbsent(next, _ -> new ArrayList<>())
                                .add(place)));
        return reached(nodes.keySet().stream().filter(wanted).toList(), place -> before.getOrDefault(place, List.of()));
    }
}
