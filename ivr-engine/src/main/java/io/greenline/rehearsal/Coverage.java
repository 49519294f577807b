package io.greenline.rehearsal;

import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.Flow;
import io.greenline.journal.Entry;
import io.greenline.journal.Event;
import io.greenline.source.SourceSpan;
import io.greenline.telephony.NodeId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How often rehearsals have entered the nodes of a dialplan and gone along its edges.
 *
 * @param dialplan its name
 * @param nodes every node, in the order of the file
 * @param edges every edge
 */
public record Coverage(String dialplan, List<NodeCount> nodes, List<EdgeCount> edges) {
    public Coverage {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /**
     * How often a node was entered.
     *
     * @param flow the subflow, or empty in the main flow
     */
    public record NodeCount(String flow, NodeId node, SourceSpan at, long times) {
        @Override
        public String toString() {
            return "node '%s'".formatted(named(flow, node));
        }
    }

    /**
     * How often a call went along an edge.
     *
     * @param flow the subflow, or empty in the main flow
     * @param label what the edge is called at its node; {@link WalkableEdges#DEFAULTS} and the label of a way that nodes have from the
     *     dialplan's defaults, which count once, at the node where calls begin
     */
    public record EdgeCount(String flow, NodeId node, SourceSpan at, String label, long times) {
        @Override
        public String toString() {
            return label.startsWith(WalkableEdges.DEFAULTS)
                    ? label
                    : "'%s' of node '%s'".formatted(label, named(flow, node));
        }
    }

    /** What has been covered of a dialplan by those calls that ran it. */
    public static Coverage of(Dialplan plan, Collection<Verdict> verdicts) {
        Map<WalkableEdges.Key, Long> entered = new HashMap<>();
        Map<WalkableEdges.Key, Long> walked = new HashMap<>();
        WalkableEdges ways = new WalkableEdges(plan);
        List<Scene.Call> calls = verdicts.stream()
                .flatMap(Verdict::calls)
                .filter(call -> call.plan().name().equals(plan.name()))
                .toList();
        for (Scene.Call call : calls) {
            for (Entry entry : call.entries()) {
                if (entry.event() instanceof Event.NodeEntered node) {
                    entered.merge(new WalkableEdges.Key(node.flow(), node.node(), ""), 1L, Long::sum);
                }
            }
            call.walked().forEach(taken -> ways.of(taken).ifPresent(way -> walked.merge(way, 1L, Long::sum)));
        }
        List<NodeCount> nodes = flows(plan)
                .flatMap(flow -> flow.nodes().values().stream()
                        .map(node -> new NodeCount(
                                flow.name(),
                                node.id(),
                                node.at(),
                                entered.getOrDefault(new WalkableEdges.Key(flow.name(), node.id(), ""), 0L))))
                .sorted(Comparator.comparing(NodeCount::at))
                .toList();
        List<EdgeCount> edges = ways.all().entrySet().stream()
                .map(way -> new EdgeCount(
                        way.getKey().flow(),
                        way.getKey().node(),
                        way.getValue(),
                        way.getKey().label(),
                        walked.getOrDefault(way.getKey(), 0L)))
                // Stable: the edges of a node stay in the order of their node.
                .sorted(Comparator.comparing(EdgeCount::at))
                .toList();
        return new Coverage(plan.name(), nodes, edges);
    }

    static Stream<Flow> flows(Dialplan plan) {
        return Stream.concat(Stream.of(plan.main()), plan.subflows().values().stream());
    }

    /** Nodes that no call entered, in the order of the file. */
    public List<NodeCount> nodesNeverEntered() {
        return nodes.stream().filter(node -> node.times() == 0).toList();
    }

    /** Edges that no call went along, in the order of the file. */
    public List<EdgeCount> edgesNeverWalked() {
        return edges.stream().filter(edge -> edge.times() == 0).toList();
    }

    /** How many of a hundred edges were walked, rounded down; 100 where there is none. */
    public int percent() {
        return edges.isEmpty() ? 100 : (edges.size() - edgesNeverWalked().size()) * 100 / edges.size();
    }

    private static String named(String flow, NodeId node) {
        return flow.isEmpty() ? node.value() : flow + "/" + node;
    }

    /** {@code nodes 41 of 43, edges 97 of 103}. */
    @Override
    public String toString() {
        return "nodes %d of %d, edges %d of %d"
                .formatted(
                        nodes.size() - nodesNeverEntered().size(),
                        nodes.size(),
                        edges.size() - edgesNeverWalked().size(),
                        edges.size());
    }
}
