package io.greenline.grammar.srgs;

import static io.greenline.grammar.srgs.Grammars.XML;
import static io.greenline.grammar.srgs.Grammars.abnf;
import static io.greenline.grammar.srgs.Grammars.document;
import static io.greenline.grammar.srgs.Grammars.first;
import static io.greenline.grammar.srgs.Grammars.found;
import static io.greenline.grammar.srgs.Grammars.only;
import static io.greenline.grammar.srgs.Grammars.xml;
import static io.greenline.grammar.srgs.Grammars.xmlFound;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.grammar.srgs.GrammarDocument.Rule;
import io.greenline.grammar.srgs.GrammarDocument.Scope;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** SRGS 1.0 section 3: what a processor must make of rule definitions, in both forms. */
class SrgsRulesTest {
    private static final String RULE = "public $r = x;";

    private static String xmlWith(String attributes, String content) {
        return XML.replace(">", " " + attributes + ">") + content + "</grammar>";
    }

    @Nested
    @DisplayName("3.1 Basic rule definition")
    class Definitions {
        @Test
        void aRuleDefinitionGivesAnExpansionAName() {
            assertThat(abnf("public $r = x; public $s = y;").rules())
                    .extracting(Rule::name)
                    .containsExactly("r", "s");
            assertThat(xml("<rule id='r' scope='public'>x</rule><rule id='s' scope='public'>y</rule>")
                            .rules())
                    .extracting(Rule::name)
                    .containsExactly("r", "s");
        }

        @Test
        void aNameBeginsWithALetterAndHoldsNoPeriodColonOrHyphen() {
            assertThat(abnf("public $_a1 = x; public $菜单 = x; public $é = x;").rules())
                    .hasSize(3);
            assertThat(
                            found(
                                    "public $a-b = x;\npublic $a.b = x;\npublic $a:b = x;\npublic $1a = x;\npublic $don't = x;"))
                    .containsExactly(
                            "1:8 rule-name", "2:8 rule-name", "3:8 rule-name", "4:8 rule-name", "5:8 rule-name");
            assertThat(xmlFound("<rule id='a-b'>x</rule>")).containsExactly("1:11 rule-name");
        }

        @Test
        void aNameIsUniqueInItsGrammar() {
            assertThat(only("public $r = x; public $r = y;"))
                    .isEqualTo("test.gram:3:23: error: there is a rule 'r' in line 3 already;"
                            + " give one of them another name [duplicate-rule]");
            assertThat(xmlFound("<rule id='r' scope='public'>x</rule>\n<rule id='r'>x</rule>"))
                    .containsExactly("2:11 duplicate-rule");
        }

        @Test
        void anEmptyRuleIsRefused() {
            assertThat(found("public $r = ;")).containsExactly("1:13 empty-rule");
            assertThat(xmlFound("<rule id='r' scope='public'> \n <example>x</example></rule>"))
                    .containsExactly("1:1 empty-rule");
        }

        @Test
        void aRuleWithoutANameIsRefused() {
            assertThat(found("public = x;")).containsExactly("1:8 grammar-syntax");
            assertThat(found("public $ = x;")).containsExactly("1:8 grammar-syntax");
            assertThat(xmlFound("<rule>x</rule>")).containsExactly("1:1 grammar-syntax");
        }

        @Test
        void blanksAroundTheSignsOfARuleDoNotMatter() {
            assertThat(first(abnf("public\n$r=x|y;"))).isEqualTo("x\n    | y");
        }
    }

    @Nested
    @DisplayName("3.2 Scope")
    class Scopes {
        @Test
        void theDefaultIsPrivate() {
            assertThat(abnf("root $r; $r = $s; private $s = $t; public $t = x;").rules())
                    .extracting(Rule::scope)
                    .containsExactly(Scope.PRIVATE, Scope.PRIVATE, Scope.PUBLIC);
            assertThat(document(
                                    "a.grxml",
                                    xmlWith(
                                            "root='r'",
                                            "<rule id='r'><ruleref uri='#s'/></rule>"
                                                    + "<rule id='s' scope='private'>x</rule><rule id='t' scope='public'>x</rule>"))
                            .rules())
                    .extracting(Rule::scope)
                    .containsExactly(Scope.PRIVATE, Scope.PRIVATE, Scope.PUBLIC);
        }

        @Test
        void anyOtherScopeIsRefused() {
            assertThat(xmlFound("<rule id='r' scope='publik'>x</rule>")).containsExactly("1:21 grammar-syntax");
            assertThat(only("publik $r = x;")).contains("did you mean 'public'?");
        }
    }

    @Nested
    @DisplayName("3.3 Example phrases")
    class Examples {
        @Test
        void aDocumentationCommentBeforeARuleHoldsItsExamples() {
            List<String> examples =
                    abnf("/**\n * A call.\n * @example i want  a\n *   taxi\n * @see nothing\n * @example now\n */\n/* plain */ public $r = x;")
                            .rules()
                            .getFirst()
                            .examples();
            assertThat(examples).containsExactly("i want a taxi", "now");
        }

        @Test
        void exampleElementsHoldARulesExamples() {
            assertThat(
                            xml("<rule id='r' scope='public'><example>i want\n a taxi</example> x <example>now</example></rule>")
                                    .rules()
                                    .getFirst()
                                    .examples())
                    .containsExactly("i want a taxi", "now");
        }

        @Test
        void onlyTheLastDocumentationCommentRightBeforeARuleCounts() {
            GrammarDocument document = abnf(
                    "/** @example a */ root $r; /** @example b */ /** @example c */ public $r = x; public $s = y;");
            assertThat(document.rules()).extracting(Rule::examples).containsExactly(List.of("c"), List.of());
        }

        @Test
        void anOrdinaryCommentHoldsNone() {
            assertThat(abnf("/* @example a */ /**/ // @example b\n" + RULE)
                            .rules()
                            .getFirst()
                            .examples())
                    .isEmpty();
        }
    }
}
