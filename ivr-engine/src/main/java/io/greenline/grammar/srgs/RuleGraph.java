package io.greenline.grammar.srgs;

import io.greenline.grammar.srgs.Expansion.RuleReference;
import io.greenline.grammar.srgs.LinkedGrammar.Key;
import io.greenline.grammar.srgs.LinkedGrammar.RuleIn;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which rule refers to which. Chains may be as long as there are rules: nothing here recurses. */
final class RuleGraph {
    private final Map<Name, Node> nodes = new LinkedHashMap<>();

    /** A rule by its name, as the rules themselves are too big to compare. */
    record Name(Key document, String rule) {
        static Name of(RuleIn rule) {
            return new Name(rule.document(), rule.rule().name());
        }
    }

    record Edge(RuleReference reference, Node to) {}

    /** A rule and what it refers to, in the order of the text. */
    static final class Node {
        private final RuleIn rule;
        private final List<Edge> edges = new ArrayList<>();
        private int index = -1;
        private int low;
        private int walked;
        private boolean open;

        private Node(RuleIn rule) {
            this.rule = rule;
        }

        RuleIn rule() {
            return rule;
        }

        List<Edge> edges() {
            return edges;
        }
    }

    Node add(RuleIn rule) {
        return nodes.computeIfAbsent(Name.of(rule), _ -> new Node(rule));
    }

    void add(RuleIn from, RuleReference reference, RuleIn to) {
        add(from).edges.add(new Edge(reference, add(to)));
    }

    /**
     * The rules in groups: within a group each refers to each other by some way, and whatever a group refers to comes before
     * it (Tarjan's algorithm). Once only.
     */
    List<List<Node>> groups() {
        List<List<Node>> groups = new ArrayList<>();
        Deque<Node> path = new ArrayDeque<>();
        Deque<Node> stack = new ArrayDeque<>();
        int count = 0;
        for (Node start : nodes.values()) {
            if (start.index >= 0) {
                continue;
            }
            path.push(start);
            while (!path.isEmpty()) {
                Node node = path.element();
                if (node.index < 0) {
                    node.index = count;
                    node.low = count++;
                    node.open = true;
                    stack.push(node);
                }
                if (node.walked < node.edges.size()) {
                    step(node, node.edges.get(node.walked++).to(), path);
                } else {
                    path.pop();
                    if (!path.isEmpty()) {
                        path.element().low = Math.min(path.element().low, node.low);
                    }
                    if (node.low == node.index) {
                        groups.add(group(node, stack));
                    }
                }
            }
        }
        return groups;
    }

    private static void step(Node node, Node to, Deque<Node> path) {
        if (to.index < 0) {
            path.push(to);
        } else if (to.open) {
            node.low = Math.min(node.low, to.index);
        }
    }

    private static List<Node> group(Node root, Deque<Node> stack) {
        List<Node> group = new ArrayList<>();
        Node member;
        do {
            member = stack.pop();
            member.open = false;
            group.add(member);
        } while (member != root);
        return group;
    }
}
