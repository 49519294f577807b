package io.greenline.grammar.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What Semantic Interpretation for Speech Recognition 1.0 asks of a processor, statement by statement. */
class SisrConformanceTest {

    // Section 3.1: the two formats of tags

    @Test
    void inLiteralsTheTextOfTheTagIsTheValue() {
        assertThat(Written.literals("public $root = yes {affirmative};").means("yes"))
                .isEqualTo("\"affirmative\"");
    }

    @Test
    void inLiteralsTheTextIsNoScript() {
        assertThat(Written.literals("public $root = yes {out = 1 + 1;};").means("yes"))
                .isEqualTo("\"out = 1 + 1;\"");
    }

    @Test
    void inLiteralsTheLastTagOnTheMatchedPathWins() {
        Written written = Written.literals("public $root = {first} a {second} [b {third}];");
        assertThat(written.means("a")).isEqualTo("\"second\"");
        assertThat(written.means("a b")).isEqualTo("\"third\"");
    }

    @Test
    void inLiteralsARuleWithoutTagsHasTheValueOfTheLastRuleThatItRefersTo() {
        Written written = Written.literals("public $root = $one $two; $one = a {1}; $two = b {2};");
        assertThat(written.means("a b")).isEqualTo("\"2\"");
    }

    @Test
    void inLiteralsARuleWithoutTagsAndReferencesHasItsWords() {
        assertThat(Written.literals("public $root = Good morning;").means("good MORNING"))
                .isEqualTo("\"Good morning\"");
    }

    @Test
    void inLiteralsATagOfTheRuleGoesBeforeTheValueOfItsReferences() {
        assertThat(Written.literals("public $root = {mine} $one; $one = a {1};").means("a"))
                .isEqualTo("\"mine\"");
    }

    @Test
    void withoutATagFormatTagsMeanNothingAndTheWordsAreTheValue() {
        assertThat(Written.plain("public $root = $one b; $one = a {x};").means("a b"))
                .isEqualTo("\"a b\"");
    }

    // Section 3.2: scripts

    @Test
    void theValueOfARuleIsWhatItsTagsLeaveInOut() {
        assertThat(Written.scripts("public $root = a {out = \"x\" + 1;};").means("a"))
                .isEqualTo("\"x1\"");
    }

    @Test
    void outIsAnEmptyObjectBeforeTheFirstTag() {
        assertThat(Written.scripts("public $root = a {out.kind = typeof out; out.size = 2;};")
                        .means("a"))
                .isEqualTo("{kind: \"object\", size: 2}");
    }

    @Test
    void tagsAreExecutedFromLeftToRight() {
        assertThat(Written.scripts(
                                "public $root = {out = \"\";} a {out += \"1\";} b {out += \"2\";} (c {out += \"3\";});")
                        .means("a b c"))
                .isEqualTo("\"123\"");
    }

    @Test
    void tagsThatAreNotOnTheMatchedPathAreNotExecuted() {
        Written written = Written.scripts("public $root = a {out = 1;} | b {out = 2;} | [c {out = 3;}] d;");
        assertThat(written.means("b")).isEqualTo("2");
        assertThat(written.means("d")).isEqualTo("\"d\"");
    }

    @Test
    void aTagIsExecutedEachTimeThatItIsPassed() {
        assertThat(Written.scripts("public $root = {out = 0;} (a {out = out + 1;})<1->;")
                        .means("a a a"))
                .isEqualTo("3");
    }

    @Test
    void variablesOfATagAreSeenByLaterTagsOfTheSameRule() {
        assertThat(Written.scripts("public $root = a {var x = 5;} b {out = x * 2;};")
                        .means("a b"))
                .isEqualTo("10");
    }

    @Test
    void variablesOfARuleAreNotSeenByTheRulesThatItRefersTo() {
        assertThat(Written.scripts("public $root = {var x = 5;} $one {out = rules.one;}; $one = a {out = typeof x;};")
                        .means("a"))
                .isEqualTo("\"undefined\"");
    }

    @Test
    void variablesOfARuleAreNotSeenByTheRulesThatReferToIt() {
        assertThat(Written.scripts("public $root = $one {out = typeof x;}; $one = a {var x = 5; out = x;};")
                        .means("a"))
                .isEqualTo("\"undefined\"");
    }

    @Test
    void eachTimeARuleIsMatchedItsVariablesAreNew() {
        Written written = Written.scripts(
                "public $root = {out = \"\";} ($one {out += rules.one;})<1->; $one = a {if (typeof n == \"undefined\") n = 0; n++; out = n;};");
        assertThat(written.means("a a a")).isEqualTo("\"111\"");
    }

    // Section 3.3: variables of rules

    @Test
    void rulesHasTheValueOfARuleByItsName() {
        assertThat(Written.scripts("public $root = $size $drink {out.size = rules.size; out.drink = rules.drink;};"
                                + "$size = big {out = \"L\";}; $drink = tea {out = \"T\";};")
                        .means("big tea"))
                .isEqualTo("{size: \"L\", drink: \"T\"}");
    }

    @Test
    void rulesHasTheLastValueWhereARuleIsMatchedAgain() {
        assertThat(Written.scripts("public $root = $d $d {out = rules.d;}; $d = one {out = 1;} | two {out = 2;};")
                        .means("one two"))
                .isEqualTo("2");
    }

    @Test
    void aRuleThatWasNotMatchedIsUndefined() {
        assertThat(Written.scripts("public $root = [$one] b {out = typeof rules.one;}; $one = a {out = 1;};")
                        .means("b"))
                .isEqualTo("\"undefined\"");
    }

    @Test
    void aTagSeesOnlyRulesThatAreMatchedBeforeIt() {
        assertThat(Written.scripts("public $root = {out = typeof rules.one;} $one; $one = a {out = 1;};")
                        .means("a"))
                .isEqualTo("\"undefined\"");
    }

    @Test
    void latestIsTheValueOfTheRuleThatWasMatchedLast() {
        assertThat(Written.scripts("public $root = $one {out.a = rules.latest();} $two {out.b = rules.latest();};"
                                + "$one = a {out = 1;}; $two = b {out = 2;};")
                        .means("a b"))
                .isEqualTo("{a: 1, b: 2}");
    }

    @Test
    void latestIsUndefinedBeforeTheFirstReference() {
        assertThat(Written.scripts("public $root = a {out = typeof rules.latest();};")
                        .means("a"))
                .isEqualTo("\"undefined\"");
    }

    @Test
    void aRuleOfAnotherGrammarIsKnownByItsNameThere() {
        String head = Written.head("en-US", "semantics/1.0");
        Written written = Written.texts(
                Map.of(
                        "main.gram",
                                head
                                        + "public $root = $<lent.gram#part> $<lent.gram> {out = rules.part + rules.root;};",
                        "lent.gram", head + "public $part = a {out = 1;}; public $root = b {out = 20;};"),
                "main.gram");
        assertThat(written.means("a b")).isEqualTo("21");
    }

    @Test
    void valuesAreObjectsOfTheRuleThatMadeThem() {
        assertThat(Written.scripts("public $root = $one {out = rules.one; out.more = 2;}; $one = a {out.x = 1;};")
                        .means("a"))
                .isEqualTo("{x: 1, more: 2}");
    }

    // Section 3.3: the default value

    @Test
    void aRuleWithoutTagsHasTheValueOfTheLastRuleThatItRefersTo() {
        assertThat(Written.scripts("public $root = $one $two; $one = a {out = 1;}; $two = b {out = {x: 2};};"
                                .replace("{out = {x: 2};}", "{!{out = {x: 2};}!}"))
                        .means("a b"))
                .isEqualTo("{x: 2}");
    }

    @Test
    void aRuleWithoutTagsAndReferencesHasItsWordsAsText() {
        assertThat(Written.scripts("public $root = $one {out = rules.one;}; $one = good morning;")
                        .means("good morning"))
                .isEqualTo("\"good morning\"");
    }

    @Test
    void aReferenceToASpecialRuleIsNone() {
        assertThat(Written.scripts("public $root = a $NULL $GARBAGE;").means("a"))
                .isEqualTo("\"a\"");
    }

    @Test
    void aRuleWhoseTagsSetNothingHasTheEmptyObject() {
        assertThat(Written.scripts("public $root = a {var x = 1;};").means("a")).isEqualTo("{}");
    }

    // Section 3.3: words and scores

    @Test
    void currentTextIsWhatTheRuleHasMatchedSoFar() {
        assertThat(Written.scripts("public $root = one $two {out.before = meta.current().text;} three"
                                + " {out.after = meta.current().text;}; $two = two;")
                        .means("one two three"))
                .isEqualTo("{before: \"one two\", after: \"one two three\"}");
    }

    @Test
    void textIsAsTheGrammarWritesIt() {
        assertThat(Written.scripts("public $root = \"New York\" {out = meta.current().text;};")
                        .means("new york"))
                .isEqualTo("\"New York\"");
    }

    @Test
    void textOfAReferredRuleIsKnownByItsName() {
        assertThat(Written.scripts(
                                "public $root = go to $city {out = meta.city.text;}; $city = New York {out = \"NYC\";};")
                        .means("go to new york"))
                .isEqualTo("\"New York\"");
    }

    @Test
    void metaLatestIsOfTheRuleThatWasMatchedLast() {
        assertThat(Written.scripts("public $root = $one $two {out = meta.latest().text;}; $one = a; $two = b;")
                        .means("a b"))
                .isEqualTo("\"b\"");
    }

    @Test
    void scoresAreFiguresFromZeroToOne() {
        assertThat(Written.scripts("public $root = $one {out = meta.one.score > 0 && meta.one.score <= 1"
                                + " && meta.current().score > 0 && meta.current().score <= 1;}; $one = a;")
                        .means("a"))
                .isEqualTo("true");
    }

    // Section 4: globals

    @Test
    void headerTagsDeclareWhatAllRulesCanRead() {
        assertThat(Written.scripts("{var prices = [3, 5]; function price(i) { return prices[i]; }};\n"
                                        .replace(
                                                "{var prices = [3, 5]; function price(i) { return prices[i]; }}",
                                                "{!{var prices = [3, 5]; function price(i) { return prices[i]; }}!}")
                                + "public $root = $one {out = price(1) + rules.one;}; $one = a {out = prices[0];};")
                        .means("a"))
                .isEqualTo("8");
    }

    @Test
    void headerTagsAreExecutedInOrder() {
        assertThat(Written.scripts("{var x = 1;}; {var y = x + 1;};\npublic $root = a {out = y;};")
                        .means("a"))
                .isEqualTo("2");
    }

    @Test
    void whatARuleSetsInAGlobalIsSeenByNoOtherRule() {
        assertThat(Written.scripts("{var x = 1;};\npublic $root = $one {out = x;}; $one = a {x = 2; out = x;};")
                        .means("a"))
                .isEqualTo("1");
    }

    @Test
    void globalsAreThoseOfTheRulesOwnGrammar() {
        String head = Written.head("en-US", "semantics/1.0");
        Written written = Written.texts(
                Map.of(
                        "main.gram", head + "{var x = 1;};\npublic $root = $<lent.gram#part> {out = x + rules.part;};",
                        "lent.gram", head + "{var x = 20;};\npublic $part = a {out = x;}; public $root = b;"),
                "main.gram");
        assertThat(written.means("a")).isEqualTo("21");
    }

    @Test
    void aHeaderTagThatFailsIsFoundBeforeAnyCall() {
        assertThat(Written.findings(
                        Written.head("en-US", "semantics/1.0") + "{missing.x = 1;};\npublic $root = a {out = 1;};"))
                .singleElement()
                .asString()
                .startsWith("written.gram:5:1: error: the script ends with an error")
                .contains("[grammar-script-fails]");
    }

    // Section 7: results

    @Test
    void resultsAreTextsFiguresFlagsListsAndObjects() {
        assertThat(Written.scripts(
                                "public $root = a {!{out = {t: 'x', n: 1.5, big: 1e21, b: true, l: [1, 'y', [false]],"
                                        + " o: {p: null}, f: function () {}, u: undefined};}!};")
                        .means("a"))
                .isEqualTo(
                        "{t: \"x\", n: 1.5, big: 1000000000000000000000, b: true, l: [1, \"y\", [false]], o: {p: null}}");
    }

    @Test
    void undefinedAndNullAreNoMeaning() {
        assertThat(Written.scripts("public $root = a {out = undefined;} | b {out = null;};")
                        .all("a"))
                .containsExactly("null");
    }

    @Test
    void aResultInACircleIsNoMeaningAndIsReported() {
        Written written = Written.scripts("public $root = a {out.me = out;};");
        assertThat(written.means("a")).isEqualTo("null");
        assertThat(written.failures).singleElement().asString().contains("in a circle");
    }

    @Test
    void aScriptThatThrowsIsNoMeaningAndIsReportedWithItsPlace() {
        Written written = Written.scripts("public $root = a {throw \"no\";} | b {out = 1;};");
        assertThat(written.means("a")).isEqualTo("null");
        assertThat(written.failures)
                .singleElement()
                .asString()
                .startsWith("written:5:18: error: the script ends with an exception: no");
        assertThat(written.means("b")).isEqualTo("1");
    }

    @Test
    void aScriptThatIsNoneIsFoundWithItsPlace() {
        assertThat(Written.findings(
                        Written.head("en-US", "semantics/1.0") + "public $root = a {out = ;} | b {var 1;};"))
                .hasSize(2)
                .allMatch(line -> line.startsWith("written.gram:5:2") || line.startsWith("written.gram:5:3"))
                .allMatch(line -> line.endsWith("[grammar-script-syntax]"));
    }

    @Test
    void literalsOfOneGrammarAreTextsToTheScriptsOfAnother() {
        Written written = Written.texts(
                Map.of(
                        "main.gram",
                        Written.head("en-US", "semantics/1.0")
                                + "public $root = $<lent.gram> {out = rules.root.length + rules.root;};",
                        "lent.gram",
                        Written.head("en-US", "semantics/1.0-literals") + "public $root = a {four};"),
                "main.gram");
        assertThat(written.means("a")).isEqualTo("\"4four\"");
    }
}
