package io.greenline.grammar.srgs;

import io.greenline.grammar.srgs.RuleGraph.Edge;
import io.greenline.grammar.srgs.RuleGraph.Node;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells of rules that refer to themselves. The standard leaves recursion to the processor and forbids it at the left end
 * (section 2.2); here all of it is refused: a caller never says anything that needs it, and what is without it always ends.
 */
final class RecursionCheck {
    private static final int SHOWN = 12;

    private RecursionCheck() {}

    /**
     * One finding for rules that refer to one another, at the first reference of the shortest way around.
     *
     * @param group rules of which each refers to each other by some way
     */
    static void check(List<Node> group) {
        Node start = group.stream()
                .min(Comparator.comparing((Node node) -> node.rule().at()))
                .orElseThrow();
        List<Edge> around = around(start, new HashSet<>(group));
        if (!around.isEmpty()) {
            tell(start, around);
        }
    }

    /** How a rule was come to. */
    private record Step(Node at, Optional<Edge> by, Optional<Step> before) {
        List<Edge> way() {
            Deque<Edge> way = new ArrayDeque<>();
            for (Optional<Step> step = Optional.of(this);
                    step.isPresent();
                    step = step.get().before()) {
                step.get().by().ifPresent(way::addFirst);
            }
            return List.copyOf(way);
        }
    }

    /** The shortest way from a rule to itself; empty where there is none. */
    private static List<Edge> around(Node start, Set<Node> members) {
        Set<Node> seen = new HashSet<>();
        Deque<Step> waiting = new ArrayDeque<>(List.of(new Step(start, Optional.empty(), Optional.empty())));
        while (!waiting.isEmpty()) {
            Step step = waiting.remove();
            for (Edge edge : step.at().edges()) {
                Step next = new Step(edge.to(), Optional.of(edge), Optional.of(step));
                if (edge.to() == start) {
                    return next.way();
                }
                if (members.contains(edge.to()) && seen.add(edge.to())) {
                    waiting.add(next);
                }
            }
        }
        return List.of();
    }

    private static void tell(Node start, List<Edge> around) {
        LinkedGrammar.Key document = start.document().key();
        String names = around.stream()
                .limit(SHOWN)
                .map(edge -> shown(edge.to(), document))
                .collect(Collectors.joining(" -> "));
        String end = around.size() > SHOWN ? " -> … -> " + shown(start, document) : "";
        String name = start.rule().name();
        String problem =
                "the rule '%s' refers to itself: %s -> %s%s".formatted(name, shown(start, document), names, end);
        String remedy = "recursion is not supported: write a repeat such as <0-> instead";
        start.document().findings().error(around.getFirst().reference().at(), GrammarRule.RECURSION, problem, remedy);
    }

    private static String shown(Node node, LinkedGrammar.Key from) {
        LinkedGrammar.Key document = node.document().key();
        String name = node.rule().name();
        return document.equals(from) ? "$" + name : "$<%s#%s>".formatted(document, name);
    }
}
