package io.greenline.grammar.srgs;

import static io.greenline.grammar.srgs.Grammars.ABNF;
import static io.greenline.grammar.srgs.Grammars.XML;
import static io.greenline.grammar.srgs.Grammars.abnf;
import static io.greenline.grammar.srgs.Grammars.expansion;
import static io.greenline.grammar.srgs.Grammars.found;
import static io.greenline.grammar.srgs.Grammars.only;
import static io.greenline.grammar.srgs.Grammars.xmlExpansion;
import static io.greenline.grammar.srgs.Grammars.xmlFoundIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenline.grammar.srgs.Expansion.RuleReference;
import io.greenline.grammar.srgs.GrammarDocuments.Loaded;
import io.greenline.grammar.srgs.LinkedGrammar.RuleIn;
import io.greenline.source.Diagnostic;
import io.greenline.source.SourceSpan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** SRGS 1.0 sections 2.2, 3.2 and 4.9: what references lead to. */
class SrgsReferencesTest {
    private final Map<String, String> texts = new HashMap<>();

    private SrgsReferencesTest with(String name, String statements) {
        texts.put(name, ABNF + statements);
        return this;
    }

    private Loaded load(String name) {
        return GrammarDocuments.of(texts, name);
    }

    private List<String> foundIn(String... names) {
        return load(names[0]).diagnostics().stream().map(Diagnostic::toString).toList();
    }

    /** What the only reference of the root rule of a.gram leads to. */
    private String target() {
        Loaded loaded = load("a.gram");
        assertThat(loaded.diagnostics()).isEmpty();
        LinkedGrammar grammar = loaded.grammar().orElseThrow();
        RuleIn root = grammar.rootRule().orElseThrow();
        RuleReference reference = Parts.references(root.rule()).getFirst();
        RuleIn target = grammar.resolve(grammar.root(), reference);
        return target.document() + "#" + target.rule().name();
    }

    @Nested
    @DisplayName("2.2.1 Local references")
    class Local {
        @Test
        void aRuleOfTheSameGrammarIsReferredToByItsName() {
            with("a.gram", "root $r; $r = $s; $s = x;");
            assertThat(target()).isEqualTo("a.gram#s");
            texts.put("a.gram", "");
            texts.put(
                    "a.grxml",
                    XML.replace(">", " root='r'>")
                            + "<rule id='r'><ruleref uri='#s'/></rule><rule id='s'>x</rule></grammar>");
            LinkedGrammar grammar = load("a.grxml").grammar().orElseThrow();
            RuleReference reference =
                    Parts.references(grammar.rootRule().orElseThrow().rule()).getFirst();
            assertThat(reference.grammar()).isEmpty();
            assertThat(grammar.resolve(grammar.root(), reference).rule().name()).isEqualTo("s");
        }

        @Test
        void aRuleMayBeReferredToBeforeItIsDefined() {
            assertThat(found("public $r = $s; $s = x;")).isEmpty();
        }

        @Test
        void namesAreToldApartByCase() {
            assertThat(only("public $r = $Bill; public $bill = x;"))
                    .isEqualTo(
                            "test.gram:3:13: error: there is no rule 'Bill' in this grammar; did you mean 'bill'? [unknown-rule]");
        }

        @Test
        void aRuleThatIsNotThereIsToldWithTheNearestName() {
            assertThat(only("public $r = a $servise; public $service = x;"))
                    .isEqualTo("test.gram:3:15: error: there is no rule 'servise' in this grammar;"
                            + " did you mean 'service'? [unknown-rule]");
        }
    }

    @Nested
    @DisplayName("2.2.2 External reference by URI")
    class External {
        @Test
        void aRuleOfAnotherGrammarIsReferredToByItsUriAndName() {
            with("a.gram", "root $r; $r = $<b.gram#s>;").with("b.gram", "public $s = x; public $t = y;");
            assertThat(target()).isEqualTo("b.gram#s");
        }

        @Test
        void aUriWithoutANameIsTheOtherGrammarsRoot() {
            with("a.gram", "root $r; $r = $<b.gram>;").with("b.gram", "root $t; public $s = x; public $t = y;");
            assertThat(target()).isEqualTo("b.gram#t");
        }

        @Test
        void aUriWithoutANameIsRefusedWhereTheOtherGrammarHasNoRoot() {
            with("a.gram", "public $r = $<b.gram>;").with("b.gram", "public $s = x;");
            assertThat(foundIn("a.gram"))
                    .containsExactly("a.gram:3:13: error: b.gram declares no root to refer to;"
                            + " name a rule: b.gram#rule [unknown-rule]");
        }

        @Test
        void aGrammarMayReferToOneOfTheOtherForm() {
            with("a.gram", "root $r; $r = $<b.grxml#s>;");
            texts.put("b.grxml", XML + "<rule id='s' scope='public'><ruleref uri='c.gram#t'/></rule></grammar>");
            with("c.gram", "public $t = x;");
            assertThat(target()).isEqualTo("b.grxml#s");
            assertThat(load("a.gram").grammar().orElseThrow().documents().keySet())
                    .extracting(LinkedGrammar.Key::path)
                    .containsExactly("a.gram", "b.grxml", "c.gram");
        }

        @Test
        void aMediaTypeMayStandBehindTheUri() {
            with("a.gram", "root $r; $r = $<b.gram#s>~<application/srgs> y;").with("b.gram", "public $s = x;");
            assertThat(target()).isEqualTo("b.gram#s");
            assertThat(xmlFoundIn("<ruleref uri='#r' type='application/srgs+xml'/>"))
                    .as("only the recursion is found")
                    .containsExactly("1:43 recursion");
        }

        @Test
        void aMediaTypeThatIsNotTheFilesHasNoEffect() {
            with("a.gram", "public $r = $<b.gram#s>~<application/srgs+xml> | $<b.gram#s>~<text/plain>;")
                    .with("b.gram", "public $s = x;");
            assertThat(foundIn("a.gram"))
                    .containsExactly(
                            "a.gram:3:24: warning: the media type 'application/srgs+xml' is not that of a file .gram;"
                                    + " write application/srgs or leave it out [without-effect]",
                            "a.gram:3:61: warning: the media type 'text/plain' is none of a grammar;"
                                    + " write application/srgs [without-effect]");
        }

        @Test
        void aDocumentMayReferToItselfByItsUri() {
            with("a.gram", "root $r; $r = $<a.gram#s>; $s = x;");
            assertThat(target()).isEqualTo("a.gram#s");
        }

        @Test
        void documentsMayReferToOneAnother() {
            with("a.gram", "root $r; $r = $<b.gram#s>; public $t = x;").with("b.gram", "public $s = $<a.gram#t>;");
            assertThat(target()).isEqualTo("b.gram#s");
        }

        @Test
        void aDocumentIsReadOnceHoweverItsUriIsWritten() {
            with("a.gram", "root $r; $r = $<b.gram#s> | $<./b.gram#s> | $<x/../b.gram#s> | $<%62.gram#s>;")
                    .with("b.gram", "public $s = x;");
            assertThat(target()).isEqualTo("b.gram#s");
            assertThat(load("a.gram").grammar().orElseThrow().documents()).hasSize(2);
        }

        @Test
        void aFileThatIsNotThereIsToldOnceWhereItIsFirstAskedFor() {
            with("a.gram", "public $r = $<b.gram#s> | $<b.gram#t>;");
            assertThat(foundIn("a.gram"))
                    .containsExactly("a.gram:3:13: error: the file b.gram is not there;"
                            + " check the name and the permissions [missing-grammar]");
        }

        @Test
        void whatIsWrongInTheOtherGrammarIsToldThere() {
            with("a.gram", "public $r = $<b.gram#s>;").with("b.gram", "public $s = (x;");
            assertThat(foundIn("a.gram"))
                    .containsExactly(
                            "b.gram:3:13: error: '(' is not closed; close it with ) before ';' [grammar-syntax]");
        }

        @Test
        void aRuleThatTheOtherGrammarLacksIsTold() {
            with("a.gram", "public $r = $<b.gram#tt>;").with("b.gram", "public $s = x; public $t = y;");
            assertThat(foundIn("a.gram"))
                    .containsExactly(
                            "a.gram:3:13: error: there is no rule 'tt' in b.gram; did you mean 't'? [unknown-rule]");
        }

        @Test
        void aNameMayBeWrittenWithPercentSigns() {
            with("a.gram", "root $r; $r = $<b.gram#gr%C3%B6sse>;").with("b.gram", "public $grösse = x;");
            assertThat(target()).isEqualTo("b.gram#grösse");
        }

        @Test
        void aReferenceToNothingIsRefused() {
            assertThat(found("public $r = $<> | $<b.gram#> | $<b.gram#a.b>;"))
                    .contains("1:13 grammar-address", "1:19 rule-name", "1:32 rule-name");
            assertThat(xmlFoundIn("<ruleref uri=''/>")).containsExactly("1:43 grammar-address");
        }

        @Test
        void atMostAHundredOtherGrammarsAreReferredTo() {
            StringBuilder all = new StringBuilder("public $r = x");
            for (int i = 1; i <= 101; i++) {
                all.append("\n| $<").append(i).append(".gram>");
                with(i + ".gram", "root $s; $s = x;");
            }
            with("a.gram", all + ";");
            assertThat(foundIn("a.gram"))
                    .containsExactly("a.gram:104:3: error: more than 100 other grammars are referred to;"
                            + " put rules together into fewer files [grammar-too-large]");
        }
    }

    @Nested
    @DisplayName("2.2.3 Special rules")
    class SpecialRules {
        @Test
        void nullVoidAndGarbageAreInEveryGrammar() {
            assertThat(expansion("$NULL | $VOID | $GARBAGE")).isEqualTo("$NULL\n    | $VOID\n    | $GARBAGE");
            assertThat(xmlExpansion("<ruleref special='NULL'/><ruleref special='GARBAGE'/>"))
                    .isEqualTo("$NULL $GARBAGE");
        }

        @Test
        void theirNamesAreInCapitals() {
            assertThat(only("public $r = $null;")).contains("there is no rule 'null' in this grammar");
            assertThat(xmlFoundIn("<ruleref special='Null'/>")).containsExactly("1:47 rule-name");
        }

        @Test
        void noGrammarMayDefineThem() {
            assertThat(only("$NULL = x;"))
                    .isEqualTo("test.gram:3:1: error: NULL is a rule that every grammar has;"
                            + " give this rule another name [rule-name]");
            assertThat(Grammars.xmlFound("<rule id='VOID'>a</rule>")).containsExactly("1:11 rule-name");
        }

        @Test
        void theyAreNotReferredToByUri() {
            assertThat(xmlFoundIn("<ruleref uri='#GARBAGE'/>")).containsExactly("1:43 rule-name");
        }

        @Test
        void aReferenceHasEitherAUriOrASpecialRule() {
            assertThat(xmlFoundIn("<ruleref/> <ruleref uri='#s' special='NULL'/>"))
                    .containsExactly("1:29 grammar-syntax", "1:40 grammar-syntax");
        }

        @Test
        void aReferenceElementIsEmpty() {
            assertThat(xmlFoundIn("<ruleref special='NULL'>x</ruleref>")).containsExactly("1:53 grammar-syntax");
        }

        @Test
        void aRuleThatMeetsVoidOnEveryWayIsToldAsImpossible() {
            assertThat(found("public $r = a $VOID | ($VOID b)<1-> ;")).containsExactly("1:8 impossible-rule");
            assertThat(found("public $r = a [$VOID] | $VOID;")).isEmpty();
        }
    }

    @Nested
    @DisplayName("2.2 Recursion, which a processor need not support")
    class Recursion {
        @Test
        void aRuleThatRefersToItselfIsRefused() {
            assertThat(only("public $r = a [$r];"))
                    .isEqualTo("test.gram:3:16: error: the rule 'r' refers to itself: $r -> $r;"
                            + " recursion is not supported: write a repeat such as <0-> instead [recursion]");
        }

        @Test
        void aCircleOfRulesIsToldOnceWithItsWholeWay() {
            assertThat(only("public $a = x $b; $b = y | $c | z; $c = $a w;"))
                    .contains("test.gram:3:15: error: the rule 'a' refers to itself: $a -> $b -> $c -> $a;");
        }

        @Test
        void aCircleThroughOtherDocumentsIsRefused() {
            with("a.gram", "public $r = x $<b.gram#s>;").with("b.gram", "public $s = y $<a.gram#r>;");
            assertThat(foundIn("a.gram"))
                    .containsExactly("a.gram:3:15: error: the rule 'r' refers to itself: $r -> $<b.gram#s> -> $r;"
                            + " recursion is not supported: write a repeat such as <0-> instead [recursion]");
        }

        @Test
        void twoCirclesAreToldEach() {
            assertThat(found("public $a = x $a; public $b = y $b;"))
                    .containsExactly("1:15 recursion", "1:33 recursion");
        }

        @Test
        void oneRuleMayBeReferredToInManyWays() {
            assertThat(found("public $a = $b $c $b; $b = $c | x; $c = y;")).isEmpty();
        }
    }

    @Nested
    @DisplayName("2.5 Repeats that need not end")
    class EndlessRepeats {
        @Test
        void whatCanBeWithoutAWordIsNotRepeatedWithoutEnd() {
            assertThat(Grammars.foundIn("[a]<0->")).containsExactly("1:9 endless-repeat");
            assertThat(Grammars.foundIn("([a] {t} b<0-2>)<1->")).containsExactly("1:22 endless-repeat");
            assertThat(Grammars.foundIn("(a | $NULL)<3->")).containsExactly("1:17 endless-repeat");
            assertThat(Grammars.foundIn("$GARBAGE<0->")).containsExactly("1:14 endless-repeat");
            assertThat(Grammars.foundIn("{t}<0->")).containsExactly("1:9 endless-repeat");
            assertThat(xmlFoundIn("<item repeat='1-'><item repeat='0-1'>a</item></item>"))
                    .containsExactly("1:43 endless-repeat");
        }

        @Test
        void theWayToItMayLeadThroughOtherRulesAndDocuments() {
            with("a.gram", "public $r = $<b.gram#s><0->;").with("b.gram", "public $s = $t [x]; $t = [y];");
            assertThat(foundIn("a.gram"))
                    .containsExactly("a.gram:3:24: error: what is repeated without end can be without a word;"
                            + " make it take a word each time, or give the repeat an end [endless-repeat]");
        }

        @Test
        void whatTakesAWordEachTimeIsRepeatedWithoutEnd() {
            assertThat(Grammars.foundIn("([a] b | c <1->)<0-> [d]<0-5>")).isEmpty();
        }
    }

    @Nested
    @DisplayName("3.2 Scoping of rule definitions")
    class Scopes {
        @Test
        void aRuleIsPrivateUnlessItIsDeclaredPublic() {
            with("a.gram", "public $r = $<b.gram#s>;").with("b.gram", "private $s = x; public $t = $s;");
            assertThat(foundIn("a.gram"))
                    .containsExactly("a.gram:3:13: error: the rule 's' of b.gram is private;"
                            + " make it public there: public $s [private-rule]");
            with("b.gram", "$s = x; public $t = $s;");
            assertThat(foundIn("a.gram")).hasSize(1);
            with("b.gram", "public $s = x;");
            assertThat(foundIn("a.gram")).isEmpty();
        }

        @Test
        void aPrivateRuleMayBeReferredToInsideItsGrammar() {
            assertThat(found("public $r = $s; private $s = x;")).isEmpty();
        }

        @Test
        void theRootMayBeReferredToFromOutsideEvenIfItIsPrivate() {
            with("a.gram", "root $r; $r = $<b.gram#s>;").with("b.gram", "root $s; private $s = x;");
            assertThat(target()).isEqualTo("b.gram#s");
        }

        @Test
        void aPrivateRuleThatNothingRefersToIsTold() {
            assertThat(only("public $r = x; $s = y;"))
                    .isEqualTo("test.gram:3:16: warning: nothing refers to the private rule 's';"
                            + " remove it, declare it the root, or make it public [unused-rule]");
        }
    }

    @Nested
    @DisplayName("4.9 Base URI")
    class Bases {
        @Test
        void withoutABaseUrisAreRelativeToTheDocumentsOwn() {
            with("a.gram", "root $r; $r = $<x/b.gram#s>;")
                    .with("x/b.gram", "public $s = $<c.gram#t>;")
                    .with("x/c.gram", "public $t = y;");
            assertThat(target()).isEqualTo("x/b.gram#s");
        }

        @Test
        void relativeUrisAreResolvedAgainstTheBase() {
            with("a.gram", "base <x/>; root $r; $r = $<b.gram#s>;").with("x/b.gram", "public $s = y;");
            assertThat(target()).isEqualTo("x/b.gram#s");
            texts.put(
                    "a.grxml",
                    XML.replace(">", " xml:base='x/other'>")
                            + "<rule id='r' scope='public'><ruleref uri='b.gram#s'/></rule></grammar>");
            assertThat(load("a.grxml").diagnostics()).isEmpty();
        }

        @Test
        void aRelativeBaseIsResolvedAgainstTheDocumentsUri() {
            with("x/a.gram", "base <../y/>; public $r = $<b.gram#s>;").with("y/b.gram", "public $s = y;");
            assertThat(load("x/a.gram").diagnostics()).isEmpty();
        }

        @Test
        void aLocalReferenceHasNothingToDoWithTheBase() {
            assertThat(abnf("base <http://www.example.com/>; root $r; $r = $s; $s = x;")
                            .base())
                    .isEqualTo(Optional.of("http://www.example.com/"));
        }

        @Test
        void aBaseOnTheNetworkMakesReferencesLeadThere() {
            assertThat(only("base <http://www.example.com/g/>; public $r = $<b.gram>;"))
                    .isEqualTo(
                            "test.gram:3:47: error: the address 'b.gram' (base 'http://www.example.com/g/') leads to"
                                    + " http://www.example.com/g/b.gram, and nothing is fetched;"
                                    + " write the path of a file in the directory of grammars, such as other.gram [grammar-address]");
        }
    }

    @Nested
    @DisplayName("Nothing outside the directory is read")
    class Outside {
        @Test
        void addressesThatLeadOutOfTheDirectoryAreRefused() {
            for (String address : List.of(
                    "../b.gram",
                    "x/../../b.gram",
                    "%2e%2e/b.gram",
                    "x%2f..%2f..%2fb.gram",
                    "/b.gram",
                    "//host/b.gram",
                    "file:///b.gram",
                    "http://example.com/b.gram",
                    "data:text/plain,x",
                    "b.gram?x",
                    "x/",
                    "..",
                    "x\\b.gram",
                    "x%5Cb.gram",
                    "b.gram%00",
                    "b gram",
                    "b".repeat(1_001))) {
                assertThat(found("public $r = $<%s#s>;".formatted(address)))
                        .as(address)
                        .containsExactly("1:13 grammar-address");
            }
        }
    }

    @Test
    void aGrammarOfWordsRefersToNoneOfKeys() {
        with("a.gram", "public $r = $<b.gram> | $<b.gram>;");
        texts.put("b.gram", "#ABNF 1.0;\nmode dtmf; root $s; $s = 1; public $t = $<c.gram>;");
        with("c.gram", "root $u; $u = x;");
        assertThat(foundIn("a.gram"))
                .containsExactly(
                        "a.gram:3:13: error: b.gram is of keys, this grammar of spoken words;"
                                + " use the two grammars side by side instead [mixed-modes]",
                        "b.gram:2:41: error: c.gram is of spoken words, this grammar of keys;"
                                + " use the two grammars side by side instead [mixed-modes]");
    }

    @Test
    void whatIsNotOfAGrammarCannotBeResolvedInIt() {
        with("a.gram", "root $r; $r = x;");
        LinkedGrammar grammar = load("a.gram").grammar().orElseThrow();
        RuleReference other = new RuleReference(
                SourceSpan.startOf("a.gram"), Optional.of("b.gram"), Optional.of("s"), Optional.empty());
        assertThatThrownBy(() -> grammar.resolve(grammar.root(), other)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> grammar.document(new LinkedGrammar.Key("b.gram")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(grammar.rule(grammar.root(), "s")).isEmpty();
    }

    @Test
    void theVersionChangesWithAnyDocumentAndOnlyThen() {
        with("a.gram", "root $r; $r = $<b.gram#s>;").with("b.gram", "public $s = x;");
        String version = load("a.gram").grammar().orElseThrow().version();
        assertThat(version).matches("[0-9a-f]{12}");
        with("c.gram", "public $other = x;");
        assertThat(load("a.gram").grammar().orElseThrow().version()).isEqualTo(version);
        with("b.gram", "public $s = y;");
        assertThat(load("a.gram").grammar().orElseThrow().version()).isNotEqualTo(version);
    }
}
