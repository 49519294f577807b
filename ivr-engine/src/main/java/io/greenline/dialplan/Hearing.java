package io.greenline.dialplan;

import io.greenline.source.Findings;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds dialplans that tell callers apart by need and forget those who cannot hear. */
final class Hearing {
    private static final Pattern CANNOT_HEAR = Pattern.compile("deaf|hearing|relay|sign-language|call\\.video");

    private Hearing() {}

    static void check(Dialplan plan, Graph graph, Findings findings) {
        List<Expression> aboutNeeds = Stream.concat(
                        graph.nodes().values().stream().flatMap(node -> Traits.read(node).stream()),
                        plan.profiles().stream().map(Profile::when))
                .filter(condition -> condition.variables().contains("caller.needs"))
                .sorted(Comparator.comparing(Expression::at))
                .toList();
        boolean thoughtOf = aboutNeeds.stream()
                .anyMatch(condition -> CANNOT_HEAR.matcher(condition.source()).find());
        if (!aboutNeeds.isEmpty() && !thoughtOf) {
            findings.warning(
                    aboutNeeds.getFirst().at(),
                    LintRule.NEEDS_WITHOUT_HEARING,
                    "callers' needs are looked at, but nowhere whether a caller can hear",
                    "lead \"hearing\" in caller.needs to a message by text, or to sign language");
        }
    }
}
