package io.greenline.session;

import io.greenline.dialplan.Flow;
import io.greenline.dialplan.Node;
import io.greenline.dialplan.Target;
import io.greenline.dialplan.Value;
import io.greenline.telephony.NodeId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Sensitive values, which no checkpoint keeps: after a restart they are got again from where they came. */
final class LostSecrets {
    private LostSecrets() {}

    /**
     * The node that gave a lost value, the caller's own entries before what was fetched with them; the flow's start where
     * only values computed from one were lost. Empty where nothing was lost.
     */
    static Optional<Target> askedAt(Flow flow, Frame frame) {
        Set<String> lost = new HashSet<>();
        frame.variables().forEach((name, value) -> {
            if (value.equals(new Value.Secret(""))) {
                lost.add(name);
            }
        });
        return lost.isEmpty()
                ? Optional.empty()
                : Optional.of(new Target.Within(first(
                                flow, node -> node instanceof Node.Ask ask ? Stream.of(ask.into()) : Stream.of(), lost)
                        .or(() -> first(flow, LostSecrets::fetched, lost))
                        .orElse(flow.start())));
    }

    private static Stream<String> fetched(Node node) {
        return node instanceof Node.Http http
                ? http.into().stream()
                        .flatMap(prefix -> http.result().stream().map(field -> prefix + "." + field.name()))
                : Stream.of();
    }

    private static Optional<NodeId> first(Flow flow, Function<Node, Stream<String>> gives, Set<String> lost) {
        return flow.nodes().values().stream()
                .filter(node -> gives.apply(node).anyMatch(lost::contains))
                .map(Node::id)
                .min(Comparator.comparing(NodeId::value));
    }
}
