package io.greenline.dialplan;

import io.greenline.dialplan.InputRules.Privacy;
import io.greenline.dialplan.ValueFlow.Var;
import io.greenline.source.Findings;
import io.greenline.telephony.PromptId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds sensitive entries that are said aloud, where others hear them, or leave the engine where they are written down. */
final class Secrets {
    private Secrets() {}

    static void check(Dialplan plan, Graph graph, Findings findings) {
        Map<Var, String> entries = new HashMap<>();
        graph.nodes().forEach((place, node) -> {
            if (node instanceof Node.Ask ask && ask.question().input().privacy() == Privacy.SENSITIVE) {
                entries.put(new Var(place.flow(), ask.into()), ask.into());
            }
        });
        if (entries.isEmpty()) {
            return;
        }
        Map<Var, String> secrets = new ValueFlow(plan, graph).spread(entries);
        graph.said(_ -> true)
                .forEach(said -> first(Traits.gaps(plan, said.prompt()), said.flow(), secrets)
                        .ifPresent(found -> findings.warning(
                                found.at.at(),
                                LintRule.SENSITIVE_SPOKEN,
                                "prompt '%s' says %s, which is sensitive".formatted(said.prompt(), found.what),
                                "leave it out; whoever stands by would hear it")));
        graph.nodes().forEach((place, node) -> sent(plan, node, place.flow(), secrets, findings));
    }

    private static void sent(Dialplan plan, Node node, String flow, Map<Var, String> secrets, Findings findings) {
        List<Expression> written = Traits.written(node).stream()
                .flatMap((PromptId prompt) -> Traits.gaps(plan, prompt).stream())
                .toList();
        for (List<Expression> leaving : List.of(Traits.sent(node), written)) {
            first(leaving, flow, secrets)
                    .ifPresent(found -> findings.warning(
                            found.at.at(),
                            LintRule.SENSITIVE_SENT,
                            "node '%s' sends %s, which is sensitive, where it is written down"
                                    .formatted(node.id(), found.what),
                            "leave it out, or post it in the body of an http"));
        }
    }

    private record Found(Expression at, String what) {}

    private static Optional<Found> first(List<Expression> values, String flow, Map<Var, String> secrets) {
        return values.stream()
                .flatMap(value -> ValueFlow.told(value, flow, secrets).map(what -> new Found(value, what)).stream())
                .findFirst();
    }
}
