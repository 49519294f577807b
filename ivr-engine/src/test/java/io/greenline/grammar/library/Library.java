package io.greenline.grammar.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.grammar.Grammar;
import io.greenline.grammar.GrammarName;
import io.greenline.grammar.Interpretation;
import io.greenline.grammar.Meaning;
import io.greenline.grammar.match.GrammarLibrary;
import io.greenline.grammar.script.RhinoScripts;
import io.greenline.source.Diagnostic;
import io.greenline.telephony.Language;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The grammars of the tree, loaded once for all tests. */
final class Library {
    static final Path DIRECTORY = Path.of("../grammars");
    static final Language ENGLISH = new Language("en-US");
    static final Language MANDARIN = new Language("zh-CN");

    private static final GrammarLibrary LOADED = GrammarLibrary.load(DIRECTORY, new RhinoScripts(), Library::fail);

    private Library() {}

    static GrammarLibrary loaded() {
        return LOADED;
    }

    static Grammar grammar(String name, Language language) {
        return LOADED.find(new GrammarName(name), language)
                .orElseThrow(() -> new AssertionError(
                        "no grammar '%s' in %s: %s".formatted(name, language, LOADED.diagnostics())));
    }

    /** All meanings of a phrase, in order. */
    static List<Meaning> meanings(Grammar grammar, String phrase) {
        return grammar.interpret(phrase, 20).stream()
                .map(Interpretation::meaning)
                .toList();
    }

    static Meaning figure(long value) {
        return new Meaning.Figure(BigDecimal.valueOf(value));
    }

    /** A meaning as a person reads it; two figures of one value are the same text. */
    static String told(Meaning meaning) {
        return switch (meaning) {
            case Meaning.Nothing() -> "nothing";
            case Meaning.Text(String text) -> '"' + text + '"';
            case Meaning.Figure(BigDecimal value) ->
                value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
            case Meaning.Flag(boolean value) -> String.valueOf(value);
            case Meaning.Members(var members) ->
                members.entrySet().stream()
                        .map(member -> member.getKey() + ": " + told(member.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case Meaning.Items(List<Meaning> items) ->
                items.stream().map(Library::told).collect(Collectors.joining(", ", "[", "]"));
        };
    }

    static List<String> told(List<Meaning> meanings) {
        return meanings.stream().map(Library::told).toList();
    }

    private static void fail(Diagnostic failure) {
        assertThat(failure).as("a script of the library must not fail").isNull();
    }
}
