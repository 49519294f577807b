package io.greenline.picture;

import io.greenline.dialplan.Edge;
import io.greenline.dialplan.Edges;
import io.greenline.dialplan.Flow;
import io.greenline.dialplan.Node;
import io.greenline.dialplan.Target;
import io.greenline.telephony.NodeId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** The order in which calls come to a flow's nodes, loops aside; nodes that no edge leads to come last. */
final class Journey {
    private final Flow flow;
    private final Set<NodeId> seen = new HashSet<>();
    private final List<Node> leaving = new ArrayList<>();

    private Journey(Flow flow) {
        this.flow = flow;
    }

    /** Every node once. The same for the same file. */
    static List<Node> through(Flow flow) {
        Journey journey = new Journey(flow);
        List<Node> order = new ArrayList<>(journey.from(flow.start()));
        flow.nodes().values().stream()
                .sorted(Comparator.comparing(Node::at))
                .filter(node -> !journey.seen.contains(node.id()))
                .toList()
                .forEach(node -> order.addAll(journey.from(node.id())));
        return order;
    }

    private record Visit(Node node, Iterator<NodeId> next) {}

    /** Depth first, a node after all that it leads to, turned round: every edge that closes no loop leads forward. */
    private List<Node> from(NodeId start) {
        leaving.clear();
        Deque<Visit> path = new ArrayDeque<>();
        enter(start, path);
        while (!path.isEmpty()) {
            Visit top = path.getLast();
            if (top.next.hasNext()) {
                enter(top.next.next(), path);
            } else {
                leaving.add(path.removeLast().node);
            }
        }
        return leaving.reversed();
    }

    private void enter(NodeId id, Deque<Visit> path) {
        if (seen.add(id)) {
            Node node = flow.node(id);
            path.addLast(new Visit(node, successors(node).iterator()));
        }
    }

    /** The last edge first, so that the first one's nodes come first in the end. */
    private List<NodeId> successors(Node node) {
        List<NodeId> next = new ArrayList<>();
        for (Edge edge : Edges.of(node)) {
            ids(edge.target(), next);
        }
        ids(node.ways().operator(), next);
        ids(node.ways().failure(), next);
        Collections.reverse(next);
        return next;
    }

    private void ids(Target target, List<NodeId> ids) {
        if (target instanceof Target.Within(NodeId id)) {
            ids.add(id);
        }
    }
}
