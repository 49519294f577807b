package io.greenline.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.dialplan.InputRules;
import io.greenline.dialplan.SpeechRules;
import io.greenline.grammar.KeyGrammar;
import io.greenline.grammar.KeyRule;
import io.greenline.session.KeyCollector.Verdict;
import io.greenline.telephony.BargeIn;
import io.greenline.telephony.DtmfDigit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** VoiceXML 2.0 appendix D, one row a rule. */
class KeyCollectorTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration INTERDIGIT = Duration.ofSeconds(3);
    private static final KeyGrammar TWO_TO_FOUR_DIGITS = new KeyGrammar(List.of(new KeyRule.Digits(2, 4)));
    private static final KeyGrammar MENU =
            new KeyGrammar(List.of(new KeyRule.Exactly("1"), new KeyRule.Exactly("2"), new KeyRule.Exactly("0")));

    /** {@code t} is the passing of the time that was granted. */
    @ParameterizedTest(name = "{0}: {1} -> {2}")
    @CsvSource({
        "D1 too short and time runs out,          1t,      Unmatched[keys=1]",
        "D1 too short and ended by the termchar,  1#,      Unmatched[keys=1]",
        "D2 long enough and time runs out,        12t,     Matched[keys=12]",
        "D2 long enough and ended by termchar,    123#,    Matched[keys=123]",
        "D3 full: at once,                        1234,    Matched[keys=1234]",
        "D4 impossible and time runs out,         1*t,     Unmatched[keys=1*]",
        "D4 impossible: the tail is swallowed,    1*999#,  Unmatched[keys=1*999]",
        "nothing at all,                          t,       Silence[]",
        "the termchar alone does not match,       #,       Unmatched[keys=]",
    })
    void followsTheTimingRules(String rule, String happenings, String expected) {
        assertThat(run(new KeyCollector(TWO_TO_FOUR_DIGITS, rules(Duration.ZERO, true)), happenings))
                .as(rule)
                .hasToString(expected);
    }

    @Test
    void aFullEntryWaitsForTheTermcharWhenTermtimeoutSaysSo() {
        KeyCollector collector = new KeyCollector(MENU, rules(Duration.ofMillis(500), true));
        collector.begin();
        assertThat(collector.key(DtmfDigit.ONE)).isEqualTo(new Verdict.Listen(Duration.ofMillis(500)));
        assertThat(collector.key(DtmfDigit.POUND)).isEqualTo(new Verdict.Matched("1"));
    }

    @Test
    void aFullEntryMatchesWhenTermtimeoutRunsOut() {
        KeyCollector collector = new KeyCollector(MENU, rules(Duration.ofMillis(500), true));
        collector.begin();
        collector.key(DtmfDigit.ONE);
        assertThat(collector.timeout()).isEqualTo(new Verdict.Matched("1"));
    }

    @Test
    void aKeyAfterAFullEntryInsideTermtimeoutMakesItImpossible() {
        KeyCollector collector = new KeyCollector(MENU, rules(Duration.ofMillis(500), true));
        collector.begin();
        collector.key(DtmfDigit.ONE);
        assertThat(collector.key(DtmfDigit.FIVE)).isEqualTo(new Verdict.Listen(INTERDIGIT));
        assertThat(collector.timeout()).isEqualTo(new Verdict.Unmatched("15"));
    }

    @Test
    void withoutATermcharPoundIsAKeyLikeAnyOther() {
        KeyGrammar pound = new KeyGrammar(List.of(new KeyRule.Exactly("#")));
        assertThat(run(new KeyCollector(pound, rules(Duration.ZERO, false)), "#"))
                .isEqualTo(new Verdict.Matched("#"));
    }

    @Test
    void theFirstKeyIsAwaitedForTimeoutAndTheNextForInterdigit() {
        KeyCollector collector = new KeyCollector(TWO_TO_FOUR_DIGITS, rules(Duration.ZERO, true));
        assertThat(collector.begin()).isEqualTo(new Verdict.Listen(TIMEOUT));
        assertThat(collector.key(DtmfDigit.ONE)).isEqualTo(new Verdict.Listen(INTERDIGIT));
        assertThat(collector.key(DtmfDigit.TWO)).isEqualTo(new Verdict.Listen(INTERDIGIT));
    }

    @Test
    void aStuckKeyIsNoMatchInTheEnd() {
        KeyCollector collector = new KeyCollector(TWO_TO_FOUR_DIGITS, rules(Duration.ZERO, true));
        Verdict verdict = collector.begin();
        int keys = 0;
        while (verdict instanceof Verdict.Listen && keys++ < 1_000) {
            verdict = collector.key(DtmfDigit.STAR);
        }
        assertThat(verdict).isInstanceOf(Verdict.Unmatched.class);
        assertThat(keys).isLessThan(200);
    }

    @Test
    void whateverIsTypedTheEntryIsBoundedAndEndsWhenTimeRunsOut() {
        for (long seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            KeyCollector collector = new KeyCollector(TWO_TO_FOUR_DIGITS, rules(Duration.ZERO, random.nextBoolean()));
            Verdict verdict = collector.begin();
            for (int i = 0; i < 300 && verdict instanceof Verdict.Listen; i++) {
                verdict = collector.key(DtmfDigit.values()[random.nextInt(16)]);
            }
            Verdict end = verdict instanceof Verdict.Listen ? collector.timeout() : verdict;
            assertThat(end).as("seed %d", seed).isNotInstanceOf(Verdict.Listen.class);
            if (end instanceof Verdict.Matched(String keys)) {
                assertThat(keys).as("seed %d", seed).matches("[0-9]{2,4}");
            }
        }
    }

    private static Verdict run(KeyCollector collector, String happenings) {
        Verdict verdict = collector.begin();
        for (char sign : happenings.toCharArray()) {
            assertThat(verdict).as("before '%s'", sign).isInstanceOf(Verdict.Listen.class);
            verdict = sign == 't'
                    ? collector.timeout()
                    : collector.key(DtmfDigit.of(sign).orElseThrow());
        }
        return verdict;
    }

    private static InputRules rules(Duration termTimeout, boolean termChar) {
        return new InputRules(
                TIMEOUT,
                INTERDIGIT,
                termTimeout,
                termChar ? Optional.of(DtmfDigit.POUND) : Optional.empty(),
                3,
                BargeIn.DTMF,
                InputRules.Privacy.OPEN,
                SpeechRules.DEFAULT);
    }
}
