package io.greenline.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.Grammars;
import io.greenline.dialplan.Slots;
import io.greenline.dialplan.Value;
import io.greenline.grammar.GrammarName;
import io.greenline.telephony.NodeId;
import io.greenline.telephony.Pace;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What comes of spoken answers: taken from 0.75 on, asked about from 0.45 on, not understood below. */
class SpokenQuestionsTest {
    private static final double SURE = 0.9, UNSURE = 0.6, DOUBTFUL = 0.3;

    private static final Dialplan PLAN = Plans.of(
            """
            dialplan: test
            languages: [en-US]
            start: main
            defaults: {did-you-say: did-you-say, on: {operator: desk, failure: failed}}
            nodes:
              main:
                menu: [menu, menu-again]
                grammar: topics
                by-keys: menu-keys
                options: [{key: 1, value: outage, next: number}, {key: 2, value: bill, next: secret}]
                on: {nomatch: [{play: sorry, reprompt: true}]}
              number: {ask: number, grammar: numbers, digits: {length: 4}, into: number, confirm: number-is, next: mark}
              secret: {ask: secret, grammar: numbers, digits: {length: 4}, into: pin, sensitive: true, next: mark}
              mark: {ask: mark, grammar: marks, digits: {among: ["1", "5"]}, into: mark, next: solved}
              solved:
                menu: solved
                grammar: yes-no
                options: [{key: 1, value: "true", next: bye}, {key: 2, value: "false", next: main}]
              plain: {ask: number, digits: {length: 4}, into: number, confirm: number-is, next: bye}
              bye: {play: bye, next: hangup}
              desk: {transfer: desk, next: plain, on: {busy: hangup, no-answer: hangup, failed: hangup}}
              failed: {transfer: desk, next: hangup, on: {busy: hangup, no-answer: hangup, failed: hangup}}
            prompts:
              menu: {en-US: Outage or bill}
              menu-again: {en-US: Please say outage or bill}
              menu-keys: {en-US: 1 for an outage or 2 for a bill}
              sorry: {en-US: Sorry}
              did-you-say: {en-US: 'Did you say {call.heard}'}
              number: {en-US: Your number}
              number-is: {en-US: 'Your number is {number, digits}'}
              secret: {en-US: Your PIN}
              mark: {en-US: Your mark}
              solved: {en-US: Is it solved}
              bye: {en-US: Bye}
            """,
            Map.of(
                    "topics", "outage {outage} | bill {bill}",
                    "numbers", "one two three four {1234} | one two three five {1235}",
                    "marks", "five {5} | nine {9}",
                    "yes-no", "yes {true} | no {false}",
                    "correction", "five not four {x}",
                    "universals", "operator {operator} | repeat {repeat}"));
    private static final Interpreter INTERPRETER = new Interpreter(PLAN);

    private static SaidAnswer answer(String grammar, double confidence, String meaning) {
        return answer(grammar, confidence, Map.of(Slots.VALUE, new Value.Text(meaning)));
    }

    private static SaidAnswer answer(String grammar, double confidence, Map<String, Value> slots) {
        return new SaidAnswer(
                new Value.Text(
                        "words for " + slots.values().stream().map(Value::shown).toList()),
                confidence,
                new GrammarName(grammar),
                "0123456789ab",
                slots);
    }

    private static Outcome said(SaidAnswer... answers) {
        return heard("what was heard", answers);
    }

    private static Outcome heard(String words, SaidAnswer... answers) {
        return new Outcome.Said(
                List.of(answers), new Value.Text(words), Duration.ZERO, Duration.ofSeconds(1), Optional.empty());
    }

    private static Outcome topic(double confidence, String topic) {
        return said(answer("topics", confidence, topic));
    }

    private static Outcome number(double confidence, String number) {
        return said(answer("numbers", confidence, number));
    }

    private static Outcome mark(double confidence, String mark) {
        return said(answer("marks", confidence, mark));
    }

    private static Outcome command(double confidence, String command) {
        return said(answer("universals", confidence, command));
    }

    private static Outcome reply(boolean yes) {
        return said(answer("yes-no", SURE, Map.of(Slots.VALUE, new Value.Flag(yes))));
    }

    private static final Outcome YES = reply(true);
    private static final Outcome NO = reply(false);

    private static Outcome correction(String wrong, String right) {
        Map<String, Value> slots = new LinkedHashMap<>();
        slots.put("right", new Value.Text(right));
        slots.put("wrong", new Value.Text(wrong));
        return said(answer("correction", SURE, slots));
    }

    private static Outcome keys(String keys) {
        return new Outcome.Keys(new Value.Text(keys));
    }

    private static CallState after(Outcome... outcomes) {
        CallState state = INTERPRETER
                .step(INTERPRETER.begin(Plans.call()).state(), new Outcome.Answered())
                .state();
        for (Outcome outcome : outcomes) {
            state = INTERPRETER.step(state, outcome).state();
        }
        return state;
    }

    /** At the question for a number. */
    private static CallState atNumber(Outcome... outcomes) {
        return after(followed(List.of(topic(SURE, "outage")), outcomes));
    }

    private static CallState atMark(Outcome... outcomes) {
        return after(followed(List.of(topic(SURE, "bill"), number(SURE, "1234")), outcomes));
    }

    private static Outcome[] followed(List<Outcome> first, Outcome... others) {
        return java.util.stream.Stream.concat(first.stream(), Arrays.stream(others))
                .toArray(Outcome[]::new);
    }

    private static String node(CallState state) {
        return state.frame().node().value();
    }

    private static List<String> prompts(CallState state) {
        return ((Action.Collect) state.pending())
                .prompts().stream().map(spoken -> spoken.prompt().value()).toList();
    }

    private static List<String> fills(CallState state) {
        return ((Action.Collect) state.pending())
                .prompts().stream()
                        .flatMap(spoken -> spoken.fills().stream())
                        .map(gap -> gap.value().shown())
                        .toList();
    }

    private static List<String> listensFor(CallState state) {
        return ((Action.Collect) state.pending())
                .hear()
                .map(hear -> hear.grammars().stream().map(GrammarName::value).toList())
                .orElse(List.of());
    }

    @Test
    void aQuestionListensForItsAnswersAndWhatCanBeSaidEverywhere() {
        assertThat(listensFor(after())).containsExactly("topics", "universals");
        assertThat(listensFor(atNumber())).containsExactly("numbers", "universals");
        assertThat(listensFor(atMark())).containsExactly("marks", "universals");
        Action.Collect.Hear hear = ((Action.Collect) after().pending()).hear().orElseThrow();
        assertThat(hear.byKeys().stream().map(spoken -> spoken.prompt().value()))
                .containsExactly("menu-keys");
    }

    @Test
    void whatIsReadBackListensForYesAndNoAndSomethingBetterToo() {
        assertThat(listensFor(after(topic(UNSURE, "bill"))))
                .containsExactly("yes-no", "correction", "topics", "universals");
    }

    @Test
    void aSureAnswerIsTaken() {
        assertThat(node(after(topic(SURE, "bill")))).isEqualTo("secret");
        assertThat(node(after(topic(0.75, "bill")))).isEqualTo("secret");
        assertThat(node(atMark(mark(SURE, "5")))).isEqualTo("solved");
    }

    @Test
    void aSpokenChoiceGoesTheWayOfItsKey() {
        Step byVoice = INTERPRETER.step(after(), topic(SURE, "bill"));
        Step byKey = INTERPRETER.step(after(), keys("2"));
        assertThat(byVoice.taken()).isEqualTo(byKey.taken());
        assertThat(byVoice.taken()).extracting(Step.Taken::edge).containsExactly("key 2");
    }

    @Test
    void anAnswerThatIsNotQuiteSureIsReadBack() {
        for (double unsure : List.of(0.74, UNSURE, 0.45)) {
            CallState state = after(topic(unsure, "bill"));
            assertThat(prompts(state)).as("%s", unsure).containsExactly("did-you-say");
            assertThat(fills(state)).containsExactly("words for [bill]");
        }
        assertThat(prompts(atMark(mark(UNSURE, "5")))).containsExactly("did-you-say");
        assertThat(prompts(atNumber(number(UNSURE, "1234")))).containsExactly("number-is");
        assertThat(fills(atNumber(number(UNSURE, "1234")))).containsExactly("1234");
    }

    @Test
    void aDoubtfulAnswerIsNotUnderstood() {
        for (CallState state : List.of(after(topic(0.44, "bill")), after(topic(DOUBTFUL, "bill")), after(said()))) {
            assertThat(prompts(state)).containsExactly("sorry", "menu-again");
            assertThat(state.frame().visit().nomatches()).isOne();
        }
        assertThat(atNumber(number(DOUBTFUL, "1234")).frame().visit().nomatches())
                .isOne();
        assertThat(atMark(mark(DOUBTFUL, "5")).frame().visit().nomatches()).isOne();
    }

    @Test
    void anAnswerThatMeansNothingHereIsNotUnderstood() {
        assertThat(after(topic(SURE, "weather")).frame().visit().nomatches()).isOne();
        assertThat(atNumber(number(SURE, "12")).frame().visit().nomatches()).isOne();
        assertThat(atNumber(number(SURE, "twelve")).frame().visit().nomatches()).isOne();
        assertThat(atMark(mark(SURE, "9")).frame().visit().nomatches()).isOne();
    }

    @Test
    void yesTakesWhatWasReadBackAndNoAsksAgain() {
        for (Outcome yes : List.of(YES, keys("1"))) {
            assertThat(node(after(topic(UNSURE, "bill"), yes))).isEqualTo("secret");
            assertThat(node(atNumber(number(UNSURE, "1234"), yes))).isEqualTo("mark");
            assertThat(node(atMark(mark(UNSURE, "5"), yes))).isEqualTo("solved");
        }
        for (Outcome no : List.of(NO, keys("2"))) {
            assertThat(prompts(after(topic(UNSURE, "bill"), no))).containsExactly("menu-again");
            assertThat(prompts(atNumber(number(UNSURE, "1234"), no))).containsExactly("number");
            assertThat(prompts(atMark(mark(UNSURE, "5"), no))).containsExactly("mark");
        }
        assertThat(atNumber(number(UNSURE, "1234"), NO).frame().variables())
                .containsEntry("number", new Value.Text(""));
        assertThat(atNumber(number(UNSURE, "1234"), YES).frame().variables())
                .containsEntry("number", new Value.Text("1234"));
    }

    @Test
    void yesThatIsNotSureIsNotTaken() {
        Outcome perhaps = said(answer("yes-no", UNSURE, Map.of(Slots.VALUE, new Value.Flag(true))));
        CallState state = after(topic(UNSURE, "bill"), perhaps);
        assertThat(prompts(state)).containsExactly("sorry", "did-you-say");
    }

    @Test
    void whatIsReadBackStaysWhatItWasWhenTheReplyIsNotUnderstood() {
        CallState state = after(topic(UNSURE, "bill"), heard("mumble"));
        assertThat(prompts(state)).containsExactly("sorry", "did-you-say");
        assertThat(fills(state)).containsExactly("words for [bill]");
        assertThat(fills(after(topic(UNSURE, "bill"), topic(UNSURE, "outage")))).containsExactly("words for [bill]");
        assertThat(node(after(topic(UNSURE, "bill"), heard("mumble"), YES))).isEqualTo("secret");
    }

    @Test
    void nothingIsReadBackTwiceInARow() {
        CallState sure = after(topic(UNSURE, "bill"), topic(SURE, "outage"));
        assertThat(node(sure)).isEqualTo("number");
        CallState unsure = after(topic(UNSURE, "bill"), topic(UNSURE, "outage"));
        assertThat(unsure.frame().visit().nomatches()).isOne();
        assertThat(unsure.frame().visit().entry()).contains(new Value.Text("2"));
        CallState better = atNumber(number(SURE, "1234"), number(SURE, "1235"));
        assertThat(node(better)).isEqualTo("mark");
        assertThat(better.frame().variables()).containsEntry("number", new Value.Text("1235"));
    }

    @Test
    void whatTheCallerHasRefusedIsNotUnderstoodAgain() {
        CallState again = after(topic(UNSURE, "bill"), NO, topic(SURE, "bill"));
        assertThat(again.frame().visit().nomatches()).isOne();
        assertThat(node(again)).isEqualTo("main");
        assertThat(node(after(topic(UNSURE, "bill"), NO, keys("2")))).isEqualTo("secret");
    }

    @Test
    void theNextBestAnswerCountsWhereTheBestWasRefusedOrMeansNothingHere() {
        Outcome both = said(answer("topics", SURE, "bill"), answer("topics", 0.8, "outage"));
        assertThat(node(after(both))).isEqualTo("secret");
        assertThat(node(after(topic(UNSURE, "bill"), NO, both))).isEqualTo("number");
        assertThat(node(after(said(answer("topics", SURE, "weather"), answer("topics", 0.8, "outage")))))
                .isEqualTo("number");
        Outcome unsureSecond = said(answer("topics", SURE, "weather"), answer("topics", UNSURE, "outage"));
        assertThat(prompts(after(unsureSecond))).containsExactly("did-you-say");
        assertThat(fills(after(unsureSecond))).containsExactly("words for [outage]");
    }

    @Test
    void aCorrectionReplacesTheDigitsThatAreWrong() {
        CallState corrected = atNumber(number(SURE, "1234"), correction("4", "5"));
        assertThat(node(corrected)).isEqualTo("mark");
        assertThat(corrected.frame().variables()).containsEntry("number", new Value.Text("1235"));
        assertThat(atNumber(number(SURE, "1234"), correction("34", "99"))
                        .frame()
                        .variables())
                .containsEntry("number", new Value.Text("1299"));
    }

    @Test
    void aCorrectionThatDoesNotSayWhereOrDoesNotFitIsNotUnderstood() {
        for (Outcome correction : List.of(correction("7", "5"), correction("4", "55"))) {
            CallState state = atNumber(number(SURE, "1234"), correction);
            assertThat(state.frame().visit().nomatches()).isOne();
            assertThat(prompts(state)).containsExactly("number-is");
        }
        CallState twice = atNumber(number(SURE, "1231"), correction("1", "5"));
        assertThat(twice.frame().visit().nomatches()).isOne();
        assertThat(atNumber(correction("4", "5")).frame().visit().nomatches()).isOne();
    }

    @Test
    void aCorrectionOfASensitiveEntryIsASecretToo() {
        CallState state = after(
                topic(SURE, "bill"),
                said(new SaidAnswer(
                        new Value.Secret("words"),
                        UNSURE,
                        new GrammarName("numbers"),
                        "0123456789ab",
                        Map.of(Slots.VALUE, new Value.Secret("1234")))),
                correction("4", "5"));
        assertThat(node(state)).isEqualTo("mark");
        assertThat(state.frame().variables().get("pin")).isEqualTo(new Value.Secret("1235"));
        assertThat(SessionJson.write(state)).doesNotContain("1235").doesNotContain("1234");
    }

    @Test
    void whoAsksForAPersonGetsOneEvenWhereThatIsNotQuiteSure() {
        for (CallState state : List.of(
                after(command(SURE, "operator")),
                after(command(UNSURE, "operator")),
                atNumber(command(UNSURE, "operator")),
                atNumber(number(SURE, "1234"), command(SURE, "operator")))) {
            assertThat(node(state)).isEqualTo("desk");
        }
        assertThat(node(after(command(DOUBTFUL, "operator")))).isEqualTo("main");
        assertThat(INTERPRETER.step(after(), command(SURE, "operator")).taken())
                .isEqualTo(INTERPRETER.step(after(), keys("0")).taken());
    }

    @Test
    void othersOfTheWordsThatWorkEverywhereMustBeSure() {
        for (String command : List.of("repeat", "back", "slower", "faster", "help")) {
            assertThat(after(command(UNSURE, command)).frame().visit().nomatches())
                    .as(command)
                    .isOne();
        }
    }

    @Test
    void repeatAndHelpAskAgainWithoutUsingUpAnAttempt() {
        for (String command : List.of("repeat", "help")) {
            CallState state = after(command(SURE, command));
            assertThat(node(state)).isEqualTo("main");
            assertThat(state.frame().visit().wasted()).as(command).isZero();
            assertThat(prompts(atNumber(number(SURE, "1234"), command(SURE, command))))
                    .containsExactly("number-is");
        }
    }

    @Test
    void slowerAndFasterHoldForTheRestOfTheCall() {
        CallState slower = after(command(SURE, "slower"));
        assertThat(slower.pace()).contains(Pace.SLOW);
        assertThat(node(slower)).isEqualTo("main");
        assertThat(after(command(SURE, "slower"), topic(SURE, "bill")).pace()).contains(Pace.SLOW);
        assertThat(after(command(SURE, "slower"), command(SURE, "faster")).pace())
                .contains(Pace.NORMAL);
    }

    @Test
    void backLeadsToTheQuestionBeforeAndAtTheFirstOneAsksAgain() {
        assertThat(node(atNumber(command(SURE, "back")))).isEqualTo("main");
        assertThat(node(atMark(command(SURE, "back")))).isEqualTo("secret");
        assertThat(node(atMark(command(SURE, "back"), command(SURE, "back")))).isEqualTo("main");
        CallState first = after(command(SURE, "back"));
        assertThat(node(first)).isEqualTo("main");
        assertThat(first.frame().visit().wasted()).isZero();
        CallState forwardAgain = atNumber(command(SURE, "back"), topic(SURE, "outage"));
        assertThat(node(forwardAgain)).isEqualTo("number");
        assertThat(INTERPRETER.step(atNumber(), command(SURE, "back")).taken())
                .extracting(Step.Taken::edge)
                .containsExactly("back");
    }

    @Test
    void backRefusesWhatIsBeingReadBack() {
        assertThat(prompts(after(topic(UNSURE, "bill"), command(SURE, "back")))).containsExactly("menu-again");
        assertThat(prompts(atNumber(number(SURE, "1234"), command(SURE, "back"))))
                .containsExactly("number");
    }

    @Test
    void speakingForTooLongIsAWrongAnswer() {
        CallState state = after(new Outcome.SaidTooMuch(new Value.Text("and so on"), Optional.empty()));
        assertThat(state.frame().visit().nomatches()).isOne();
        assertThat(prompts(state)).containsExactly("sorry", "menu-again");
    }

    @Test
    void wrongAnswersByVoiceSilenceAndRefusalsUseUpTheAttemptsTogether() {
        assertThat(node(after(said(), new Outcome.NoInput(), said()))).isEqualTo("failed");
        assertThat(node(after(topic(UNSURE, "bill"), NO, said(), new Outcome.NoInput())))
                .isEqualTo("failed");
        assertThat(node(after(topic(UNSURE, "bill"), NO, topic(UNSURE, "outage"), NO, said())))
                .isEqualTo("failed");
    }

    @Test
    void aQuestionMayItselfBeOneForYesOrNo() {
        CallState solved = atMark(mark(SURE, "5"));
        assertThat(listensFor(solved)).containsExactly("yes-no", "universals");
        assertThat(node(atMark(mark(SURE, "5"), YES))).isEqualTo("bye");
        assertThat(node(atMark(mark(SURE, "5"), NO))).isEqualTo("main");
        Outcome perhaps = said(answer("yes-no", UNSURE, Map.of(Slots.VALUE, new Value.Flag(false))));
        CallState readBack = atMark(mark(SURE, "5"), perhaps);
        assertThat(prompts(readBack)).containsExactly("did-you-say");
        assertThat(listensFor(readBack)).containsExactly("yes-no", "correction", "universals");
        assertThat(node(atMark(mark(SURE, "5"), perhaps, YES))).isEqualTo("main");
        assertThat(node(atMark(mark(SURE, "5"), perhaps, NO))).isEqualTo("solved");
    }

    @Test
    void aQuestionWithoutAGrammarIsForKeysAloneAlsoWhereItReadsBack() {
        Outcome.Talked talked = new Outcome.Talked(Duration.ofSeconds(1));
        CallState plain = after(keys("0"), talked);
        assertThat(plain.frame().node()).isEqualTo(new NodeId("plain"));
        assertThat(listensFor(plain)).isEmpty();
        assertThat(listensFor(after(keys("0"), talked, keys("1234")))).isEmpty();
        assertThat(prompts(after(keys("0"), talked, keys("1234")))).containsExactly("number-is");
    }

    @Test
    void theGrammarsOfTheTestAreThoseOfTheDialplan() {
        assertThat(PLAN.grammars().all())
                .extracting(grammar -> grammar.name())
                .contains(Grammars.YES_NO, Grammars.CORRECTION, Grammars.UNIVERSALS);
    }
}
