package io.greenline.grammar.srgs;

import static io.greenline.grammar.srgs.Grammars.ABNF;
import static io.greenline.grammar.srgs.Grammars.document;
import static io.greenline.grammar.srgs.Grammars.found;
import static io.greenline.grammar.srgs.Grammars.xmlFound;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.source.Diagnostic;
import io.greenline.source.Severity;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** SRGS 1.0 sections 4.14, 4.15 and 5: how a processor behaves to those that use it. */
@DisplayName("5 Conformance")
class SrgsConformanceTest {

    @Test
    void aProcessorTellsOfEverySyntaxErrorItMeetsAndOfAllInOneGo() {
        assertThat(found("""
                        mode vioce;
                        root $main
                        public $main = (please $pay | ;
                        public $pay = pay <3-1> "the bill;
                        public $NULL = x;
                        public $last = [a | b] | /x/ c;
                        """))
                .containsExactly(
                        "1:6 grammar-declaration",
                        "2:11 grammar-syntax",
                        "3:16 grammar-syntax",
                        "3:31 empty-rule",
                        "4:19 bad-repeat",
                        "4:25 grammar-syntax",
                        "5:8 rule-name",
                        "6:26 bad-weight");
    }

    @Test
    void anXmlProcessorTellsOfEveryErrorItMeetsAndOfAllInOneGo() {
        assertThat(xmlFound("""
                        <metta name='a' content='b'/>
                        <rule id='a' scope='publik'>x <ruleref uri='#bb'/></rule>
                        <rule id='b'><item repeat='3-1' weight='x'>y</item><one-of/></rule>
                        <rule id='1'><token>z</token></rule>
                        """))
                .containsExactly(
                        "1:1 grammar-syntax",
                        "2:21 grammar-syntax",
                        "2:45 unknown-rule",
                        "3:28 bad-repeat",
                        "3:41 without-effect",
                        "3:52 empty-rule",
                        "4:11 rule-name");
    }

    @Test
    void aGrammarWithAnErrorIsNotUsed() {
        GrammarDocuments.Loaded loaded = GrammarDocuments.of(Map.of("a.gram", ABNF + "public $r = ;"), "a.gram");
        assertThat(loaded.grammar()).isEmpty();
        GrammarDocuments.Loaded warned = GrammarDocuments.of(Map.of("a.gram", ABNF + "$r = x;"), "a.gram");
        assertThat(warned.diagnostics()).extracting(Diagnostic::severity).containsExactly(Severity.WARNING);
        assertThat(warned.grammar()).isPresent();
    }

    @Test
    void everyFindingSaysWhatToDo() {
        String text = ABNF
                + "mode x; $1 = (a | <2> b;\n$b = $c $<../x> $<y.gram>~<z> \"\" /1/ 2!x <9999>; root; * } public x;\n$d = $d;";
        assertThat(GrammarDocuments.of(Map.of("a.gram", text), "a.gram").diagnostics())
                .hasSizeGreaterThan(10)
                .allSatisfy(finding -> assertThat(finding.remedy()).isNotEmpty());
    }

    @Test
    void aLegalGrammarOfTheXmlFormIsTakenWhateverItsNamespacesPrefix() {
        assertThat(xmlFound("<rule id='r' scope='public' xmlns:x='urn:x' x:y='z'>a</rule>"))
                .isEmpty();
    }

    @Test
    void aGrammarWithoutRulesIsLegal() {
        assertThat(document("a.gram", ABNF).rules()).isEmpty();
        assertThat(document("a.grxml", Grammars.XML + "</grammar>").rules()).isEmpty();
    }

    @Test
    @DisplayName("4.15 Keywords are in small letters")
    void keywordsAreInSmallLetters() {
        assertThat(found("ROOT $r; Public $r = x;")).contains("1:1 grammar-syntax");
        assertThat(found("Public $r = x;")).contains("1:1 grammar-syntax");
    }

    @Test
    @DisplayName("4.14 Nothing is fetched: lexicons are kept as they are written")
    void lexiconsAreNotFetched() {
        assertThat(document("a.gram", ABNF + "lexicon <http://127.0.0.1:1/none.pls>; public $r = x;")
                        .lexicons())
                .containsExactly("http://127.0.0.1:1/none.pls");
    }
}
