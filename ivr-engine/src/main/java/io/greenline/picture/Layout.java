package io.greenline.picture;

import io.greenline.picture.Plot.PlacedCard;
import io.greenline.picture.Plot.PlacedLine;
import io.greenline.picture.Plot.Point;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.elk.alg.layered.options.CycleBreakingStrategy;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.NodePlacementStrategy;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.math.ElkMargin;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** Gives a chart's parts their places, in layers. The same chart always gets the same places. */
final class Layout {
    /** Up to so many boxes the tightest placing is worth its time, which grows with their square and more. */
    private static final int PLACED_TIGHTEST = 200;

    private static final double NEIGHBOURS = 26;
    private static final double LAYERS = 24;

    private final Direction direction;

    Layout(Direction direction) {
        this.direction = direction;
    }

    Plot of(Chart chart) {
        ElkNode root = page(placing(chart));
        Map<String, ElkNode> nodes = new HashMap<>();
        List<Card> cards = chart.boxes().stream().map(Card::of).toList();
        for (Card card : cards) {
            nodes.put(card.box().id(), node(card, root));
        }
        List<ElkEdge> edges = new ArrayList<>();
        List<LineText> texts = chart.lines().stream().map(LineText::of).toList();
        for (int i = 0; i < texts.size(); i++) {
            edges.add(edge(chart.lines().get(i), texts.get(i), nodes));
        }
        new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
        List<PlacedCard> placed = cards.stream()
                .map(card -> {
                    ElkNode node = found(nodes, card.box().id());
                    return new PlacedCard(card, node.getX(), node.getY());
                })
                .toList();
        List<PlacedLine> routed = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            routed.add(line(chart.lines().get(i), texts.get(i), edges.get(i)));
        }
        return new Plot(chart, root.getWidth(), root.getHeight(), placed, routed);
    }

    private static NodePlacementStrategy placing(Chart chart) {
        return chart.boxes().size() <= PLACED_TIGHTEST
                ? NodePlacementStrategy.NETWORK_SIMPLEX
                : NodePlacementStrategy.LINEAR_SEGMENTS;
    }

    private ElkNode page(NodePlacementStrategy placing) {
        ElkNode root = ElkGraphUtil.createGraph();
        root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        root.setProperty(
                LayeredOptions.DIRECTION,
                switch (direction) {
                    case DOWN -> org.eclipse.elk.core.options.Direction.DOWN;
                    case RIGHT -> org.eclipse.elk.core.options.Direction.RIGHT;
                });
        root.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        root.setProperty(LayeredOptions.NODE_PLACEMENT_STRATEGY, placing);
        root.setProperty(LayeredOptions.CYCLE_BREAKING_STRATEGY, CycleBreakingStrategy.MODEL_ORDER);
        root.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.NODES_AND_EDGES);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE, NEIGHBOURS);
        root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, LAYERS);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE, 14.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_EDGE, 12.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, 12.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, 10.0);
        root.setProperty(LayeredOptions.SPACING_EDGE_LABEL, 2.0);
        root.setProperty(LayeredOptions.RANDOM_SEED, 1);
        return root;
    }

    private static ElkNode node(Card card, ElkNode root) {
        ElkNode node = ElkGraphUtil.createNode(root);
        node.setDimensions(card.width(), card.height());
        // Lines meet the straight part of a border, whatever its corners look like.
        node.setProperty(
                LayeredOptions.SPACING_PORTS_SURROUNDING,
                new ElkMargin(card.box().isNode() ? 18 : 8));
        return node;
    }

    private static ElkEdge edge(Line line, LineText text, Map<String, ElkNode> nodes) {
        ElkEdge edge = ElkGraphUtil.createSimpleEdge(found(nodes, line.from()), found(nodes, line.to()));
        if (!text.rows().isEmpty()) {
            ElkLabel label = ElkGraphUtil.createLabel(edge);
            label.setText(text.text());
            label.setDimensions(text.width(), text.height());
        }
        return edge;
    }

    private static PlacedLine line(Line line, LineText text, ElkEdge edge) {
        ElkEdgeSection section = edge.getSections().getFirst();
        List<Point> corners = new ArrayList<>();
        corners.add(new Point(section.getStartX(), section.getStartY()));
        section.getBendPoints().forEach(bend -> corners.add(new Point(bend.getX(), bend.getY())));
        corners.add(new Point(section.getEndX(), section.getEndY()));
        Point at = edge.getLabels().isEmpty()
                ? corners.getFirst()
                : new Point(
                        edge.getLabels().getFirst().getX(),
                        edge.getLabels().getFirst().getY());
        return new PlacedLine(line, text, corners, at);
    }

    private static ElkNode found(Map<String, ElkNode> nodes, String id) {
        ElkNode node = nodes.get(id);
        if (node == null) {
            throw new IllegalArgumentException("a line ends at '%s', and there is no such box".formatted(id));
        }
        return node;
    }
}
