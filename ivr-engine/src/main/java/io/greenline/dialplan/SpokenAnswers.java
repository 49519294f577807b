package io.greenline.dialplan;

import io.greenline.dialplan.InputRules.Privacy;
import io.greenline.grammar.Grammar;
import io.greenline.grammar.Interpretation;
import io.greenline.grammar.Meaning;
import io.greenline.grammar.Phrases;
import io.greenline.source.Findings;
import io.greenline.source.SourceSpan;
import io.greenline.telephony.Language;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Checks what callers may say against what a question makes of it. */
final class SpokenAnswers {
    /** A grammar with more sentences than this is not looked through. */
    private static final int MOST_SENTENCES = 2_000;

    /** So many are looked at first; the rest only where some option was not met among them. */
    private static final int SAMPLE = 250;

    private final Dialplan plan;
    private final Findings findings;

    private SpokenAnswers(Dialplan plan, Findings findings) {
        this.plan = plan;
        this.findings = findings;
    }

    static void check(Dialplan plan, Graph graph, Findings findings) {
        SpokenAnswers answers = new SpokenAnswers(plan, findings);
        graph.nodes().values().forEach(answers::check);
    }

    private void check(Node node) {
        Traits.question(node)
                .ifPresent(question -> question.spoken().ifPresent(spoken -> {
                    question(node, question, spoken);
                    if (node instanceof Node.Menu menu) {
                        options(menu, spoken);
                    }
                }));
    }

    private void question(Node node, Question question, SpokenAnswer spoken) {
        boolean readsBack = spoken.didYouSay().isPresent()
                || (node instanceof Node.Ask ask && ask.confirm().isPresent());
        if (!readsBack) {
            findings.warning(
                    node.at(),
                    LintRule.NO_READ_BACK,
                    "an answer that is not quite sure counts as wrong here",
                    "name a prompt under did-you-say, here or in defaults");
        }
        if (question.input().privacy() == Privacy.SENSITIVE) {
            findings.warning(
                    node.at(),
                    LintRule.SENSITIVE_ALOUD,
                    "node '%s' asks for something sensitive and lets it be said aloud".formatted(node.id()),
                    "ask for it by keys alone: remove grammar");
        }
    }

    private void options(Node.Menu menu, SpokenAnswer spoken) {
        Map<Language, Map<String, String>> said = new LinkedHashMap<>();
        for (Language language : plan.languages()) {
            plan.grammars()
                    .find(spoken.grammar(), language)
                    .flatMap(grammar -> meant(grammar, menu))
                    .ifPresent(values -> said.put(language, values));
        }
        for (Option option : menu.options()) {
            List<String> missing = said.entrySet().stream()
                    .filter(entry -> !entry.getValue().containsKey(option.value()))
                    .map(entry -> entry.getKey().tag())
                    .toList();
            if (!missing.isEmpty()) {
                findings.warning(
                        option.at(),
                        LintRule.OPTION_NOT_SAID,
                        "nothing that callers may say means '%s' in %s"
                                .formatted(option.value(), String.join(", ", missing)),
                        "let grammar '%s' give that value".formatted(spoken.grammar()));
            }
        }
        said.forEach((language, values) -> strangers(menu, spoken, language, values));
    }

    private void strangers(Node.Menu menu, SpokenAnswer spoken, Language language, Map<String, String> values) {
        List<String> options = menu.options().stream().map(Option::value).toList();
        for (String value : new TreeSet<>(values.keySet())) {
            if (!options.contains(value)) {
                SourceSpan at = menu.at();
                findings.warning(
                        at,
                        LintRule.SAID_WITHOUT_OPTION,
                        "\"%s\" means '%s' in %s, which is no option of this menu"
                                .formatted(values.get(value), value, language),
                        findings.remedy(
                                value,
                                options,
                                "add an option with that value, or change grammar '%s'".formatted(spoken.grammar())));
            }
        }
    }

    /** Each thing that can be meant with a sentence that means it; empty where there are too many sentences. */
    private static Optional<Map<String, String>> meant(Grammar grammar, Node.Menu menu) {
        Phrases phrases = grammar.phrases(MOST_SENTENCES);
        if (phrases.extent() != Phrases.Extent.SENTENCES) {
            return Optional.empty();
        }
        Map<String, String> meant = new LinkedHashMap<>();
        List<String> sentences = phrases.phrases();
        int stride = Math.ceilDiv(sentences.size(), SAMPLE);
        for (int first = 0; first < stride; first++) {
            for (int i = first; i < sentences.size(); i += stride) {
                for (Interpretation interpretation : grammar.interpret(sentences.get(i), 1)) {
                    String sentence = sentences.get(i);
                    value(interpretation.meaning()).ifPresent(value -> meant.putIfAbsent(value, sentence));
                }
            }
            if (menu.options().stream().allMatch(option -> meant.containsKey(option.value()))) {
                break;
            }
        }
        return Optional.of(meant);
    }

    /** The one value that an option can have; empty where a meaning is of several parts. */
    private static Optional<String> value(Meaning meaning) {
        Map<String, Value> slots = Slots.of(meaning);
        return slots.size() == 1
                ? slots.values().stream()
                        .filter(value -> !(value instanceof Value.Texts))
                        .map(Value::shown)
                        .findFirst()
                : Optional.empty();
    }
}
