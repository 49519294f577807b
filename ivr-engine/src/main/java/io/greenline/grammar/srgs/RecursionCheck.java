package io.greenline.grammar.srgs;

import io.greenline.grammar.srgs.LinkedGrammar.Key;
import io.greenline.grammar.srgs.RuleGraph.Edge;
import io.greenline.grammar.srgs.RuleGraph.Node;
import io.greenline.source.Findings;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells of rules that refer to themselves. The standard leaves recursion to the processor and forbids it at the left end
 * (section 2.2); here all of it is refused: a caller never says anything that needs it, and what is without it always ends.
 */
final class RecursionCheck {
    private static final int SHOWN = 12;

    private final Map<Key, Findings> findings;

    RecursionCheck(Map<Key, Findings> findings) {
        this.findings = findings;
    }

    /** One finding for each group of rules that refer to one another, at the first reference of the shortest way around. */
    void check(List<List<Node>> groups) {
        for (List<Node> group : groups) {
            Set<Node> members = new HashSet<>(group);
            Node start = group.stream()
                    .min(Comparator.comparing((Node node) -> node.rule().rule().at()))
                    .orElseThrow();
            List<Edge> around = around(start, members);
            if (!around.isEmpty()) {
                tell(start, around);
            }
        }
    }

    /** The shortest way from a rule to itself; empty where there is none. */
    private static List<Edge> around(Node start, Set<Node> members) {
        Map<Node, Node> before = new HashMap<>();
        Map<Node, Edge> by = new HashMap<>();
        Deque<Node> waiting = new ArrayDeque<>(List.of(start));
        while (!waiting.isEmpty()) {
            Node node = waiting.remove();
            for (Edge edge : node.edges()) {
                if (edge.to() == start) {
                    List<Edge> way = new ArrayList<>(List.of(edge));
                    for (Node at = node; at != start; at = before.get(at)) {
                        way.addFirst(by.get(at));
                    }
                    return way;
                }
                if (members.contains(edge.to()) && by.putIfAbsent(edge.to(), edge) == null) {
                    before.put(edge.to(), node);
                    waiting.add(edge.to());
                }
            }
        }
        return List.of();
    }

    private void tell(Node start, List<Edge> around) {
        Key document = start.rule().document();
        String names = around.stream()
                .limit(SHOWN)
                .map(edge -> shown(edge.to(), document))
                .collect(Collectors.joining(" -> "));
        String end = around.size() > SHOWN ? " -> … -> " + shown(start, document) : "";
        String name = start.rule().rule().name();
        String problem =
                "the rule '%s' refers to itself: %s -> %s%s".formatted(name, shown(start, document), names, end);
        String remedy = "recursion is not supported: write a repeat such as <0-> instead";
        findings.get(document).error(around.getFirst().reference().at(), GrammarRule.RECURSION, problem, remedy);
    }

    private static String shown(Node node, Key from) {
        Key document = node.rule().document();
        String name = "$" + node.rule().rule().name();
        return document.equals(from)
                ? name
                : "$<%s#%s>".formatted(document, node.rule().rule().name());
    }
}
