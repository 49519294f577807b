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
    static final String XML_KEYS =
            "<grammar xmlns=\"http://www.w3.org/2001/06/grammar\" version=\"1.0\" mode=\"dtmf\">";

    private Grammars() {}

    /** A grammar of these statements, without any finding. */
    static GrammarDocument abnf(String statements) {
        return document("test.gram", ABNF + statements);
    }

    /** A grammar of these elements, without any finding. */
    static GrammarDocument xml(String elements) {
        return document("test.grxml", XML + elements + "</grammar>");
    }

    /** A whole text, without any finding. */
    static GrammarDocument document(String name, String text) {
        GrammarDocuments.Loaded loaded = GrammarDocuments.of(Map.of(name, text), name);
        assertThat(loaded.diagnostics()).as(text).isEmpty();
        return loaded.grammar().orElseThrow().rootDocument();
    }

    /** What a rule of this expansion is, written in the one way of the writer. */
    static String expansion(String abnf) {
        return first(abnf("public $r = " + abnf + ";"));
    }

    /** The same of a rule's content in XML. */
    static String xmlExpansion(String content) {
        return first(xml("<rule id=\"r\" scope=\"public\">" + content + "</rule>"));
    }

    /** The same of a rule's content in a grammar of keys. */
    static String xmlKeys(String content) {
        String rule = "<rule id=\"r\" scope=\"public\">" + content + "</rule>";
        return first(document("test.grxml", XML_KEYS + rule + "</grammar>"));
    }

    /** What a grammar's first rule is, written in the one way of the writer. */
    static String first(GrammarDocument document) {
        StringBuilder out = new StringBuilder();
        new AbnfExpansionWriter(out).rule(document.rules().getFirst().expansion());
        return out.toString();
    }

    /** What is found in a grammar of these statements: {@code line:column rule}, lines counted from the first of them. */
    static List<String> found(String statements) {
        return findings("test.gram", ABNF + statements, 2);
    }

    /** What is found in a rule of this expansion that begins in column 6. */
    static List<String> foundIn(String expansion) {
        return found("$r = " + expansion + ";\npublic $s = $r | $other;\n$other = other;");
    }

    /** The same of elements in XML. */
    static List<String> xmlFound(String elements) {
        return findings("test.grxml", XML + "\n" + elements + "</grammar>", 1);
    }

    /** What is found in a rule's content that begins in line 1. */
    static List<String> xmlFoundIn(String content) {
        return xmlFound("<rule id=\"r\" scope=\"public\">" + content + "</rule>");
    }

    /** What is found in a whole text, in the lines behind its head. */
    static List<String> findings(String name, String text, int head) {
        return GrammarDocuments.of(Map.of(name, text), name).diagnostics().stream()
                .map(one -> shown(one, head))
                .toList();
    }

    /** The only finding as an operator sees it. */
    static String only(String statements) {
        List<Diagnostic> all = GrammarDocuments.of(Map.of("test.gram", ABNF + statements), "test.gram")
                .diagnostics();
        assertThat(all).hasSize(1);
        return all.getFirst().toString();
    }

    private static String shown(Diagnostic finding, int head) {
        return "%d:%d %s".formatted(finding.at().line() - head, finding.at().column(), finding.rule());
    }
}
