package io.greenline.grammar.srgs;

import static io.greenline.grammar.srgs.Grammars.ABNF;
import static io.greenline.grammar.srgs.Grammars.XML;
import static io.greenline.grammar.srgs.Grammars.XML_KEYS;
import static io.greenline.grammar.srgs.Grammars.abnf;
import static io.greenline.grammar.srgs.Grammars.document;
import static io.greenline.grammar.srgs.Grammars.findings;
import static io.greenline.grammar.srgs.Grammars.first;
import static io.greenline.grammar.srgs.Grammars.found;
import static io.greenline.grammar.srgs.Grammars.only;
import static io.greenline.grammar.srgs.Grammars.xml;
import static io.greenline.grammar.srgs.Grammars.xmlFound;
import static io.greenline.grammar.srgs.Grammars.xmlKeys;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.grammar.srgs.GrammarDocument.Meta;
import io.greenline.grammar.srgs.GrammarDocument.Mode;
import io.greenline.grammar.srgs.GrammarDocument.TagFormat;
import io.greenline.telephony.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** SRGS 1.0 section 4: what a processor must make of documents, in both forms. */
class SrgsDocumentsTest {
    private static final String RULE = "public $r = x;";
    private static final String XML_RULE = "<rule id='r' scope='public'>x</rule>";

    private static String xmlWith(String attributes, String content) {
        return XML.replace(">", " " + attributes + ">") + content + "</grammar>";
    }

    @Nested
    @DisplayName("4.1 Grammar header declarations")
    class Declarations {
        @Test
        void declarationsStandInAnyOrder() {
            GrammarDocument document = document(
                    "a.gram",
                    "#ABNF 1.0;\nroot $r; {var a = 1;}; meta 'x' is 'y'; tag-format <semantics/1.0>; mode voice;"
                            + " lexicon <a.pls>; base <b/>; http-equiv \"Expires\" is \"0\"; language zh-CN; $r = x;");
            assertThat(document.language()).isEqualTo(Optional.of(new Language("zh-CN")));
            assertThat(document.tagFormat()).isEqualTo(TagFormat.SCRIPT);
            assertThat(document.meta()).containsExactly(new Meta("x", "y"), new Meta("Expires", "0"));
        }

        @Test
        void declarationsStandBeforeTheRules() {
            assertThat(found("public $r = x;\nroot $r;")).containsExactly("2:1 grammar-declaration");
            assertThat(xmlFound(XML_RULE + "<meta name='a' content='b'/>")).containsExactly("1:37 grammar-declaration");
        }

        @Test
        void whatIsDeclaredOnceOnlyIsNotDeclaredTwice() {
            assertThat(found("language de;\nmode voice; mode voice; root $r; root $r;\nbase <a/>; base <a/>;\n"
                            + "tag-format <semantics/1.0>; tag-format <semantics/1.0>; " + RULE))
                    .containsExactly(
                            "1:10 grammar-declaration",
                            "2:18 grammar-declaration",
                            "2:39 grammar-declaration",
                            "3:17 grammar-declaration",
                            "4:40 grammar-declaration");
        }

        @Test
        void anUnknownDeclarationIsToldWithTheNearestOne() {
            assertThat(only("lexikon <a.pls>; " + RULE)).contains("did you mean 'lexicon'?");
            assertThat(only("grammar x; " + RULE)).contains("begins neither a declaration nor a rule");
        }

        @Test
        void aDeclarationWithoutItsValueIsRefused() {
            assertThat(found("root; mode <voice>; tag-format semantics; meta 'a' 'b'; " + RULE))
                    .containsExactly(
                            "1:5 grammar-declaration",
                            "1:12 grammar-declaration",
                            "1:32 grammar-declaration",
                            "1:52 grammar-declaration");
        }
    }

    @Nested
    @DisplayName("4.2 ABNF self-identifying header")
    class Identity {
        @Test
        void aGrammarBeginsWithItsIdentityAndVersion() {
            assertThat(document("a.gram", "#ABNF 1.0;\nlanguage en;" + RULE).rules())
                    .hasSize(1);
            assertThat(document("a.gram", "#ABNF 1.0 ISO-8859-1;\r\nlanguage en;" + RULE)
                            .rules())
                    .hasSize(1);
        }

        @Test
        void nothingButAByteOrderMarkStandsBeforeIt() {
            assertThat(findings("a.gram", " #ABNF 1.0;\nlanguage en;" + RULE, 0))
                    .containsExactly("1:1 grammar-header");
            assertThat(findings("a.gram", "", 0)).containsExactly("1:1 grammar-header", "1:1 grammar-language");
        }

        @Test
        void anyOtherIdentityIsRefused() {
            for (String line : List.of(
                    "#ABNF 2.0;",
                    "#ABNF 1.0",
                    "#ABNF  1.0;",
                    "#abnf 1.0;",
                    "#ABNF;",
                    "#JSGF V1.0;",
                    "#ABNF 1.0 a b;")) {
                assertThat(findings("a.gram", line + "\nlanguage en;" + RULE, 0))
                        .as(line)
                        .containsExactly("1:1 grammar-header");
            }
        }

        @Test
        void theLineEndsBehindItsSemicolon() {
            assertThat(findings("a.gram", "#ABNF 1.0; language en;\n" + RULE, 0))
                    .containsExactly("1:11 grammar-header");
        }
    }

    @Nested
    @DisplayName("4.3 XML form prolog and root element")
    class Prolog {
        @Test
        void theRootElementIsGrammarInTheNamespaceOfSrgs() {
            assertThat(findings("a.grxml", "<grammar version='1.0' xml:lang='en'>" + XML_RULE + "</grammar>", 0))
                    .containsExactly("1:1 grammar-header");
            assertThat(findings("a.grxml", "<grammer/>", 0)).containsExactly("1:1 grammar-header");
            assertThat(findings("a.grxml", "<grammar version='1.0' xmlns='urn:x' xml:lang='en'/>", 0))
                    .containsExactly("1:31 grammar-header");
        }

        @Test
        void theNamespaceMayHaveAPrefix() {
            GrammarDocument document = document(
                    "a.grxml",
                    "<g:grammar xmlns:g='http://www.w3.org/2001/06/grammar' version='1.0' xml:lang='en'>"
                            + "<g:rule id='r' scope='public'>x <g:item>y</g:item></g:rule></g:grammar>");
            assertThat(first(document)).isEqualTo("x y");
        }

        @Test
        void theVersionIsRequiredAndIsOneOfOne() {
            assertThat(findings("a.grxml", XML.replace(" version=\"1.0\"", "") + XML_RULE + "</grammar>", 0))
                    .containsExactly("1:1 grammar-header");
            assertThat(findings("a.grxml", XML.replace("1.0", "1.1") + XML_RULE + "</grammar>", 0))
                    .containsExactly("1:61 grammar-header");
        }

        @Test
        void theDocumentTypeOfTheStandardIsToleratedAndNotRead() {
            String type = "<!DOCTYPE grammar PUBLIC \"-//W3C//DTD GRAMMAR 1.0//EN\""
                    + " \"http://www.w3.org/TR/speech-grammar/grammar.dtd\">\n";
            assertThat(document(
                                    "a.grxml",
                                    "<?xml version='1.0' encoding='UTF-8'?>\n" + type + XML + XML_RULE + "</grammar>")
                            .rules())
                    .hasSize(1);
        }

        @Test
        void anyOtherDocumentTypeIsRefused() {
            for (String type : List.of(
                    "<!DOCTYPE grammar>",
                    "<!DOCTYPE grammar SYSTEM \"file:///etc/passwd\">",
                    "<!DOCTYPE html PUBLIC \"-//W3C//DTD GRAMMAR 1.0//EN\" \"x\">",
                    "<!DOCTYPE grammar PUBLIC \"-//W3C//DTD GRAMMAR 1.0//EN\" \"x\" [<!ENTITY a \"b\">]>")) {
                assertThat(findings("a.grxml", type + XML + XML_RULE + "</grammar>", 0))
                        .as(type)
                        .containsExactly("1:1 grammar-syntax");
            }
        }

        @Test
        void elementsHaveOnlyTheAttributesOfTheStandard() {
            assertThat(
                            xmlFound(
                                    "<rule id='r' scope='public' idd='x'><item repeet='2' xml:space='preserve'>x</item></rule>"))
                    .containsExactly("1:34 grammar-syntax", "1:51 grammar-syntax");
        }

        @Test
        void elementsStandOnlyWhereTheStandardHasThem() {
            assertThat(xmlFound("<item>x</item>" + XML_RULE)).containsExactly("1:1 grammar-syntax");
            assertThat(xmlFound("<rule id='r' scope='public'>x<rule id='s'>y</rule></rule>"))
                    .containsExactly("1:30 grammar-syntax");
            assertThat(xmlFound("text" + XML_RULE)).containsExactly("1:1 grammar-syntax");
            assertThat(xmlFound("<rule id='r' scope='public'><item><example>x</example></item>y</rule>"))
                    .containsExactly("1:35 grammar-syntax");
        }

        @Test
        void attributesOfOtherNamespacesArePassedOver() {
            assertThat(document(
                                    "a.grxml",
                                    xmlWith(
                                            "xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='a b'",
                                            XML_RULE))
                            .rules())
                    .hasSize(1);
        }

        @Test
        void elementsOfOtherNamespacesArePassedOverWithAWarning() {
            assertThat(xmlFound("<rule id='r' scope='public'>x<y xmlns='urn:y'>z <item/></y></rule>"))
                    .containsExactly("1:30 without-effect");
        }
    }

    @Nested
    @DisplayName("4.5 Language")
    class Languages {
        @Test
        void aGrammarOfWordsDeclaresItsLanguage() {
            assertThat(findings("a.gram", "#ABNF 1.0;\n" + RULE, 0)).containsExactly("1:1 grammar-language");
            assertThat(findings("a.grxml", XML.replace(" xml:lang=\"en-US\"", "") + XML_RULE + "</grammar>", 0))
                    .containsExactly("1:1 grammar-language");
        }

        @Test
        void aGrammarOfKeysNeedsNoLanguageAndItsLanguageIsIgnored() {
            assertThat(document("a.gram", "#ABNF 1.0;\nmode dtmf; public $r = 1;")
                            .language())
                    .isEmpty();
            assertThat(document("a.gram", "#ABNF 1.0;\nlanguage en; mode dtmf; public $r = 1!fr;")
                            .language())
                    .isEmpty();
        }

        @Test
        void aLanguageIsATagInAnyCase() {
            assertThat(document("a.gram", "#ABNF 1.0;\nlanguage EN-us; " + RULE).language())
                    .isEqualTo(Optional.of(new Language("en-US")));
            assertThat(findings("a.gram", "#ABNF 1.0;\nlanguage en_US; " + RULE, 0))
                    .containsExactly("2:10 grammar-language");
            assertThat(findings("a.grxml", XML.replace("en-US", "") + XML_RULE + "</grammar>", 0))
                    .containsExactly("1:76 grammar-language");
        }
    }

    @Nested
    @DisplayName("4.6 Mode, and appendix E: DTMF")
    class Modes {
        @Test
        void theModeIsVoiceUnlessItIsDeclared() {
            assertThat(abnf(RULE).mode()).isEqualTo(Mode.VOICE);
            assertThat(abnf("mode voice; " + RULE).mode()).isEqualTo(Mode.VOICE);
            assertThat(document("a.grxml", XML_KEYS + "<rule id='r' scope='public'>1</rule></grammar>")
                            .mode())
                    .isEqualTo(Mode.DTMF);
        }

        @Test
        void anyOtherModeIsRefused() {
            assertThat(only("mode voise; " + RULE)).contains("did you mean 'voice'?");
            assertThat(findings("a.grxml", xmlWith("mode='keys'", XML_RULE), 0))
                    .containsExactly("1:89 grammar-declaration");
        }

        @Test
        void tokensOfAGrammarOfKeysAreTheSixteenKeys() {
            assertThat(xmlKeys("0 1 2 3 4 5 6 7 8 9 A B C D * #")).isEqualTo("0 1 2 3 4 5 6 7 8 9 A B C D \"*\" \"#\"");
            assertThat(first(document("a.gram", "#ABNF 1.0;\nmode dtmf;\npublic $r = 0 9 A \"*\" \"#\";")))
                    .isEqualTo("0 9 A \"*\" \"#\"");
        }

        @Test
        void starAndPoundAreKeysToo() {
            assertThat(xmlKeys("star pound <token>star</token>")).isEqualTo("\"*\" \"#\" \"*\"");
        }

        @Test
        void theStarAndThePoundSignAreQuotedInTheAbnfForm() {
            assertThat(findings("a.gram", "#ABNF 1.0;\nmode dtmf;\npublic $r = 1 * | 2 #;", 2))
                    .containsExactly("1:15 grammar-syntax", "1:21 grammar-syntax");
        }

        @Test
        void anyOtherTokenIsRefused() {
            assertThat(findings("a.gram", "#ABNF 1.0;\nmode dtmf;\npublic $r = 123 | one | a | E | \"1 2\";", 2))
                    .containsExactly(
                            "1:13 dtmf-token",
                            "1:19 dtmf-token",
                            "1:25 dtmf-token",
                            "1:29 dtmf-token",
                            "1:33 dtmf-token");
        }

        @Test
        void theRemedySaysHowTheKeysAreWritten() {
            GrammarDocuments.Loaded loaded = GrammarDocuments.of(
                    Map.of(
                            "a.gram",
                            "#ABNF 1.0;\nmode dtmf;\npublic $r = 12# a;"
                                    .replace("#", "\"#\"")
                                    .replaceFirst("\"#\"", "#")),
                    "a.gram");
            assertThat(loaded.diagnostics())
                    .extracting(one -> one.remedy())
                    .containsExactly("write a blank between two keys: 1 2", "write A");
        }

        @Test
        void everythingButTokensIsAsInAGrammarOfWords() {
            assertThat(
                            xmlKeys(
                                    "<one-of><item>1 <tag>x</tag></item><item weight='2'><item repeat='4'>2</item></item></one-of>"))
                    .isEqualTo("1 {x}\n    | /2/ 2 <4>");
        }
    }

    @Nested
    @DisplayName("4.7 Root rule")
    class Roots {
        @Test
        void aGrammarMayDeclareOneRuleAsItsRoot() {
            assertThat(abnf("root $r; $r = x;").root()).isEqualTo(Optional.of("r"));
            assertThat(document("a.grxml", xmlWith("root='r'", "<rule id='r'>x</rule>"))
                            .root())
                    .isEqualTo(Optional.of("r"));
            assertThat(abnf(RULE).root()).isEmpty();
        }

        @Test
        void theRootIsARuleOfTheSameGrammar() {
            assertThat(only("root $rr; public $r = x;"))
                    .isEqualTo(
                            "test.gram:3:6: error: the root 'rr' is no rule of this grammar; did you mean 'r'? [unknown-rule]");
            assertThat(findings("a.grxml", xmlWith("root='s'", XML_RULE), 0)).containsExactly("1:89 unknown-rule");
        }
    }

    @Nested
    @DisplayName("4.8 Tag format")
    class TagFormats {
        @Test
        void theTagFormatIsThatOfScriptsOrThatOfLiterals() {
            assertThat(abnf("tag-format <semantics/1.0>; " + RULE).tagFormat()).isEqualTo(TagFormat.SCRIPT);
            assertThat(abnf("tag-format <semantics/1.0-literals>; " + RULE).tagFormat())
                    .isEqualTo(TagFormat.LITERALS);
            assertThat(document("a.grxml", xmlWith("tag-format='semantics/1.0-literals'", XML_RULE))
                            .tagFormat())
                    .isEqualTo(TagFormat.LITERALS);
            assertThat(abnf(RULE).tagFormat()).isEqualTo(TagFormat.NONE);
        }

        @Test
        void anyOtherTagFormatIsRefused() {
            assertThat(only("tag-format <semantics/1.0-literal>; " + RULE))
                    .contains("did you mean 'semantics/1.0-literals'?");
            assertThat(findings("a.grxml", xmlWith("tag-format='x'", XML_RULE), 0))
                    .containsExactly("1:95 tag-format");
        }
    }

    @Nested
    @DisplayName("4.10 Pronunciation lexicon, 4.11 Meta data, 4.12 Tag, 4.13 Comments")
    class TheRest {
        @Test
        void aGrammarMayNameAnyNumberOfLexicons() {
            assertThat(abnf("lexicon <a.pls>; lexicon <http://x/b>~<application/pls+xml>; " + RULE)
                            .lexicons())
                    .containsExactly("a.pls", "http://x/b");
            assertThat(xml("<lexicon uri='a.pls'/><lexicon uri='http://x/b' type='application/pls+xml'/>" + XML_RULE)
                            .lexicons())
                    .containsExactly("a.pls", "http://x/b");
            assertThat(xmlFound("<lexicon type='a'/>" + XML_RULE)).containsExactly("1:1 grammar-syntax");
        }

        @Test
        void metaDeclarationsHaveANameAndAContentInEitherQuotes() {
            assertThat(abnf("meta \"a\" is 'b \"c\"'; http-equiv 'd' is \"e'\"; " + RULE)
                            .meta())
                    .containsExactly(new Meta("a", "b \"c\""), new Meta("d", "e'"));
            assertThat(xml("<meta name='a' content='b'/><meta http-equiv='d' content='e'/>" + XML_RULE)
                            .meta())
                    .containsExactly(new Meta("a", "b"), new Meta("d", "e"));
        }

        @Test
        void aMetaElementHasEitherANameOrAHeadersNameAndAContent() {
            assertThat(xmlFound("<meta content='b'/><meta name='a' http-equiv='a' content='b'/><meta name='a'/>"
                            + XML_RULE))
                    .containsExactly("1:1 grammar-declaration", "1:20 grammar-declaration", "1:63 grammar-syntax");
        }

        @Test
        void metadataMayHoldAnythingAndIsPassedOver() {
            assertThat(
                            xml("<metadata><rdf:RDF xmlns:rdf='urn:rdf'><rdf:x rule='r'>text<y/></rdf:x></rdf:RDF><z/></metadata>"
                                            + XML_RULE)
                                    .rules())
                    .hasSize(1);
        }

        @Test
        void headerTagsAreKeptInOrder() {
            assertThat(abnf("{a = 1}; {!{b = {}}!}; " + RULE).headerTags())
                    .extracting(Expansion.Tag::text)
                    .containsExactly("a = 1", "b = {}");
            assertThat(xml("<tag>a = 1</tag><tag>b = {}</tag>" + XML_RULE).headerTags())
                    .extracting(Expansion.Tag::text)
                    .containsExactly("a = 1", "b = {}");
        }

        @Test
        void commentsMayStandBetweenAnyWordsAndSigns() {
            assertThat(first(abnf(
                            "// one\n/* two\n */ public /**/ $r // three ;\n = /* | */ a /**** x ****/ b; // four")))
                    .isEqualTo("a b");
            assertThat(first(
                            xml("<!-- one --><rule id='r' scope='public'>a <!-- x --> b<?pi c?> c</rule><!-- two -->")))
                    .isEqualTo("a b c");
        }

        @Test
        void insideQuotesTagsAndAddressesNothingIsAComment() {
            assertThat(first(abnf("public $r = \"a // b\" {/* c */} $GARBAGE;")))
                    .isEqualTo("\"a // b\" {/* c */} $GARBAGE");
            assertThat(abnf("base <http://x//y/>; " + RULE).base()).isEqualTo(Optional.of("http://x//y/"));
        }

        @Test
        void aCommentWithoutItsEndIsRefused() {
            assertThat(found(RULE + " /* x")).containsExactly("1:16 grammar-syntax");
        }
    }

    @Test
    void placesAreThoseOfTheText() {
        GrammarDocument document = document("a.gram", ABNF + "public $r =\n  é𝒳 word;");
        assertThat(((Expansion.Sequence) document.rules().getFirst().expansion()).parts())
                .extracting(part -> part.at().toString())
                .containsExactly("a.gram:4:3", "a.gram:4:6");
        GrammarDocument other = document(
                "a.grxml",
                XML
                        + "\n<rule id='r'\n scope='public'>é𝒳\n word<!-- <item> --> &amp; x <item>y</item> z</rule></grammar>");
        assertThat(((Expansion.Sequence) other.rules().getFirst().expansion()).parts())
                .extracting(part -> part.at().toString())
                .containsExactly(
                        "a.grxml:3:17", "a.grxml:4:2", "a.grxml:4:22", "a.grxml:4:28", "a.grxml:4:36", "a.grxml:4:45");
    }
}
