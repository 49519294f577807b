package io.greenline.grammar.srgs;

import static io.greenline.grammar.srgs.Grammars.abnf;
import static io.greenline.grammar.srgs.Grammars.expansion;
import static io.greenline.grammar.srgs.Grammars.foundIn;
import static io.greenline.grammar.srgs.Grammars.xml;
import static io.greenline.grammar.srgs.Grammars.xmlExpansion;
import static io.greenline.grammar.srgs.Grammars.xmlFoundIn;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.grammar.srgs.Expansion.OneOf;
import io.greenline.grammar.srgs.Expansion.Repeat;
import io.greenline.grammar.srgs.Expansion.Tag;
import io.greenline.grammar.srgs.Expansion.Token;
import io.greenline.telephony.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * SRGS 1.0 section 2: what a processor must make of rule expansions, in both forms.
 *
 * <p>Long as the section is: a class for each of its parts, in their order.
 */
class SrgsExpansionsTest {

    private static Expansion only(String abnf) {
        return abnf("public $r = " + abnf + ";").rules().getFirst().expansion();
    }

    private static Expansion onlyXml(String content) {
        return xml("<rule id='r' scope='public'>" + content + "</rule>")
                .rules()
                .getFirst()
                .expansion();
    }

    private static List<String> tokens(Expansion expansion) {
        List<String> texts = new ArrayList<>();
        Parts.each(expansion, part -> {
            if (part instanceof Token token) {
                texts.add(token.text() + token.language().map(tag -> "!" + tag).orElse(""));
            }
        });
        return texts;
    }

    @Nested
    @DisplayName("2.1 Tokens")
    class OfTokens {
        @Test
        void anUnquotedTokenEndsAtWhiteSpaceAndAtSigns() {
            assertThat(tokens(only("bon voyage(again)[and]again|2")))
                    .containsExactly("bon", "voyage", "again", "and", "again", "2");
        }

        @Test
        void aQuotedTokenHoldsSeveralWords() {
            assertThat(tokens(only("\"New York\" city"))).containsExactly("New York", "city");
            assertThat(tokens(onlyXml("\"New York\" city"))).containsExactly("New York", "city");
        }

        @Test
        void aQuotedTokenWithoutWhiteSpaceIsTheSameAsUnquoted() {
            assertThat(expansion("\"hello\"")).isEqualTo(expansion("hello"));
            assertThat(xmlExpansion("\"hello\"")).isEqualTo(xmlExpansion("hello"));
        }

        @Test
        void theTokenElementHoldsOneTokenWithWhiteSpace() {
            assertThat(tokens(onlyXml("<token>San Francisco</token> bay"))).containsExactly("San Francisco", "bay");
        }

        @Test
        void aTokenElementOfOneWordIsTheSameAsTheWord() {
            assertThat(xmlExpansion("<token>hello</token>")).isEqualTo(xmlExpansion("hello"));
        }

        @Test
        void whiteSpaceAtTheEndsOfATokenIsRemovedAndInsideItIsOneBlank() {
            assertThat(tokens(only("\" \t New \r\n  York  \""))).containsExactly("New York");
            assertThat(tokens(onlyXml("<token>\n New\tYork </token>\" San \n Jose \"")))
                    .containsExactly("New York", "San Jose");
        }

        @Test
        void aTokenMayBeginWithADigit() {
            assertThat(tokens(only("2 24h .5"))).containsExactly("2", "24h", ".5");
        }

        @Test
        void tokensOfAnyScriptNeedNoQuotes() {
            assertThat(tokens(only("转人工 服务 größe नमस्ते"))).containsExactly("转人工", "服务", "größe", "नमस्ते");
            assertThat(tokens(onlyXml("转人工 服务"))).containsExactly("转人工", "服务");
        }

        @Test
        void caseIsKept() {
            assertThat(tokens(only("McDonald"))).containsExactly("McDonald");
        }

        @Test
        void keywordsOfTheHeaderAreTokensInsideRules() {
            assertThat(tokens(only("language mode root public private is base meta")))
                    .containsExactly("language", "mode", "root", "public", "private", "is", "base", "meta");
        }

        @Test
        void anApostropheInsideAWordNeedsNoQuotes() {
            assertThat(tokens(only("o'clock don’t"))).containsExactly("o'clock", "don’t");
        }

        @Test
        void entitiesAndCharacterReferencesOfXmlAreWhatTheyStandFor() {
            assertThat(tokens(onlyXml("R&amp;D &#x4E2D;&#22269; <![CDATA[a<b]]>")))
                    .containsExactly("R&D", "中国", "a<b");
        }

        @Test
        void anEmptyTokenIsRefused() {
            assertThat(foundIn("a \" \" b")).containsExactly("1:8 empty-rule");
            assertThat(xmlFoundIn("<token> </token>")).containsExactly("1:29 empty-rule");
        }

        @Test
        void aDoubleQuoteInsideATokenElementIsRefused() {
            assertThat(xmlFoundIn("<token>a \"b\"</token>")).containsExactly("1:29 grammar-syntax");
        }
    }

    @Nested
    @DisplayName("2.3 Sequences and encapsulation")
    class OfSequences {
        @Test
        void aSequenceIsInTheOrderOfTheText() {
            assertThat(expansion("this is $NULL a {x} test")).isEqualTo("this is $NULL a {x} test");
            assertThat(xmlExpansion("this is <ruleref special='NULL'/> a <tag>x</tag><item>test</item>"))
                    .isEqualTo("this is $NULL a {x} test");
        }

        @Test
        void parenthesesAndItemsAroundPartsOfASequenceChangeNothing() {
            assertThat(expansion("(a) ((b c) d)")).isEqualTo("a b c d");
            assertThat(xmlExpansion("<item>a</item><item><item>b c</item> d</item>"))
                    .isEqualTo("a b c d");
        }

        @Test
        void anEmptyGroupIsNull() {
            assertThat(expansion("()")).isEqualTo("()");
            assertThat(xmlExpansion("<item/>")).isEqualTo("()");
            assertThat(expansion("a () b")).isEqualTo("a b");
        }

        @Test
        void aSequenceOfNothingInsideBracketsIsRefused() {
            assertThat(foundIn("a []")).containsExactly("1:9 empty-rule");
            assertThat(foundIn("a ( | b)")).containsExactly("1:10 empty-rule");
        }
    }

    @Nested
    @DisplayName("2.4 Alternatives")
    class OfAlternatives {
        @Test
        void anyOneOfAListOfAlternativesMatches() {
            assertThat(expansion("a | b c | $NULL")).isEqualTo("a\n    | b c\n    | $NULL");
            assertThat(xmlExpansion(
                            "<one-of><item>a</item><item>b c</item><item><ruleref special='NULL'/></item></one-of>"))
                    .isEqualTo("a\n    | b c\n    | $NULL");
        }

        @Test
        void aListOfOneAlternativeIsThatAlternative() {
            assertThat(xmlExpansion("<one-of><item weight='3'>a b</item></one-of>"))
                    .isEqualTo("a b");
            assertThat(expansion("/3/ a b")).isEqualTo("a b");
        }

        @Test
        void alternativesInsideAlternativesStayApart() {
            assertThat(expansion("a | (b | c)")).isEqualTo("a\n    | (b | c)");
        }

        @Test
        void anEmptyAlternativeIsRefused() {
            assertThat(foundIn("a | | b")).containsExactly("1:10 empty-rule");
            assertThat(foundIn("a |")).containsExactly("1:9 empty-rule");
        }

        @Test
        void anEmptyOneOfIsRefused() {
            assertThat(xmlFoundIn("a <one-of> </one-of>")).containsExactly("1:31 empty-rule");
        }

        @Test
        void onlyItemsMayStandInOneOf() {
            assertThat(xmlFoundIn("<one-of>a<item>b</item><token>c</token></one-of>"))
                    .containsExactly("1:37 grammar-syntax", "1:52 grammar-syntax");
        }
    }

    @Nested
    @DisplayName("2.4.1 Weights")
    class OfWeights {
        private List<Double> weights(Expansion expansion) {
            return ((OneOf) expansion)
                    .alternatives().stream().map(Expansion.Alternative::weight).toList();
        }

        @Test
        void aWeightIsANonNegativeNumberInAnyOfItsFourWritings() {
            assertThat(weights(only("/10/ a | /2./ b | /.5/ c | /3.25/ d"))).containsExactly(10.0, 2.0, 0.5, 3.25);
            assertThat(
                            weights(
                                    onlyXml(
                                            "<one-of><item weight='10'>a</item><item weight='2.'>b</item><item weight='.5'>c</item></one-of>")))
                    .containsExactly(10.0, 2.0, 0.5);
        }

        @Test
        void anAlternativeWithoutAWeightWeighsOne() {
            assertThat(weights(only("/2/ a | b"))).containsExactly(2.0, 1.0);
        }

        @Test
        void aWeightOfNothingIsAllowedBesideOthers() {
            assertThat(weights(only("/0/ a | b"))).containsExactly(0.0, 1.0);
        }

        @Test
        void blanksAroundAWeightDoNotMatter() {
            assertThat(weights(only("/ 2 / a | b"))).containsExactly(2.0, 1.0);
        }

        @Test
        void aNegativeWeightIsRefused() {
            assertThat(foundIn("/-1/ a | b")).containsExactly("1:6 bad-weight");
            assertThat(xmlFoundIn("<one-of><item weight='-1'>a</item><item>b</item></one-of>"))
                    .containsExactly("1:51 bad-weight");
        }

        @Test
        void whatIsNoNumberIsNoWeight() {
            assertThat(foundIn("/1e3/ a | /x/ b | /./ c | /+1/ d"))
                    .containsExactly("1:6 bad-weight", "1:16 bad-weight", "1:24 bad-weight", "1:32 bad-weight");
        }

        @Test
        void alternativesThatAllWeighNothingAreRefused() {
            assertThat(foundIn("/0/ a | /0.0/ b")).containsExactly("1:6 bad-weight");
        }

        @Test
        void aWeightInsideAnAlternativeIsRefused() {
            assertThat(foundIn("a /2/ b | c")).containsExactly("1:8 grammar-syntax");
        }

        @Test
        void aWeightOfAnItemOutsideOneOfHasNoEffect() {
            assertThat(xmlFoundIn("<item weight='2'>a</item>")).containsExactly("1:43 without-effect");
        }
    }

    @Nested
    @DisplayName("2.5 Repeats")
    class OfRepeats {
        private Repeat repeat(Expansion expansion) {
            return (Repeat) expansion;
        }

        @Test
        void exactlyNTimes() {
            assertThat(repeat(only("a <3>")).least()).isEqualTo(3);
            assertThat(repeat(only("a <3>")).most()).isEqualTo(OptionalInt.of(3));
            assertThat(xmlExpansion("<item repeat='3'>a</item>")).isEqualTo("a <3>");
        }

        @Test
        void betweenMAndNTimes() {
            assertThat(repeat(only("a <2-5>")).least()).isEqualTo(2);
            assertThat(repeat(only("a <2-5>")).most()).isEqualTo(OptionalInt.of(5));
            assertThat(xmlExpansion("<item repeat='2-5'>a</item>")).isEqualTo("a <2-5>");
        }

        @Test
        void mTimesOrMore() {
            assertThat(repeat(only("a <2->")).least()).isEqualTo(2);
            assertThat(repeat(only("a <2->")).most()).isEmpty();
            assertThat(xmlExpansion("<item repeat='2-'>a</item>")).isEqualTo("a <2->");
        }

        @Test
        void squareBracketsAreFromNoTimesToOne() {
            assertThat(expansion("[a b]")).isEqualTo("[a b]");
            assertThat(expansion("(a b) <0-1>")).isEqualTo("[a b]");
            assertThat(xmlExpansion("<item repeat='0-1'>a b</item>")).isEqualTo("[a b]");
        }

        @Test
        void zeroTimesIsAllowedAndOnceIsTheSameAsOnceToOnce() {
            assertThat(expansion("a <0> b")).isEqualTo("a <0> b");
            assertThat(expansion("a <1-1>")).isEqualTo("a <1>");
        }

        @Test
        void aRepeatAttachesToTheExpansionRightBeforeIt() {
            assertThat(expansion("a b <2>")).isEqualTo("a b <2>");
            assertThat(((Expansion.Sequence) only("a b <2>")).parts().getLast()).isInstanceOf(Repeat.class);
            assertThat(expansion("(a b) <2>")).isEqualTo("(a b) <2>");
        }

        @Test
        void tokensReferencesGroupsOptionsAndTagsCanBeRepeated() {
            assertThat(expansion("\"a b\" <2> $GARBAGE <2> (a|b) <2> [a] <2> {t} <2>"))
                    .isEqualTo("\"a b\" <2> $GARBAGE <2> (a | b) <2> ([a]) <2> {t} <2>");
        }

        @Test
        void blanksInsideTheSignsOfARepeatDoNotMatter() {
            assertThat(expansion("a< 2-3 >")).isEqualTo("a <2-3>");
        }

        @Test
        void aRepeatThatEndsBeforeItBeginsIsRefused() {
            assertThat(foundIn("a <3-2>")).containsExactly("1:8 bad-repeat");
            assertThat(xmlFoundIn("<item repeat='3-2'>a</item>")).containsExactly("1:43 bad-repeat");
        }

        @Test
        void whatIsNoCountIsRefused() {
            assertThat(foundIn("a <x> b <-2> c <2-3-4> d <1.5>"))
                    .containsExactly("1:8 bad-repeat", "1:14 bad-repeat", "1:21 bad-repeat", "1:31 bad-repeat");
            assertThat(xmlFoundIn("<item repeat=''>a</item>")).containsExactly("1:43 bad-repeat");
        }

        @Test
        void moreThanAThousandTimesIsRefused() {
            assertThat(foundIn("a <1000> b <1001> c <0-99999999999999999999>"))
                    .containsExactly("1:17 bad-repeat", "1:26 bad-repeat");
        }

        @Test
        void aSecondRepeatNeedsAGroup() {
            assertThat(foundIn("a <2> <3>")).containsExactly("1:12 grammar-syntax");
            assertThat(expansion("(a <2>) <3>")).isEqualTo("(a <2>) <3>");
        }

        @Test
        void aRepeatOfNothingIsRefused() {
            assertThat(foundIn("<2> a")).containsExactly("1:6 grammar-syntax");
        }
    }

    @Nested
    @DisplayName("2.5.1 Repeat probabilities")
    class OfProbabilities {
        @Test
        void aProbabilityIsANumberFromNothingToOne() {
            assertThat(((Repeat) only("a <0-1 /0.6/>")).probability()).isEqualTo(OptionalDouble.of(0.6));
            assertThat(((Repeat) only("a <2- /1/>")).probability()).isEqualTo(OptionalDouble.of(1));
            assertThat(((Repeat) only("a <0-3/.0/>")).probability()).isEqualTo(OptionalDouble.of(0));
            assertThat(xmlExpansion("<item repeat='0-1' repeat-prob='.6'>a</item>"))
                    .isEqualTo("a <0-1 /0.6/>");
        }

        @Test
        void aRepeatWithoutAProbabilityHasNone() {
            assertThat(((Repeat) only("a <2->")).probability()).isEmpty();
        }

        @Test
        void anyOtherNumberIsRefused() {
            assertThat(foundIn("a <0-1 /1.01/> b <0-1 /-1/> c <0-1 /x/>"))
                    .containsExactly("1:8 bad-repeat", "1:23 bad-repeat", "1:36 bad-repeat");
            assertThat(xmlFoundIn("<item repeat='0-1' repeat-prob='2'>a</item>"))
                    .containsExactly("1:61 bad-repeat");
        }

        @Test
        void aProbabilityWithoutARepeatIsRefused() {
            assertThat(xmlFoundIn("<item repeat-prob='0.5'>a</item>")).containsExactly("1:48 bad-repeat");
        }
    }

    @Nested
    @DisplayName("2.6 Tags")
    class OfTags {
        @Test
        void theTextOfATagIsKeptAsItIs() {
            assertThat(((Tag) only("{ out = \"a\" ; // no comment\n }")).text())
                    .isEqualTo(" out = \"a\" ; // no comment\n ");
            assertThat(((Tag) onlyXml("<tag> out = 1 &lt; 2; </tag>")).text()).isEqualTo(" out = 1 < 2; ");
        }

        @Test
        void aTagWithExclamationMarksMayHoldBraces() {
            assertThat(((Tag) only("{!{ if (x) { out = {}; } }!}")).text()).isEqualTo(" if (x) { out = {}; } ");
        }

        @Test
        void aTagMayBeEmptyAndStandAlone() {
            assertThat(((Tag) only("{}")).text()).isEmpty();
            assertThat(((Tag) onlyXml("<tag/>")).text()).isEmpty();
        }

        @Test
        void tagsMayStandAnywhereInASequence() {
            assertThat(expansion("{a} b {c} {d}")).isEqualTo("{a} b {c} {d}");
        }

        @Test
        void elementsInsideATagAreRefused() {
            assertThat(xmlFoundIn("a <tag>b<item>c</item></tag>")).containsExactly("1:37 grammar-syntax");
        }
    }

    @Nested
    @DisplayName("2.7 Language")
    class OfLanguages {
        @Test
        void aTokenMayHaveALanguageOfItsOwn() {
            assertThat(tokens(only("a bonjour!fr-CA \"au revoir\"!fr b")))
                    .containsExactly("a", "bonjour!fr-CA", "au revoir!fr", "b");
            assertThat(tokens(onlyXml("<token xml:lang='fr-CA'>bonjour</token>")))
                    .containsExactly("bonjour!fr-CA");
        }

        @Test
        void aLanguageOfAGroupHoldsForEverythingInside() {
            assertThat(tokens(only("(oui | non [merci])!fr yes")))
                    .containsExactly("oui!fr", "non!fr", "merci!fr", "yes");
            assertThat(
                            tokens(
                                    onlyXml(
                                            "<one-of xml:lang='fr'><item>oui</item><item>non <item repeat='0-1'>merci</item></item></one-of>yes")))
                    .containsExactly("oui!fr", "non!fr", "merci!fr", "yes");
            assertThat(tokens(only("[s'il]!fr a"))).containsExactly("s'il!fr", "a");
            assertThat(tokens(onlyXml("<item xml:lang='fr'>oui</item>"))).containsExactly("oui!fr");
        }

        @Test
        void theInnermostLanguageHolds() {
            assertThat(tokens(only("(oui ja!de (si no)!es)!fr"))).containsExactly("oui!fr", "ja!de", "si!es", "no!es");
            assertThat(tokens(onlyXml("<item xml:lang='fr'>oui <token xml:lang='de'>ja</token></item>")))
                    .containsExactly("oui!fr", "ja!de");
        }

        @Test
        void aLanguageStandsBeforeTheRepeat() {
            assertThat(expansion("oui!fr <2>")).isEqualTo("oui!fr <2>");
            assertThat(foundIn("oui <2>!fr")).containsExactly("1:13 grammar-syntax");
        }

        @Test
        void aLanguageTagIsTakenInAnyCase() {
            assertThat(tokens(only("ni!ZH-cn"))).containsExactly("ni!zh-CN");
        }

        @Test
        void aMalformedLanguageIsRefused() {
            assertThat(foundIn("a!e b!en_US c!123456789"))
                    .containsExactly("1:7 grammar-language", "1:11 grammar-language", "1:19 grammar-language");
            assertThat(xmlFoundIn("<item xml:lang='x y'>a</item>")).containsExactly("1:45 grammar-language");
        }

        @Test
        void aLanguageDoesNotReachIntoTheRuleThatIsReferredTo() {
            GrammarDocument document = abnf("public $r = ($s b)!fr; $s = a;");
            assertThat(tokens(document.rules().getLast().expansion())).containsExactly("a");
            assertThat(Parts.references(document.rules().getFirst()).getFirst().language())
                    .isEmpty();
        }

        @Test
        void aLanguageAtAReferenceIsKeptAndHasNoEffect() {
            assertThat(foundIn("$other!fr")).containsExactly("1:12 without-effect");
            GrammarDocuments.Loaded loaded =
                    GrammarDocuments.of(Map.of("a.gram", Grammars.ABNF + "public $r = $s!fr; $s = a;"), "a.gram");
            GrammarDocument document = loaded.grammar().orElseThrow().rootDocument();
            assertThat(Parts.references(document.rules().getFirst()).getFirst().language())
                    .isEqualTo(Optional.of(new Language("fr")));
        }

        @Test
        void aTagHasNoLanguage() {
            assertThat(foundIn("a {t}!fr")).containsExactly("1:11 grammar-syntax");
            assertThat(xmlFoundIn("<tag xml:lang='fr'>t</tag>")).containsExactly("1:44 grammar-syntax");
        }
    }

    @Nested
    @DisplayName("2.8 Precedence")
    class OfPrecedence {
        @Test
        void aLanguageBindsCloserThanARepeatAndThatCloserThanOrderAndThatCloserThanChoice() {
            assertThat(expansion("/2/ a b!fr <2> | c d")).isEqualTo(expansion("/2/ (a ((b!fr) <2>)) | (c d)"));
        }

        @Test
        void parenthesesOverrideEverything() {
            assertThat(expansion("((a | b) c!fr)!de <2>")).isEqualTo("((a!de | b!de) c!fr) <2>");
        }

        @Test
        void aWeightBelongsToItsWholeAlternative() {
            OneOf oneOf = (OneOf) only("/2/ a b | c");
            assertThat(tokens(oneOf.alternatives().getFirst().part())).containsExactly("a", "b");
            assertThat(oneOf.alternatives().getFirst().weight()).isEqualTo(2);
        }
    }
}
