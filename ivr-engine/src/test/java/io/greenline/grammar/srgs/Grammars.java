package io.greenline.grammar.srgs;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.source.Diagnostic;
import java.util.List;
import java.util.Map;

/** Short ways to read grammars in tests. */
final class Grammars {
    static final String ABNF = "#ABNF 1.0 UTF-8;\nlanguage en-US;\n";
    static final String XML =
            "<grammar xmlns=\"http://www.w3.org/2001/06/grammar\" version=\"1.0\" xml:lang=\"en-US\">";

    private Grammars() {}

    /** A grammar of these statements, all rules public, without any finding. */
    static GrammarDocument abnf(String statements) {
        return document("test.gram", ABNF + statements);
    }

    /** A grammar of these elements, without any finding. */
    static GrammarDocument xml(String elements) {
        return document("test.grxml", XML + elements + "</grammar>");
    }

    static GrammarDocument document(String name, String text) {
        GrammarDocuments.Loaded loaded = GrammarDocuments.of(Map.of(name, text), name);
        assertThat(loaded.diagnostics()).as(text).isEmpty();
        return loaded.grammar().orElseThrow().rootDocument();
    }

    /** What a rule of these expansions is, written in the one way of the writer. */
    static String expansion(String abnf) {
        return only(abnf("public $r = " + abnf + ";"));
    }

    /** The same of a rule in XML. */
    static String xmlExpansion(String content) {
        return only(xml("<rule id=\"r\" scope=\"public\">" + content + "</rule>"));
    }

    private static String only(GrammarDocument document) {
        StringBuilder out = new StringBuilder();
        new AbnfExpansionWriter(out).rule(document.rules().getFirst().expansion());
        return out.toString();
    }

    /** What is found in a grammar of these statements: {@code line:column severity rule}, lines counted from the first. */
    static List<String> found(String statements) {
        return findings("test.gram", ABNF + statements, 2);
    }

    /** The same of elements. */
    static List<String> xmlFound(String elements) {
        return findings("test.grxml", XML + "\n" + elements + "</grammar>", 1);
    }

    /** What is found in a whole text, in the lines behind its head. */
    static List<String> findings(String name, String text, int head) {
        return GrammarDocuments.of(Map.of(name, text), name).diagnostics().stream()
                .map(one -> shown(one, head))
                .toList();
    }

    private static String shown(Diagnostic finding, int head) {
        return "%d:%d %s".formatted(finding.at().line() - head, finding.at().column(), finding.rule());
    }
}
