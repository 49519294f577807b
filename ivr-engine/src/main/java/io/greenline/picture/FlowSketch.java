package io.greenline.picture;

import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.Edge;
import io.greenline.dialplan.Edges;
import io.greenline.dialplan.Flow;
import io.greenline.dialplan.Node;
import io.greenline.dialplan.Target;
import io.greenline.dialplan.Ways;
import io.greenline.picture.Line.Manner;
import io.greenline.telephony.NodeId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides which boxes and lines show a flow.
 *
 * <p>What would tie everything to everything is not drawn as lines: the dialplan's own operator and failure ways are told
 * once, ends stand beside the nodes that lead to them, and a box that very many lead to is drawn once and named elsewhere.
 */
final class FlowSketch {
    /** Lines into one box that the eye can still follow. */
    private static final int MOST_LINES_IN = 5;

    private final Dialplan plan;
    private final Flow flow;
    private final Marks marks;
    private final List<Node> nodes;
    private final Map<NodeId, Integer> sources = new HashMap<>();
    private final Set<NodeId> tied = new HashSet<>();
    private final List<Box> boxes = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    private FlowSketch(Dialplan plan, Flow flow, Marks marks) {
        this.plan = plan;
        this.flow = flow;
        this.marks = marks;
        this.nodes = Journey.through(flow);
    }

    static Chart of(Dialplan plan, Flow flow, Marks marks) {
        return new FlowSketch(plan, flow, marks).chart();
    }

    /** The id of a node's box. */
    static String id(String flow, NodeId node) {
        return chartId(flow) + "." + node;
    }

    private static String chartId(String flow) {
        return flow.isEmpty() ? "main" : "sub." + flow;
    }

    private Chart chart() {
        for (Node node : nodes) {
            edges(node).keySet().forEach(target -> {
                if (target instanceof Target.Within(NodeId id) && !id.equals(node.id())) {
                    sources.merge(id, 1, Integer::sum);
                }
            });
        }
        String start = id(flow.name(), flow.start()) + ".start";
        boxes.add(Box.sign(start, Look.START, flow.name().isEmpty() ? "call" : "begin"));
        lines.add(new Line(start, id(flow.name(), flow.start()), Manner.ORDINARY, List.of(), Mark.NONE));
        nodes.forEach(this::draw);
        return new Chart(
                chartId(flow.name()), flow.name().isEmpty() ? "Main flow" : "Subflow " + flow.name(), boxes, lines);
    }

    private void draw(Node node) {
        Face face = Face.of(node, plan);
        Spot spot = new Spot(flow.name(), node.id());
        Map<Target, List<Edge>> edges = edges(node);
        List<String> texts = new ArrayList<>(face.texts());
        texts.addAll(marks.beside(spot, edges.keySet()));
        boxes.add(new Box(
                id(flow.name(), node.id()),
                face.look(),
                node.id().value(),
                face.caption(),
                texts,
                Optional.of(node.at()),
                Optional.empty(),
                marks.node(spot)));
        edges.forEach((target, along) -> draw(spot, target, along, face));
    }

    private void draw(Spot spot, Target target, List<Edge> edges, Face face) {
        List<Way> ways = edges.stream()
                .map(edge -> new Way(
                        edge.label(),
                        face.words().getOrDefault(edge.label(), edge.label()),
                        marks.way(new Passage(spot, edge.label()))))
                .toList();
        Manner manner = edges.stream().anyMatch(edge -> isOrdinary(edge.label())) ? Manner.ORDINARY : Manner.OTHERWISE;
        String from = id(flow.name(), spot.node());
        lines.add(new Line(from, end(from, spot, target), manner, ways, marks.line(new Hop(spot, target), ways)));
    }

    /** The box in which a line ends; made where it is a sign beside the node. */
    private String end(String from, Spot spot, Target target) {
        return switch (target) {
            case Target.HangUp _ -> sign(Box.sign(from + ".hangup", Look.END, "hangup"));
            case Target.Return _ -> sign(Box.sign(from + ".return", Look.END, "return"));
            case Target.InMain(NodeId node) -> reference(from, "", node);
            case Target.Within(NodeId node) -> {
                boolean crowded = sources.getOrDefault(node, 0) > MOST_LINES_IN && !node.equals(spot.node());
                yield crowded && !tied.add(node) ? reference(from, flow.name(), node) : id(flow.name(), node);
            }
        };
    }

    private String reference(String from, String toFlow, NodeId node) {
        String name = toFlow.equals(flow.name()) ? node.value() : "main flow: " + node;
        String to = id(toFlow, node);
        return sign(new Box(
                from + ".to." + to, Look.REFERENCE, name, "", List.of(), Optional.empty(), Optional.of(to), Mark.NONE));
    }

    private String sign(Box box) {
        boxes.add(box);
        return box.id();
    }

    /** The edges that are drawn, by where they lead, in the order of the file. */
    private Map<Target, List<Edge>> edges(Node node) {
        Map<Target, List<Edge>> edges = new LinkedHashMap<>();
        Ways usual = usual();
        for (Edge edge : Edges.of(node)) {
            Target target = seenFromHere(edge.target());
            if (!(edge.label().equals("failed") && target.equals(usual.failure()))) {
                edges.computeIfAbsent(target, _ -> new ArrayList<>()).add(new Edge(edge.label(), target));
            }
        }
        own(Edge.OPERATOR, node.ways().operator(), usual.operator(), edges);
        own(Edge.FAILURE, node.ways().failure(), usual.failure(), edges);
        return edges;
    }

    private void own(String label, Target way, Target usual, Map<Target, List<Edge>> edges) {
        Target target = seenFromHere(way);
        if (!target.equals(usual)) {
            edges.computeIfAbsent(target, _ -> new ArrayList<>()).add(new Edge(label, target));
        }
    }

    private Ways usual() {
        return new Ways(outOf(plan.ways().operator()), outOf(plan.ways().failure()));
    }

    /** The dialplan's own ways are written for the main flow. */
    private Target outOf(Target way) {
        return way instanceof Target.Within(NodeId node) && !flow.name().isEmpty() ? new Target.InMain(node) : way;
    }

    private Target seenFromHere(Target target) {
        return target instanceof Target.InMain(NodeId node) && flow.name().isEmpty() ? new Target.Within(node) : target;
    }

    /** Whether calls are meant to go this way. */
    private static boolean isOrdinary(String label) {
        return label.equals("next") || label.equals("else") || label.startsWith("key ") || label.startsWith("branch ");
    }
}
