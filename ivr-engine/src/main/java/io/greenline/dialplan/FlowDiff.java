package io.greenline.dialplan;

import io.greenline.dialplan.Change.Kind;
import io.greenline.dialplan.Change.Subject;
import io.greenline.telephony.NodeId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** In what two versions of a flow differ: variables, nodes with their properties, and edges. For one use. */
final class FlowDiff {
    private final Flow before;
    private final Flow after;
    private final Ways usualBefore;
    private final Ways usualAfter;
    private final Map<NodeId, NodeId> renamed = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();

    /**
     * Two versions of the same flow.
     *
     * @param usualBefore where nodes lead that say nothing of it: a change of that is told once, not at every node
     */
    FlowDiff(Flow before, Flow after, Ways usualBefore, Ways usualAfter) {
        this.before = before;
        this.after = after;
        this.usualBefore = usualBefore;
        this.usualAfter = usualAfter;
    }

    List<Change> changes() {
        findRenamed();
        variables();
        change(
                Subject.NODE,
                place("start"),
                before.start().value(),
                after.start().value());
        for (NodeId id : both(before.nodes().keySet(), after.nodes().keySet())) {
            Optional<Node> old = Optional.ofNullable(before.nodes().get(id));
            Optional<Node> now = Optional.ofNullable(after.nodes().get(renamed.getOrDefault(id, id)));
            if (old.isPresent() && now.isPresent()) {
                compare(old.get(), now.get());
            } else if (old.isPresent()) {
                add(Kind.REMOVED, Subject.NODE, place(id.value()), old.get().kind(), "");
            } else if (!renamed.containsValue(id)) {
                now.ifPresent(node -> {
                    add(Kind.ADDED, Subject.NODE, place(id.value()), "", node.kind());
                    edges(node, Map.of())
                            .forEach((label, to) -> add(Kind.ADDED, Subject.EDGE, edge(id, label), "", to));
                });
            }
        }
        return changes;
    }

    /** A node that went and one that came, alike in everything but the name, are one that was renamed. */
    private void findRenamed() {
        Map<String, List<NodeId>> gone = alike(before, after);
        Map<String, List<NodeId>> come = alike(after, before);
        gone.forEach((content, old) -> {
            List<NodeId> now = come.getOrDefault(content, List.of());
            if (old.size() == 1 && now.size() == 1) {
                renamed.put(old.getFirst(), now.getFirst());
                add(
                        Kind.CHANGED,
                        Subject.NODE,
                        place(old.getFirst().value()) + ", name",
                        old.getFirst().value(),
                        now.getFirst().value());
            }
        });
    }

    private static Map<String, List<NodeId>> alike(Flow flow, Flow other) {
        return flow.nodes().values().stream()
                .filter(node -> !other.nodes().containsKey(node.id()))
                .collect(Collectors.groupingBy(
                        node -> node.kind() + Described.properties(node) + targets(node),
                        TreeMap::new,
                        Collectors.mapping(Node::id, Collectors.toList())));
    }

    private static Map<String, String> targets(Node node) {
        Map<String, String> targets = new TreeMap<>();
        Described.edges(node).forEach((label, target) -> targets.put(label, Described.target(target)));
        return targets;
    }

    private void variables() {
        Map<String, String> old = values(before.variables());
        Map<String, String> now = values(after.variables());
        pairs(Subject.VARIABLE, "", old, now);
        Map<String, String> oldOutputs = new TreeMap<>();
        before.outputs().forEach((name, value) -> oldOutputs.put(name, value.source()));
        Map<String, String> newOutputs = new TreeMap<>();
        after.outputs().forEach((name, value) -> newOutputs.put(name, value.source()));
        pairs(Subject.VARIABLE, "output ", oldOutputs, newOutputs);
    }

    private static Map<String, String> values(Map<String, Value> variables) {
        Map<String, String> words = new TreeMap<>();
        variables.forEach((name, value) -> words.put(
                name,
                "%s%s".formatted(value.type().shown(), value.shown().isEmpty() ? "" : ", at first " + value.shown())));
        return words;
    }

    private void compare(Node old, Node now) {
        String oldKind = old.kind();
        String newKind = now.kind();
        change(Subject.NODE, place(now.id().value()) + ", kind", oldKind, newKind);
        if (oldKind.equals(newKind)) {
            Map<String, String> oldProperties = Described.properties(old);
            Map<String, String> newProperties = Described.properties(now);
            for (String name : both(oldProperties.keySet(), newProperties.keySet())) {
                change(
                        Subject.NODE,
                        "%s, %s".formatted(place(now.id().value()), name),
                        oldProperties.getOrDefault(name, ""),
                        newProperties.getOrDefault(name, ""));
            }
        }
        Map<String, String> oldEdges = edges(old, renamed);
        Map<String, String> newEdges = edges(now, Map.of());
        boolean usual = alike(old.ways(), usualBefore) && alike(now.ways(), usualAfter);
        for (String label : both(oldEdges.keySet(), newEdges.keySet())) {
            boolean toldOnce = usual && (label.equals(Edge.OPERATOR) || label.equals(Edge.FAILURE));
            if (!toldOnce) {
                pair(Subject.EDGE, edge(now.id(), label), oldEdges.get(label), newEdges.get(label));
            }
        }
    }

    /** In a subflow the usual ways lead to the same nodes, over its edge. */
    private static boolean alike(Ways own, Ways usual) {
        return Described.target(own.operator()).equals(Described.target(usual.operator()))
                && Described.target(own.failure()).equals(Described.target(usual.failure()));
    }

    /** Where a node leads, in words, a renamed target by its new name. */
    private static Map<String, String> edges(Node node, Map<NodeId, NodeId> renamed) {
        Map<String, String> edges = new TreeMap<>();
        Described.edges(node).forEach((label, target) -> {
            Target followed = target instanceof Target.Within(NodeId to)
                    ? new Target.Within(renamed.getOrDefault(to, to))
                    : target;
            edges.put(label, Described.target(followed));
        });
        return edges;
    }

    private void pairs(Subject subject, String prefix, Map<String, String> old, Map<String, String> now) {
        for (String name : both(old.keySet(), now.keySet())) {
            pair(subject, prefix + place(name), old.get(name), now.get(name));
        }
    }

    private void pair(Subject subject, String where, @Nullable String old, @Nullable String now) {
        if (old == null && now != null) {
            add(Kind.ADDED, subject, where, "", now);
        } else if (old != null && now == null) {
            add(Kind.REMOVED, subject, where, old, "");
        } else if (old != null && now != null) {
            change(subject, where, old, now);
        }
    }

    private void change(Subject subject, String where, String old, String now) {
        if (!old.equals(now)) {
            add(Kind.CHANGED, subject, where, old, now);
        }
    }

    private void add(Kind kind, Subject subject, String where, String old, String now) {
        changes.add(new Change(kind, subject, where, old, now));
    }

    private String place(String name) {
        return after.name().isEmpty() ? name : after.name() + "/" + name;
    }

    private String edge(NodeId node, String label) {
        return "%s, %s".formatted(place(node.value()), label);
    }

    private static <T> List<T> both(Set<T> one, Set<T> other) {
        TreeMap<String, T> all = new TreeMap<>();
        one.forEach(each -> all.put(each.toString(), each));
        other.forEach(each -> all.put(each.toString(), each));
        return List.copyOf(all.values());
    }
}
