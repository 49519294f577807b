package io.greenline.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.call.CallEvent;
import io.greenline.caller.Customer;
import io.greenline.dialplan.InputRules;
import io.greenline.dialplan.SpeechRules;
import io.greenline.dialplan.Value;
import io.greenline.grammar.GrammarName;
import io.greenline.grammar.KeyGrammar;
import io.greenline.grammar.KeyRule;
import io.greenline.journal.CallTimeline;
import io.greenline.journal.Entry;
import io.greenline.journal.Event;
import io.greenline.telephony.BargeIn;
import io.greenline.telephony.CallId;
import io.greenline.telephony.EndpointName;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Language;
import io.greenline.telephony.Party;
import io.greenline.telephony.PhoneNumber;
import io.greenline.telephony.PromptId;
import io.greenline.telephony.SpokenForm;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The journal's words are held to what a session really writes: a renamed member would otherwise be told wrongly. */
class TimelineWordsTest {
    private static final Language ENGLISH = new Language("en-US");
    private static final Spoken MENU = new Spoken(new PromptId("menu"), ENGLISH, List.of());
    private static final InputRules OPEN = InputRules.DEFAULT;
    private static final InputRules SECRET = new InputRules(
            OPEN.timeout(),
            OPEN.interdigitTimeout(),
            OPEN.termTimeout(),
            OPEN.termChar(),
            OPEN.attempts(),
            OPEN.bargeIn(),
            InputRules.Privacy.SENSITIVE,
            SpeechRules.DEFAULT);
    private static final KeyGrammar KEYS =
            new KeyGrammar(List.of(new KeyRule.Exactly("1"), new KeyRule.Digits(4, 6), new KeyRule.Digits(10, 10)));

    private static String told(Event event) {
        Entry entry = new Entry(new CallId("a-1"), 1, Instant.EPOCH, event);
        String text = new CallTimeline(List.of(entry)).text(ZoneOffset.UTC).stripTrailing();
        return text.substring(text.lastIndexOf('\n') + 1).replaceFirst("^ *\\+0\\.000 +", "");
    }

    private static String told(Action action) {
        return told(new Event.ActionBegun(action.kind(), SessionJson.write(action)));
    }

    private static String told(Outcome outcome) {
        return told(new Event.OutcomeSeen(outcome.kind(), SessionJson.write(outcome)));
    }

    @Test
    void everyActionIsToldInWords() {
        Spoken number = new Spoken(
                new PromptId("number-is"), ENGLISH, List.of(new Spoken.Gap(SpokenForm.DIGITS, new Value.Text("4711"))));
        assertThat(told(new Action.Answer())).isEqualTo("answers");
        assertThat(told(new Action.Play(List.of(MENU, number), BargeIn.DTMF, InputRules.Privacy.OPEN)))
                .isEqualTo("says menu, number-is with 4711 in en-US");
        assertThat(told(new Action.Play(List.of(MENU, MENU), BargeIn.NONE, InputRules.Privacy.OPEN)))
                .isEqualTo("says menu, menu in en-US, keys do not stop it");
        assertThat(told(new Action.Collect(List.of(MENU), KEYS, OPEN, Optional.empty(), Optional.empty())))
                .isEqualTo("says menu in en-US and listens for 1, 4 to 6 digits, 10 digits");
        assertThat(told(new Action.Collect(
                        List.of(MENU), KEYS, OPEN, Optional.empty(), Optional.of(new Value.Text("2")))))
                .isEqualTo("listens for 1, 4 to 6 digits, 10 digits, 2 pressed already");
        assertThat(told(new Action.Collect(List.of(), KEYS, SECRET, Optional.empty(), Optional.empty())))
                .isEqualTo("listens for 1, 4 to 6 digits, 10 digits (masked)");
        assertThat(told(new Action.Collect(
                        List.of(MENU),
                        KEYS,
                        OPEN,
                        Optional.of(new Action.Collect.Hear(
                                ENGLISH,
                                List.of(new GrammarName("main-menu"), new GrammarName("universals")),
                                List.of())),
                        Optional.empty())))
                .isEqualTo("says menu in en-US and listens for 1, 4 to 6 digits, 10 digits"
                        + " and the words of main-menu, universals");
        assertThat(told(new Action.LookUp(PhoneNumber.parse("13900000001").orElseThrow(), Duration.ofMillis(300))))
                .isEqualTo("looks up 13900000001, for at most 0.3 s");
        assertThat(told(new Action.Transfer(new EndpointName("desk"), Duration.ofSeconds(30))))
                .isEqualTo("transfers to desk, ringing for at most 30 s");
        assertThat(told(new Action.HangUp(HangupCause.NORMAL_CLEARING))).isEqualTo("hangs up: normal clearing");
    }

    @Test
    void everyOutcomeIsToldInWords() {
        Customer customer = new Customer(
                PhoneNumber.parse("13900000001").orElseThrow(),
                "王芳",
                "critical",
                List.of("deaf", "elderly"),
                "",
                "滨江",
                "",
                70);
        assertThat(told(new Outcome.Answered())).isEqualTo("the line is open");
        assertThat(told(new Outcome.Played())).isEqualTo("said to the end");
        assertThat(told(new Outcome.PlayCut(new Value.Text("2")))).isEqualTo("caller pressed 2 during the prompt");
        assertThat(told(new Outcome.Keys(new Value.Text("1234")))).isEqualTo("caller pressed 1234");
        assertThat(told(new Outcome.Keys(new Value.Secret("1234")))).isEqualTo("caller pressed ***");
        SaidAnswer outage = new SaidAnswer(
                new Value.Text("停电"),
                0.912,
                new GrammarName("main-menu"),
                "0123456789ab",
                Map.of("value", new Value.Text("outage")));
        SaidAnswer secret = new SaidAnswer(
                new Value.Secret("one two"),
                0.5,
                new GrammarName("digits"),
                "0123456789ab",
                Map.of("value", new Value.Secret("12")));
        Duration from = Duration.ofMillis(400);
        Duration to = Duration.ofMillis(1200);
        assertThat(told(new Outcome.Said(
                        List.of(outage, secret), new Value.Text("停电"), from, to, Optional.of("2026-11-26/a-1.wav"))))
                .isEqualTo(
                        "caller said \"停电\" (outage, confidence 0.91 by main-menu)"
                                + " or \"***\" (***, confidence 0.50 by digits), from 0.4 s to 1.2 s, kept as 2026-11-26/a-1.wav");
        assertThat(told(new Outcome.Said(List.of(), new Value.Text("[unk]"), from, to, Optional.empty())))
                .isEqualTo("caller said \"[unk]\", which fits nothing, from 0.4 s to 1.2 s");
        assertThat(told(new Outcome.SaidTooMuch(new Value.Text("well"), Optional.empty())))
                .isEqualTo("caller spoke for too long: \"well\"");
        assertThat(told(new Outcome.NoInput())).isEqualTo("silence: the caller pressed nothing");
        assertThat(told(new Outcome.NoMatch(new Value.Text("7")))).isEqualTo("caller pressed 7, which fits nothing");
        assertThat(told(new Outcome.Found(customer)))
                .isEqualTo("found: 王芳, tier critical, needs deaf, elderly, area 滨江, age 70");
        assertThat(told(new Outcome.NotFound())).isEqualTo("no customer has this number");
        assertThat(told(new Outcome.LookupFailed("no answer within 300 ms")))
                .isEqualTo("the look-up failed: no answer within 300 ms");
        assertThat(told(new Outcome.Talked(Duration.ofMillis(24_760))))
                .isEqualTo("was connected and talked for 24.8 s");
        assertThat(told(new Outcome.NotConnected(CallEvent.NotConnected.Why.NO_ANSWER, HangupCause.NO_ANSWER)))
                .isEqualTo("was not connected: no answer (no answer)");
        assertThat(told(new Outcome.Released(HangupCause.NORMAL_CLEARING, Party.ENGINE)))
                .isEqualTo("the line was released by the hotline: normal clearing");
        assertThat(told(new Outcome.Failed("ARI said 500"))).isEqualTo("the switch did not do it: ARI said 500");
    }
}
