package io.greenline.app;

import io.greenline.grammar.Grammar;
import io.greenline.grammar.Interpretation;
import io.greenline.grammar.Meaning;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What words mean, as JSON. */
final class GrammarJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private GrammarJson() {}

    /** What a grammar makes of words. */
    static String parsed(Grammar grammar, String words, List<Interpretation> interpretations) {
        ObjectNode root = JsonMapper.shared()
                .createObjectNode()
                .put("words", words)
                .put("grammar", grammar.name().value())
                .put("language", grammar.language().tag())
                .put(
                        "prospect",
                        grammar.prospect(words).name().toLowerCase(Locale.ROOT).replace('_', '-'));
        ArrayNode all = root.putArray("interpretations");
        for (Interpretation one : interpretations) {
            ObjectNode node =
                    all.addObject().put("words", one.words()).put("score", Math.round(one.score() * 10_000) / 10_000.0);
            node.set("meaning", meaning(one.meaning()));
        }
        return root.toPrettyString();
    }

    static JsonNode meaning(Meaning meaning) {
        return switch (meaning) {
            case Meaning.Nothing _ -> NODES.nullNode();
            case Meaning.Text(String text) -> NODES.stringNode(text);
            case Meaning.Figure(BigDecimal value) -> NODES.numberNode(value);
            case Meaning.Flag(boolean value) -> NODES.booleanNode(value);
            case Meaning.Members(Map<String, Meaning> members) -> {
                ObjectNode node = NODES.objectNode();
                members.forEach((name, value) -> node.set(name, meaning(value)));
                yield node;
            }
            case Meaning.Items(List<Meaning> items) -> {
                ArrayNode node = NODES.arrayNode();
                items.forEach(item -> node.add(meaning(item)));
                yield node;
            }
        };
    }
}
