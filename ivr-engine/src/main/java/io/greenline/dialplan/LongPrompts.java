package io.greenline.dialplan;

import io.greenline.dialplan.Prompt.Piece;
import io.greenline.source.Findings;
import io.greenline.telephony.SpokenLength;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** Finds prompts that nobody listens to until their end. */
final class LongPrompts {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    /** About what an amount, a date or ten digits take. */
    private static final Duration GAP = Duration.ofSeconds(2);

    private LongPrompts() {}

    static void check(Dialplan plan, Graph graph, Findings findings) {
        plan.prompts().values().stream()
                .sorted(Comparator.comparing(Prompt::at))
                .forEach(prompt -> plan.languages().forEach(language -> {
                    Duration length = length(prompt.texts().getOrDefault(language, List.of()));
                    if (length.compareTo(LONGEST) > 0) {
                        findings.warning(
                                prompt.places().getOrDefault(language, prompt.at()),
                                LintRule.LONG_PROMPT,
                                "prompt '%s' takes about %d s to say in %s"
                                        .formatted(prompt.id(), length.toSeconds(), language),
                                "shorten it, or make two of it with a question between");
                    }
                }));
    }

    private static Duration length(List<Piece> pieces) {
        Duration length = Duration.ZERO;
        for (Piece piece : pieces) {
            length = length.plus(
                    switch (piece) {
                        case Piece.Words(String text) -> SpokenLength.of(text);
                        case Piece.Gap _ -> GAP;
                    });
        }
        return length;
    }
}
