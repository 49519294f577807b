package io.greenline.dialplan;

import io.greenline.dialplan.Prompt.Piece;
import io.greenline.source.Findings;
import io.greenline.source.SourceSpan;
import io.greenline.telephony.Language;
import io.greenline.telephony.PromptId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Checks what callers must keep in mind at a menu: how many options, and that each is said before its key. */
final class MenuOrder {
    static final int MOST_OPTIONS = 5;

    /** "press 1 for bills": whoever hears "bills" has forgotten the key. */
    private static final Pattern ENGLISH = Pattern.compile(
            "\\b(?:press|dial|push)\\s+(?:the\\s+)?(?:[0-9*#]|one|two|three|four|five|six|seven|eight|nine|zero|star|pound|hash)"
                    + "(?:\\s+key)?\\s+(?:for|to)\\b",
            Pattern.CASE_INSENSITIVE);

    /** 按1报修: a word follows the key at once; 按1或说…, 按1键 and 按1后 do not name what the key does. */
    private static final Pattern CHINESE = Pattern.compile(
            "按\\s*(?:数字)?\\s*(?:[0-9*#]|[零一二三四五六七八九]|星号|井号)\\s*(?:号?键)?\\s*(?=[\\p{IsHan}&&[^或和及与再后即号键]])");

    private MenuOrder() {}

    static void check(Dialplan plan, Graph graph, Findings findings) {
        graph.nodes().values().forEach(node -> {
            if (node instanceof Node.Menu menu) {
                options(menu, findings);
            }
        });
        graph.said(place -> graph.node(place) instanceof Node.Menu).stream()
                .map(Graph.Said::prompt)
                .distinct()
                .forEach(prompt -> order(plan, prompt, findings));
    }

    private static void options(Node.Menu menu, Findings findings) {
        if (menu.options().size() > MOST_OPTIONS) {
            findings.warning(
                    menu.options().get(MOST_OPTIONS).at(),
                    LintRule.TOO_MANY_OPTIONS,
                    "menu '%s' has %d options, nobody keeps more than %d in mind"
                            .formatted(menu.id(), menu.options().size(), MOST_OPTIONS),
                    "put the rarer ones behind one option, into a menu of their own");
        }
    }

    private static void order(Dialplan plan, PromptId id, Findings findings) {
        Prompt prompt = plan.prompts().get(id);
        if (prompt == null) {
            return;
        }
        for (Language language : plan.languages()) {
            List<Piece> pieces = prompt.texts().getOrDefault(language, List.of());
            Optional<String> keyFirst = pieces.stream()
                    .flatMap(piece -> piece instanceof Piece.Words(String text)
                            ? keyFirst(text).stream()
                            : Optional.<String>empty().stream())
                    .findFirst();
            SourceSpan at = prompt.places().getOrDefault(language, prompt.at());
            keyFirst.ifPresent(words -> findings.warning(
                    at,
                    LintRule.OPTION_ORDER,
                    "prompt '%s' says the key before what it is for: '%s'".formatted(id, words),
                    "say the function first: 'for bills, press 1', 报修请按1"));
        }
    }

    /** The words that name a key too early; a prompt may hold sentences of another language. */
    private static Optional<String> keyFirst(String text) {
        for (Pattern pattern : List.of(ENGLISH, CHINESE)) {
            Matcher found = pattern.matcher(text);
            if (found.find()) {
                return Optional.of(text.substring(found.start(), Math.min(text.length(), found.end() + 2))
                        .strip());
            }
        }
        return Optional.empty();
    }
}
