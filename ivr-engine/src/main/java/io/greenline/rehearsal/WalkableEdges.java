package io.greenline.rehearsal;

import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.Edge;
import io.greenline.dialplan.Edges;
import io.greenline.dialplan.Flow;
import io.greenline.dialplan.Node;
import io.greenline.dialplan.Target;
import io.greenline.dialplan.Ways;
import io.greenline.session.Step.Taken;
import io.greenline.source.SourceSpan;
import io.greenline.telephony.NodeId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The edges of a dialplan that a call can go along. A node's operator and failure ways are its own where they lead elsewhere than
 * the dialplan's defaults; those of the defaults count once for all nodes.
 */
final class WalkableEdges {
    /** Begins the label of a way that nodes have from the dialplan's defaults. */
    static final String DEFAULTS = "defaults: ";

    private final Dialplan plan;
    private final Map<Key, SourceSpan> edges = new LinkedHashMap<>();

    /**
     * An edge.
     *
     * @param flow the subflow, or empty in the main flow
     */
    record Key(String flow, NodeId node, String label) {}

    WalkableEdges(Dialplan plan) {
        this.plan = plan;
        Node start = plan.main().node(plan.main().start());
        edges.put(defaults(Edge.OPERATOR), start.at());
        edges.put(defaults(Edge.FAILURE), start.at());
        Coverage.flows(plan).forEach(this::add);
    }

    /** Every edge and where its node stands. */
    Map<Key, SourceSpan> all() {
        return edges;
    }

    private void add(Flow flow) {
        for (Node node : flow.nodes().values()) {
            Edges.of(node).forEach(edge -> edges.put(new Key(flow.name(), node.id(), edge.label()), node.at()));
            if (listens(node) && isOwn(node, Edge.OPERATOR)) {
                edges.put(new Key(flow.name(), node.id(), Edge.OPERATOR), node.at());
            }
            if (canFail(node) && isOwn(node, Edge.FAILURE)) {
                edges.put(new Key(flow.name(), node.id(), Edge.FAILURE), node.at());
            }
        }
    }

    /** The edge that a call went along; empty where it is none of the dialplan's, such as the beginning. */
    Optional<Key> of(Taken taken) {
        Optional<Node> node = plan.flow(taken.flow())
                .flatMap(flow -> Optional.ofNullable(flow.nodes().get(taken.node())));
        return node.map(of -> key(taken, of)).filter(edges::containsKey);
    }

    private Key key(Taken taken, Node node) {
        boolean way = taken.edge().equals(Edge.OPERATOR) || taken.edge().equals(Edge.FAILURE);
        if (!way) {
            return new Key(taken.flow(), taken.node(), taken.edge());
        }
        if (taken.edge().equals(Edge.FAILURE) && !canFail(node)) {
            // What the switch does not do at such a node is one of the ways in which what it is for can fail.
            return new Key(taken.flow(), taken.node(), "failed");
        }
        return isOwn(node, taken.edge()) ? new Key(taken.flow(), taken.node(), taken.edge()) : defaults(taken.edge());
    }

    private Key defaults(String label) {
        return new Key("", plan.main().start(), DEFAULTS + label);
    }

    private boolean isOwn(Node node, String label) {
        Function<Ways, Target> way = label.equals(Edge.OPERATOR) ? Ways::operator : Ways::failure;
        return !inMain(way.apply(node.ways())).equals(inMain(way.apply(plan.ways())));
    }

    /** The same for a node of the main flow, seen from there and from a subflow. */
    private static Target inMain(Target target) {
        return target instanceof Target.Within(NodeId node) ? new Target.InMain(node) : target;
    }

    /** Whether key 0 means something there. */
    private static boolean listens(Node node) {
        return switch (node) {
            case Node.Play _, Node.Menu _, Node.Ask _, Node.Survey _, Node.Announce _, Node.RecordMessage _ -> true;
            case Node.Choose _,
                    Node.SetVariables _,
                    Node.Lookup _,
                    Node.Classify _,
                    Node.Http _,
                    Node.Hours _,
                    Node.Subflow _,
                    Node.Queue _,
                    Node.Agent _,
                    Node.Transfer _,
                    Node.Callback _,
                    Node.Incident _,
                    Node.Send _,
                    Node.Handover _,
                    Node.SwitchLanguage _,
                    Node.Hangup _ -> false;
        };
    }

    /** Whether a call can leave by the failure way; some nodes have a nearer one. */
    private static boolean canFail(Node node) {
        return switch (node) {
            case Node.Queue _, Node.Transfer _, Node.RecordMessage _, Node.Hangup _ -> false;
            case Node.Play _,
                    Node.Menu _,
                    Node.Ask _,
                    Node.Survey _,
                    Node.Announce _,
                    Node.Choose _,
                    Node.SetVariables _,
                    Node.Lookup _,
                    Node.Classify _,
                    Node.Http _,
                    Node.Hours _,
                    Node.Subflow _,
                    Node.Callback _,
                    Node.Incident _,
                    Node.Agent _,
                    Node.Send _,
                    Node.Handover _,
                    Node.SwitchLanguage _ -> true;
        };
    }
}
