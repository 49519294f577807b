package io.greenline.dialplan;

import io.greenline.dialplan.Graph.Place;
import io.greenline.source.Findings;
import io.greenline.yaml.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks that who needs longer gets longer: time to answer, and a second chance after silence. */
final class TimeLimits {
    private static final Duration SHORTEST = Duration.ofSeconds(3);

    private TimeLimits() {}

    static void check(Dialplan plan, Graph graph, Findings findings) {
        Set<Place> goesOn = graph.leadingTo(place -> Traits.waits(graph.node(place)));
        for (Map.Entry<Place, Node> entry : graph.nodes().entrySet()) {
            Node node = entry.getValue();
            Optional<Question> question = Traits.question(node);
            // A survey never holds a caller: silence is an answer.
            if (question.isPresent() && !(node instanceof Node.Survey)) {
                Duration timeout = question.get().input().timeout();
                if (timeout.compareTo(SHORTEST) < 0) {
                    findings.warning(
                            node.at(),
                            LintRule.TIME_LIMIT,
                            "node '%s' waits only %s for an answer".formatted(node.id(), Durations.shown(timeout)),
                            "wait 3s at least; 5s suits most callers, 8s the elderly");
                }
                firstSilence(node, question.get())
                        .filter(target -> !leadsOn(target, entry.getKey(), graph, goesOn))
                        .ifPresent(_ -> findings.warning(
                                node.at(),
                                LintRule.TIME_LIMIT,
                                "at node '%s' the first silence ends the call".formatted(node.id()),
                                "ask again first, such as with noinput: [{reprompt: true}, ...]"));
            }
        }
    }

    /** Where the first silence leads; empty where the question is asked again. */
    private static Optional<Target> firstSilence(Node node, Question question) {
        List<Handler> noinput = question.noinput();
        if (!noinput.isEmpty() && noinput.getFirst() instanceof Handler.GoTo(Target target)) {
            return Optional.of(target);
        }
        return question.input().attempts() == 1 ? Optional.of(node.ways().failure()) : Optional.empty();
    }

    private static boolean leadsOn(Target target, Place from, Graph graph, Set<Place> goesOn) {
        return graph.places(target, from.flow()).stream().anyMatch(goesOn::contains);
    }
}
