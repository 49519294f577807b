package io.greenline.grammar.match;

import io.greenline.grammar.Grammar;
import io.greenline.grammar.GrammarName;
import io.greenline.grammar.Interpretation;
import io.greenline.grammar.Meaning;
import io.greenline.grammar.script.RhinoScripts;
import io.greenline.source.Diagnostic;
import io.greenline.telephony.Language;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Grammars read from their texts, and what they make of words, in short. */
public final class Written {
    /** Scripts that failed on what was said. */
    public final List<String> failures = new ArrayList<>();

    private final Grammar grammar;

    private Written(Map<String, String> texts, String root) {
        Grammars.Made made = Grammars.read(
                new GrammarName("written"),
                new Language("en-US"),
                texts,
                root,
                new RhinoScripts(),
                failure -> failures.add(failure.toString()));
        this.grammar = made.grammar().orElseThrow(() -> new AssertionError(made.diagnostics()));
    }

    /** What is found in a text. */
    public static List<String> findings(String text) {
        return Grammars.read(
                        new GrammarName("written"),
                        new Language("en-US"),
                        Map.of("written.gram", text),
                        "written.gram",
                        new RhinoScripts(),
                        _ -> {})
                .diagnostics()
                .stream()
                .map(Diagnostic::toString)
                .toList();
    }

    /** A whole text in either form. */
    public static Written text(String text) {
        return new Written(Map.of("written", text), "written");
    }

    /** Several texts by name. */
    public static Written texts(Map<String, String> texts, String root) {
        return new Written(texts, root);
    }

    /** An English grammar whose tags are scripts; its root is {@code $root}. */
    public static Written scripts(String statements) {
        return text(head("en-US", "semantics/1.0") + statements);
    }

    /** An English grammar whose tags are literals. */
    public static Written literals(String statements) {
        return text(head("en-US", "semantics/1.0-literals") + statements);
    }

    /** An English grammar without a tag format. */
    public static Written plain(String statements) {
        return text("#ABNF 1.0 UTF-8;\nlanguage en-US;\nroot $root;\n" + statements);
    }

    public static String head(String language, String format) {
        return "#ABNF 1.0 UTF-8;\nlanguage %s;\nroot $root;\ntag-format <%s>;\n".formatted(language, format);
    }

    public Grammar grammar() {
        return grammar;
    }

    /** The best meaning as JSON; {@code no match} where there is none. */
    public String means(String words) {
        return grammar.interpret(words, 1).stream()
                .map(one -> json(one.meaning()))
                .findFirst()
                .orElse("no match");
    }

    /** All meanings as JSON, the best first. */
    public List<String> all(String words) {
        return grammar.interpret(words, 20).stream()
                .map(Interpretation::meaning)
                .map(Written::json)
                .toList();
    }

    static String json(Meaning meaning) {
        return switch (meaning) {
            case Meaning.Nothing _ -> "null";
            case Meaning.Text(String text) -> "\"" + text + "\"";
            case Meaning.Figure(BigDecimal value) -> value.toPlainString();
            case Meaning.Flag(boolean value) -> Boolean.toString(value);
            case Meaning.Members(Map<String, Meaning> members) ->
                members.entrySet().stream()
                        .map(one -> one.getKey() + ": " + json(one.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case Meaning.Items(List<Meaning> items) ->
                items.stream().map(Written::json).collect(Collectors.joining(", ", "[", "]"));
        };
    }
}
