package io.greenline.grammar.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.grammar.Grammar;
import io.greenline.grammar.Interpretation;
import io.greenline.grammar.Prospect;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What SRGS 1.0 says about which words match. */
class SrgsMatchingTest {

    // Section 2.2.3: special rules

    @Test
    void nullMatchesWithoutAWord() {
        Written written = Written.literals("public $root = a $NULL b;");
        assertThat(written.all("a b")).hasSize(1);
        assertThat(written.all("a x b")).isEmpty();
    }

    @Test
    void voidNeverMatches() {
        Written written = Written.literals("public $root = a $VOID | b;");
        assertThat(written.all("a")).isEmpty();
        assertThat(written.grammar().prospect("a")).isEqualTo(Prospect.DEAD);
        assertThat(written.all("b")).hasSize(1);
    }

    @Test
    void garbageMatchesAnyWordsAndNone() {
        Written written = Written.literals("public $root = $GARBAGE report $GARBAGE {ok};");
        assertThat(written.means("report")).isEqualTo("\"ok\"");
        assertThat(written.means("well i want to report something")).isEqualTo("\"ok\"");
        assertThat(written.means("[unk] [unk] report [unk]")).isEqualTo("\"ok\"");
        assertThat(written.all("something else")).isEmpty();
    }

    @Test
    void garbageTakesAsLittleAsItCan() {
        Written written = Written.scripts(
                "public $root = $g $what $GARBAGE {out = meta.g.text + \"|\" + rules.what;}; $g = $GARBAGE; $what = x {out = meta.current().text;};");
        assertThat(written.means("a x b x c")).isEqualTo("\"a|x\"");
    }

    @Test
    void garbageScoresLowerThanAnyRealPath() {
        Written written = Written.literals("public $root = /100/ $GARBAGE {garbage} | /0.001/ real words {real};");
        List<Interpretation> found = written.grammar().interpret("real words", 5);
        assertThat(written.all("real words")).containsExactly("\"real\"", "\"garbage\"");
        assertThat(found.get(0).score()).isGreaterThan(found.get(1).score());
    }

    @Test
    void unrecognisedWordsAreTakenByGarbageOnly() {
        Written written = Written.literals("public $root = a;");
        assertThat(written.all("[unk]")).isEmpty();
        assertThat(written.all("a [unk]")).isEmpty();
        assertThat(written.grammar().prospect("a [unk]")).isEqualTo(Prospect.DEAD);
    }

    // Section 2.3 and 2.4: sequences and alternatives

    @Test
    void wordsMatchInTheirOrderOnly() {
        Written written = Written.literals("public $root = a b c;");
        assertThat(written.all("a b c")).hasSize(1);
        assertThat(written.all("a c b")).isEmpty();
        assertThat(written.all("a b")).isEmpty();
        assertThat(written.all("a b c c")).isEmpty();
    }

    @Test
    void theHeavierAlternativeIsTheLikelierMeaning() {
        assertThat(Written.literals("public $root = /1/ a {light} | /3/ a {heavy};")
                        .all("a"))
                .containsExactly("\"heavy\"", "\"light\"");
    }

    @Test
    void ofEqualWeightsTheFirstInTheTextComesFirst() {
        assertThat(Written.literals("public $root = a {first} | a {second} | a {third};")
                        .all("a"))
                .containsExactly("\"first\"", "\"second\"", "\"third\"");
    }

    @Test
    void severalWaysToOneMeaningAreOneInterpretation() {
        assertThat(Written.literals("public $root = (a | a | [a] a) {same};").all("a"))
                .containsExactly("\"same\"");
    }

    @Test
    void anAmbiguousSplitGivesEachMeaning() {
        Written written = Written.scripts(
                "public $root = $one $two {out = meta.one.text + \"|\" + meta.two.text;}; $one = a [a]; $two = [a] a;");
        assertThat(written.all("a a a")).containsExactlyInAnyOrder("\"a a|a\"", "\"a|a a\"");
    }

    @Test
    void matchingIsNotGreedy() {
        assertThat(Written.literals("public $root = a<0-> a b;").all("a a a b")).hasSize(1);
        assertThat(Written.literals("public $root = [a] a;").all("a")).hasSize(1);
    }

    // Section 2.5: repeats

    @Test
    void aRepeatTakesFromItsLeastToItsMost() {
        Written written = Written.literals("public $root = a<2-4>;");
        assertThat(List.of(1, 2, 3, 4, 5).stream()
                        .map(n -> written.all(String.join(" ", Collections.nCopies(n, "a")))
                                .size())
                        .toList())
                .containsExactly(0, 1, 1, 1, 0);
    }

    @Test
    void anExactRepeatTakesThatMany() {
        Grammar grammar = Written.literals("public $root = a<3>;").grammar();
        assertThat(grammar.prospect("a a")).isEqualTo(Prospect.NEEDS_MORE);
        assertThat(grammar.prospect("a a a")).isEqualTo(Prospect.COMPLETE);
        assertThat(grammar.prospect("a a a a")).isEqualTo(Prospect.DEAD);
    }

    @Test
    void anOpenRepeatHasNoEnd() {
        Grammar grammar = Written.literals("public $root = a<1->;").grammar();
        assertThat(grammar.interpret(String.join(" ", Collections.nCopies(500, "a")), 1))
                .hasSize(1);
        assertThat(grammar.prospect("a a a")).isEqualTo(Prospect.CAN_END);
    }

    @Test
    void aProbabilityOfRepeatingMakesMeaningsMoreOrLessLikely() {
        assertThat(Written.literals(
                                "public $root = [a {optional}] <0-1 /0.9/> | a {other};".replace("] <0-1 /0.9/>", "]"))
                        .all("a"))
                .contains("\"optional\"", "\"other\"");
        assertThat(Written.literals("public $root = /1/ (a {often}) <0-1 /0.9/> | /0.5/ a {plain};")
                        .all("a"))
                .containsExactly("\"often\"", "\"plain\"");
        assertThat(Written.literals("public $root = /1/ (a {seldom}) <0-1 /0.1/> | /0.5/ a {plain};")
                        .all("a"))
                .containsExactly("\"plain\"", "\"seldom\"");
    }

    // Sections 2.1 and 2.7: tokens and languages

    @Test
    void capitalsBlanksAndWidthDoNotMatter() {
        Written written = Written.literals("public $root = \"ＶＩＰ desk\";");
        assertThat(written.all("  vip   DESK ")).hasSize(1);
        assertThat(written.all("vipdesk")).isEmpty();
    }

    @Test
    void aComposedLetterIsTheSameAsItsParts() {
        assertThat(Written.literals("public $root = caf\u00e9;").all("cafe\u0301"))
                .hasSize(1);
    }

    @Test
    void chineseIsComparedWithoutBlanks() {
        Written together = Written.text(Written.head("zh-CN", "semantics/1.0-literals") + "public $root = 我要报修 {r};");
        Written apart = Written.text(Written.head("zh-CN", "semantics/1.0-literals") + "public $root = 我 要 报修 {r};");
        for (Written written : List.of(together, apart)) {
            assertThat(List.of("我要报修", "我 要 报修", "我要 报修", "我 要报 修").stream().map(written::means))
                    .containsOnly("\"r\"");
            assertThat(written.all("我要报")).isEmpty();
            assertThat(written.grammar().prospect("我 要 报")).isEqualTo(Prospect.NEEDS_MORE);
        }
    }

    @Test
    void aChineseTokenMayEndInTheMiddleOfARecognisersWord() {
        assertThat(Written.text(Written.head("zh-CN", "semantics/1.0-literals")
                                + "public $root = 我要 $what; $what = 报修 {r} | 查电费 {b};")
                        .means("我 要报修"))
                .isEqualTo("\"r\"");
    }

    @Test
    void aTokensOwnLanguageSaysWhetherBlanksMatter() {
        Written english = Written.literals("public $root = please \"我要 报修\"!zh-CN {r};");
        assertThat(english.means("please 我要报修")).isEqualTo("\"r\"");
        assertThat(english.all("plea se 我要报修")).isEmpty();
        Written chinese = Written.text(
                Written.head("zh-CN", "semantics/1.0-literals") + "public $root = 转 \"help desk\"!en-US {h};");
        assertThat(chinese.means("转 help desk")).isEqualTo("\"h\"");
        assertThat(chinese.all("转 helpdesk")).isEmpty();
    }

    @Test
    void aQuotedTokenOfSeveralWordsIsMatchedWhole() {
        Grammar grammar = Written.literals("public $root = \"New York\";").grammar();
        assertThat(grammar.prospect("new")).isEqualTo(Prospect.NEEDS_MORE);
        assertThat(grammar.prospect("new york")).isEqualTo(Prospect.COMPLETE);
    }

    // Section 4.6: keys

    @Test
    void keysAreMatchedOneByOne() {
        Grammar grammar = keys("public $root = $digit<4> [\"#\"] {pin} | \"*\" {back};\n$digit = 0|1|2|3|4|5|6|7|8|9;");
        assertThat(grammar.prospect("")).isEqualTo(Prospect.NEEDS_MORE);
        assertThat(grammar.prospect("12")).isEqualTo(Prospect.NEEDS_MORE);
        assertThat(grammar.prospect("1234")).isEqualTo(Prospect.CAN_END);
        assertThat(grammar.prospect("1234#")).isEqualTo(Prospect.COMPLETE);
        assertThat(grammar.prospect("1#")).isEqualTo(Prospect.DEAD);
        assertThat(grammar.prospect("*")).isEqualTo(Prospect.COMPLETE);
        assertThat(grammar.interpret("1234", 1)).hasSize(1);
        assertThat(grammar.interpret("1 2 3 4 pound", 1)).hasSize(1);
    }

    private static Grammar keys(String statements) {
        return Written.text("#ABNF 1.0 UTF-8;\nmode dtmf;\nroot $root;\ntag-format <semantics/1.0-literals>;\n"
                        + statements)
                .grammar();
    }

    // What may follow

    @Test
    void theProspectFollowsTheWords() {
        Grammar grammar =
                Written.literals("public $root = yes [please] | yesterday;").grammar();
        assertThat(grammar.prospect("")).isEqualTo(Prospect.NEEDS_MORE);
        assertThat(grammar.prospect("yes")).isEqualTo(Prospect.CAN_END);
        assertThat(grammar.prospect("yes please")).isEqualTo(Prospect.COMPLETE);
        assertThat(grammar.prospect("no")).isEqualTo(Prospect.DEAD);
        assertThat(grammar.prospect("yesterday")).isEqualTo(Prospect.COMPLETE);
    }

    @Test
    void wordsThatOnlyGarbageWouldTakeAreNotWaitedFor() {
        Grammar grammar =
                Written.literals("public $root = $GARBAGE (yes | no) $GARBAGE;").grammar();
        assertThat(grammar.prospect("yes")).isEqualTo(Prospect.COMPLETE);
        assertThat(grammar.prospect("well")).isEqualTo(Prospect.NEEDS_MORE);
    }

    // Never exponential

    @Test
    void aGrammarThatIsAmbiguousEverywhereIsParsed() {
        Grammar grammar = Written.literals("public $root = ($x | $x | a)<1-40> {end}; $x = (a | a | [a] a)<1-3>;")
                .grammar();
        assertThat(grammar.interpret(String.join(" ", Collections.nCopies(60, "a")), 5))
                .hasSize(1);
        assertThat(grammar.interpret(String.join(" ", Collections.nCopies(60, "a")) + " b", 5))
                .isEmpty();
    }

    @Test
    void aLongUtteranceOfCharactersFitsOnTheStackOfAVirtualThread() throws InterruptedException {
        Grammar grammar = Written.text(Written.head("zh-CN", "semantics/1.0-literals")
                        + "public $root = ($x | $y)<1-> {end}; $x = [嗯] $z; $y = 不; $z = 好 | 是;")
                .grammar();
        List<Interpretation> found = new ArrayList<>();
        Thread thread = Thread.ofVirtual().start(() -> found.addAll(grammar.interpret("好不是嗯".repeat(127) + "好", 2)));
        thread.join();
        assertThat(found).isNotEmpty();
    }
}
