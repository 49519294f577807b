package io.greenline.grammar.srgs;

import io.greenline.grammar.srgs.Expansion.RuleReference;
import io.greenline.grammar.srgs.GrammarDocument.Rule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which rule refers to which. Chains may be as long as there are rules: nothing here recurses. */
final class RuleGraph {
    private final Map<Name, Node> nodes = new LinkedHashMap<>();

    /** A rule by its name: the rules themselves are too big to be compared. */
    private record Name(LinkedGrammar.Key document, String rule) {}

    /** A reference and the rule that it leads to. */
    record Edge(RuleReference reference, Node to) {}

    /** A rule and what it refers to, in the order of the text. */
    static final class Node {
        private final ReadDocument document;
        private final Rule rule;
        private final List<Edge> edges = new ArrayList<>();
        private int index = -1;
        private int low;
        private int walked;
        private boolean open;

        private Node(ReadDocument document, Rule rule) {
            this.document = document;
            this.rule = rule;
        }

        /** The document that the rule stands in. */
        ReadDocument document() {
            return document;
        }

        Rule rule() {
            return rule;
        }

        List<Edge> edges() {
            return edges;
        }

        void refersTo(RuleReference reference, Node to) {
            edges.add(new Edge(reference, to));
        }
    }

    /** The one node of a rule. */
    Node node(ReadDocument document, Rule rule) {
        return nodes.computeIfAbsent(new Name(document.key(), rule.name()), _ -> new Node(document, rule));
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
