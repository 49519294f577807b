package io.greenline.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.audio.Sound;
import io.greenline.call.CallEvent;
import io.greenline.call.MessageRecording;
import io.greenline.call.Playback;
import io.greenline.call.Transfer;
import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.Grammars;
import io.greenline.dialplan.InputRules;
import io.greenline.dialplan.InputRules.Privacy;
import io.greenline.dialplan.SpeechRules;
import io.greenline.dialplan.Value;
import io.greenline.grammar.GrammarName;
import io.greenline.grammar.KeyGrammar;
import io.greenline.grammar.KeyRule;
import io.greenline.grammar.PhraseGrammar;
import io.greenline.journal.Event;
import io.greenline.journal.InMemoryJournal;
import io.greenline.simulator.Gesture;
import io.greenline.simulator.ScriptedListeners;
import io.greenline.simulator.ScriptedListeners.Presence;
import io.greenline.simulator.SimulatedCaller;
import io.greenline.simulator.SimulatedLeg;
import io.greenline.simulator.SpokenLine;
import io.greenline.simulator.Utterance;
import io.greenline.simulator.VirtualClock;
import io.greenline.speech.SpeechEvent;
import io.greenline.telephony.BargeIn;
import io.greenline.telephony.DtmfDigit;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Language;
import io.greenline.telephony.Party;
import io.greenline.telephony.PromptId;
import io.greenline.telephony.SpeechBargeIn;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Turn taking as VoiceXML 2.0 has it (sections 4.1.5, 5.2.6, 6.3.2, 6.3.3). The question lasts 4 s, the caller is given 5 s; an
 * answer ends after 0.7 s of silence, after 1.5 s where it could go on.
 *
 * <p>Long, because it is one state machine: each way of asking meets each thing that a caller can do.
 */
class TurnTest {
    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
    private static final Language ENGLISH = new Language("en-US");
    private static final Duration QUESTION = Duration.ofSeconds(4);
    private static final GrammarName MENU = new GrammarName("menu");
    private static final SpeechRules.Confidence BANDS = SpeechRules.DEFAULT.confidence();

    private static final Dialplan PLAN = withGrammar(
            Plans.of("""
            dialplan: test
            languages: [en-US]
            start: desk
            defaults: {on: {operator: desk, failure: desk}}
            nodes:
              desk: {transfer: desk, next: hangup, on: {busy: hangup, no-answer: hangup, failed: hangup}}
            """),
            new PhraseGrammar("menu", "en-US")
                    .with("outage", "outage")
                    .with("bill", "bill")
                    .with("bill of may", "may"));

    private static Dialplan withGrammar(Dialplan plan, PhraseGrammar grammar) {
        return new Dialplan(
                plan.name(),
                plan.files(),
                plan.languages(),
                plan.currency(),
                plan.ways(),
                plan.profiles(),
                plan.calendars(),
                new Grammars(List.of(grammar)),
                plan.main(),
                plan.subflows(),
                plan.prompts());
    }

    /** What a caller does, in milliseconds from the beginning of the question. */
    private static final class Caller implements SimulatedCaller {
        private final Deque<Gesture> gestures;
        private final List<String> heard = new ArrayList<>();

        Caller(Gesture... gestures) {
            this.gestures = new ArrayDeque<>(Arrays.asList(gestures));
        }

        @Override
        public void hears(Playback playback, Instant now) {
            playback.sounds().forEach(sound -> heard.add(sound.words()));
        }

        @Override
        public void isAwaited(Instant now) {}

        @Override
        public void keptSilent(Instant now) {}

        @Override
        public Optional<Gesture> next() {
            return Optional.ofNullable(gestures.peek());
        }

        @Override
        public void done() {
            gestures.remove();
        }

        @Override
        public CallEvent.OfTransfer transferred(Transfer transfer) {
            return new CallEvent.Talked(Duration.ZERO);
        }

        @Override
        public CallEvent.OfRecord recorded(MessageRecording recording, Instant now) {
            return new CallEvent.NothingRecorded();
        }
    }

    private static Gesture says(int millis, String words, int lastsMillis) {
        return new Gesture.Say(
                START.plusMillis(millis),
                new Utterance(List.of(new Utterance.Wording(words, 0.9)), Duration.ofMillis(lastsMillis)));
    }

    private static Gesture noise(int millis, int lastsMillis) {
        return new Gesture.Say(START.plusMillis(millis), Utterance.noise(Duration.ofMillis(lastsMillis)));
    }

    private static Gesture presses(int millis, DtmfDigit key) {
        return new Gesture.Press(START.plusMillis(millis), key);
    }

    private static Gesture hangsUp(int millis) {
        return new Gesture.HangUp(START.plusMillis(millis));
    }

    private static Gesture losesVoice(int millis) {
        return new Gesture.LoseVoice(START.plusMillis(millis), "the stream broke off");
    }

    /** What came of a turn. */
    private record Result(Outcome outcome, Duration took, List<String> heard, List<Event> notes, SimulatedLeg leg) {
        String said() {
            return ((Outcome.Said) outcome)
                    .answers().stream()
                            .map(answer -> answer.slots().toString())
                            .findFirst()
                            .orElse("nothing that fits");
        }
    }

    private static final Value OUTAGE = new Value.Text("outage");

    /** One question under these rules. */
    private record Asking(BargeIn keys, SpeechBargeIn speech, Privacy privacy, Presence presence) {
        Result of(Gesture... gestures) {
            return ask(this, new ArrayList<>(), gestures);
        }

        Asking when(Presence other) {
            return new Asking(keys, speech, privacy, other);
        }

        Asking sensitive() {
            return new Asking(keys, speech, Privacy.SENSITIVE, presence);
        }

        InputRules input() {
            SpeechRules rules = new SpeechRules(
                    SpeechRules.Mode.ANY,
                    Duration.ofMillis(700),
                    Duration.ofMillis(1500),
                    Duration.ofSeconds(8),
                    speech,
                    BANDS,
                    SpeechRules.Voice.KEPT);
            return new InputRules(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(3),
                    Duration.ZERO,
                    Optional.of(DtmfDigit.POUND),
                    3,
                    keys,
                    privacy,
                    rules);
        }
    }

    private static Asking bargeIn(BargeIn keys, SpeechBargeIn speech) {
        return new Asking(keys, speech, Privacy.OPEN, Presence.THERE);
    }

    private static final Asking NONE = bargeIn(BargeIn.NONE, SpeechBargeIn.NONE);
    private static final Asking DTMF = bargeIn(BargeIn.DTMF, SpeechBargeIn.NONE);
    private static final Asking SPEECH = bargeIn(BargeIn.DTMF, SpeechBargeIn.SPEECH);
    private static final Asking HOTWORD = bargeIn(BargeIn.DTMF, SpeechBargeIn.HOTWORD);

    private static Result ask(Asking asking, List<String> kept, Gesture... gestures) {
        return ask(asking, keypad -> {}, kept, gestures);
    }

    /** What was done before the question. */
    private interface Before {
        void on(Keypad keypad);
    }

    private static Result ask(Asking asking, Before before, List<String> kept, Gesture... gestures) {
        VirtualClock clock = new VirtualClock(START);
        Caller caller = new Caller(gestures);
        SpokenLine line = new SpokenLine();
        SimulatedLeg leg = new SimulatedLeg(Plans.call(), clock, caller, line);
        InMemoryJournal journal = new InMemoryJournal();
        CallRecord record = new CallRecord(Plans.call().id(), 0, journal, clock);
        Keypad keypad = new Keypad(leg, clock, record::noted);
        before.on(keypad);
        SpeechDesk desk = new SpeechDesk(new ScriptedListeners(line, asking.presence()), (_, attempt, voice) -> {
            kept.add(attempt + ": " + voice.length().toMillis() + " ms");
            return "voice-" + attempt;
        });
        Step step = new Interpreter(PLAN).begin(Plans.call());
        Conversation conversation = new Conversation(PLAN, leg, keypad, desk, clock, record);
        try {
            Outcome outcome = conversation.collect(
                    step.state(), collect(asking), hear(), prompts -> sounds(prompts, asking.keys()));
            Duration took = Duration.between(START, clock.instant());
            record.stepped(outcome, step);
            List<Event> notes = journal.events(Plans.call().id()).stream()
                    .map(entry -> entry.event())
                    .filter(event -> event instanceof Event.PromptCut || event instanceof Event.VoiceLost)
                    .toList();
            return new Result(outcome, took, caller.heard, notes, leg);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Action.Collect collect(Asking asking) {
        KeyGrammar keys = new KeyGrammar(List.of(new KeyRule.Exactly("1"), new KeyRule.Exactly("4444")));
        return new Action.Collect(
                List.of(new Spoken(new PromptId("question"), ENGLISH, List.of())),
                keys,
                asking.input(),
                Optional.of(hear()),
                Optional.empty());
    }

    private static Action.Collect.Hear hear() {
        return new Action.Collect.Hear(
                ENGLISH, List.of(MENU), List.of(new Spoken(new PromptId("by-keys"), ENGLISH, List.of())));
    }

    private static Playback sounds(List<Spoken> prompts, BargeIn bargeIn) {
        return new Playback(
                prompts.stream()
                        .map(spoken -> spoken.prompt().value())
                        .map(name -> new Sound(Path.of(name), name, QUESTION))
                        .toList(),
                bargeIn);
    }

    private static Event cut(int millis, Event.PromptCut.By by) {
        return new Event.PromptCut(Duration.ofMillis(millis), by);
    }

    @Test
    void silenceIsTimedFromTheEndOfThePrompt() {
        Result result = SPEECH.of();
        assertThat(result.outcome()).isEqualTo(new Outcome.NoInput());
        assertThat(result.took()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void anAnswerThatCanTakeNoMoreEndsAfterTheCompleteTimeout() {
        Result result = SPEECH.of(says(5_000, "outage", 600));
        assertThat(result.outcome()).isInstanceOf(Outcome.Said.class);
        assertThat(result.said()).isEqualTo("{value=%s}".formatted(OUTAGE));
        assertThat(result.took()).isBetween(Duration.ofMillis(6_300), Duration.ofMillis(6_320));
        assertThat(result.notes()).isEmpty();
    }

    @Test
    void anAnswerThatCouldGoOnEndsAfterTheIncompleteTimeout() {
        assertThat(SPEECH.of(says(5_000, "bill", 600)).took())
                .isBetween(Duration.ofMillis(7_100), Duration.ofMillis(7_120));
    }

    @Test
    void whatIsSaidOnWithinTheIncompleteTimeoutIsOneAnswer() {
        Result result = SPEECH.of(says(5_000, "bill", 600), says(6_800, "of may", 600));
        assertThat(result.said()).isEqualTo("{value=%s}".formatted(new Value.Text("may")));
        assertThat(result.took()).isBetween(Duration.ofMillis(8_100), Duration.ofMillis(8_120));
    }

    @Test
    void wordsThatFitNothingAreAnAnswerWithoutAMeaning() {
        Result result = SPEECH.of(says(5_000, "weather", 600));
        assertThat(result.said()).isEqualTo("nothing that fits");
    }

    @Test
    void whereSpeechBeganAndEndedIsTold() {
        Outcome.Said said = (Outcome.Said) SPEECH.of(says(5_000, "outage", 600)).outcome();
        assertThat(said.began()).isEqualTo(Duration.ofSeconds(5));
        assertThat(said.ended()).isEqualTo(Duration.ofMillis(5_600));
    }

    @Test
    void whoBeginsToSpeakInTheLastMomentIsHeardToTheEnd() {
        Result result = SPEECH.of(says(8_600, "outage", 6_000));
        assertThat(result.said()).isEqualTo("{value=%s}".formatted(OUTAGE));
    }

    @Test
    void speechThatIsTooLongIsToldWhenItIs() {
        Result result = SPEECH.of(says(5_000, "outage", 60_000));
        assertThat(result.outcome()).isInstanceOf(Outcome.SaidTooMuch.class);
        assertThat(result.took()).isBetween(Duration.ofMillis(13_000), Duration.ofMillis(13_020));
    }

    @Test
    void noiseIsSilence() {
        Result result = SPEECH.of(noise(1_000, 7_000));
        assertThat(result.outcome()).isEqualTo(new Outcome.NoInput());
        assertThat(result.took()).isEqualTo(Duration.ofSeconds(9));
        assertThat(result.notes()).isEmpty();
    }

    @Test
    void whereNothingStopsThePromptKeysAndWordsDuringItAreLost() {
        assertThat(NONE.of(presses(1_000, DtmfDigit.ONE)).outcome()).isEqualTo(new Outcome.NoInput());
        assertThat(NONE.of(says(1_000, "outage", 600)).outcome()).isEqualTo(new Outcome.NoInput());
        Result after = NONE.of(says(1_000, "bill", 600), says(5_000, "outage", 600));
        assertThat(after.said()).isEqualTo("{value=%s}".formatted(OUTAGE));
        assertThat(after.notes()).isEmpty();
    }

    @Test
    void whereKeysStopThePromptWordsDuringItAreLost() {
        Result key = DTMF.of(presses(1_000, DtmfDigit.ONE));
        assertThat(key.outcome()).isEqualTo(new Outcome.Keys(new Value.Text("1")));
        assertThat(key.notes()).containsExactly(cut(1_000, Event.PromptCut.By.KEY));
        assertThat(DTMF.of(says(1_000, "outage", 600)).outcome()).isEqualTo(new Outcome.NoInput());
    }

    @Test
    void whoseFirstWordWasNotListenedToIsNotUnderstood() {
        assertThat(DTMF.of(says(3_700, "outage", 1_000)).outcome()).isEqualTo(new Outcome.NoInput());
    }

    @Test
    void whereSpeechStopsThePromptWordsThatStayDoAndNoiseDoesNot() {
        Result words = SPEECH.of(says(1_000, "outage", 600));
        assertThat(words.said()).isEqualTo("{value=%s}".formatted(OUTAGE));
        assertThat(words.notes()).containsExactly(cut(1_300, Event.PromptCut.By.SPEECH));
        assertThat(words.took()).isBetween(Duration.ofMillis(2_300), Duration.ofMillis(2_320));
        Result wrong = SPEECH.of(says(1_000, "weather", 600));
        assertThat(wrong.said()).isEqualTo("nothing that fits");
        assertThat(wrong.notes()).containsExactly(cut(1_300, Event.PromptCut.By.SPEECH));
        Result key = SPEECH.of(presses(1_000, DtmfDigit.ONE));
        assertThat(key.notes()).containsExactly(cut(1_000, Event.PromptCut.By.KEY));
    }

    @Test
    void whereAHotwordStopsThePromptOnlyAWholeAnswerDoes() {
        Result answer = HOTWORD.of(says(1_000, "outage", 600));
        assertThat(answer.said()).isEqualTo("{value=%s}".formatted(OUTAGE));
        assertThat(answer.notes()).singleElement().satisfies(note -> {
            assertThat(((Event.PromptCut) note).by()).isEqualTo(Event.PromptCut.By.HOTWORD);
            assertThat(((Event.PromptCut) note).at()).isBetween(Duration.ofMillis(1_300), Duration.ofMillis(1_320));
        });
        Result other = HOTWORD.of(says(1_000, "weather", 600));
        assertThat(other.outcome()).isEqualTo(new Outcome.NoInput());
        assertThat(other.took()).isEqualTo(Duration.ofSeconds(9));
        assertThat(other.notes()).isEmpty();
        assertThat(HOTWORD.of(presses(1_000, DtmfDigit.ONE)).notes())
                .containsExactly(cut(1_000, Event.PromptCut.By.KEY));
        assertThat(HOTWORD.of(noise(1_000, 600)).outcome()).isEqualTo(new Outcome.NoInput());
    }

    @Test
    void afterWordsThatAreNoHotwordTheAnswerIsStillHeard() {
        Result result = HOTWORD.of(says(1_000, "weather", 600), says(5_000, "outage", 600));
        assertThat(result.said()).isEqualTo("{value=%s}".formatted(OUTAGE));
    }

    @Test
    void aKeyCancelsWhatIsBeingSaid() {
        Result result = SPEECH.of(says(5_000, "outage", 600), presses(5_800, DtmfDigit.ONE));
        assertThat(result.outcome()).isEqualTo(new Outcome.Keys(new Value.Text("1")));
        assertThat(result.took()).isEqualTo(Duration.ofMillis(5_800));
    }

    @Test
    void wordsSaidWhileKeysArePressedCountForNothing() {
        Result result = SPEECH.of(
                presses(5_000, DtmfDigit.FOUR),
                says(5_200, "outage", 600),
                presses(7_000, DtmfDigit.FOUR),
                presses(7_200, DtmfDigit.FOUR),
                presses(7_400, DtmfDigit.FOUR));
        assertThat(result.outcome()).isEqualTo(new Outcome.Keys(new Value.Text("4444")));
    }

    @Test
    void whoHangsUpWhileSpeakingIsGone() {
        CallEvent.Released gone = new CallEvent.Released(HangupCause.NORMAL_CLEARING, Party.CALLER);
        Outcome released = new Outcome.Released(gone.cause(), gone.by());
        assertThat(SPEECH.of(says(5_000, "outage", 2_000), hangsUp(6_000)).outcome())
                .isEqualTo(released);
        assertThat(SPEECH.of(says(1_000, "outage", 2_000), hangsUp(2_000)).outcome())
                .isEqualTo(released);
        assertThat(HOTWORD.of(says(1_000, "outage", 2_000), hangsUp(2_000)).outcome())
                .isEqualTo(released);
        assertThat(SPEECH.of(hangsUp(2_000)).outcome()).isEqualTo(released);
    }

    @Test
    void whereNobodyCanListenKeysAreAskedForInstead() {
        Result result = SPEECH.when(Presence.AWAY).of(says(1_000, "outage", 600), presses(5_000, DtmfDigit.ONE));
        assertThat(result.heard()).containsExactly("by-keys");
        assertThat(result.outcome()).isEqualTo(new Outcome.Keys(new Value.Text("1")));
        assertThat(result.notes()).singleElement().isInstanceOf(Event.VoiceLost.class);
    }

    @Test
    void aListenerThatIsLostDuringThePromptDoesNotCutItAndKeysGoOn() {
        Result key = SPEECH.when(Presence.LOST_AT_WORDS).of(says(1_000, "outage", 600), presses(6_000, DtmfDigit.ONE));
        assertThat(key.heard()).containsExactly("question");
        assertThat(key.outcome()).isEqualTo(new Outcome.Keys(new Value.Text("1")));
        assertThat(key.notes()).singleElement().isInstanceOf(Event.VoiceLost.class);
        Result nothing = SPEECH.when(Presence.LOST_AT_WORDS).of(says(1_000, "outage", 600));
        assertThat(nothing.outcome()).isEqualTo(new Outcome.NoInput());
        assertThat(nothing.took()).isEqualTo(Duration.ofSeconds(9));
    }

    @Test
    void aListenerThatIsLostAfterThePromptLeavesTheWholeTimeForKeys() {
        Result result = SPEECH.when(Presence.LOST_AT_WORDS).of(says(8_000, "outage", 600));
        assertThat(result.outcome()).isEqualTo(new Outcome.NoInput());
        assertThat(result.took()).isBetween(Duration.ofMillis(13_000), Duration.ofMillis(13_020));
    }

    @Test
    void aVoiceThatBreaksOffInTheMiddleOfAnAnswerLeavesTheWholeTimeForKeys() {
        Result result = SPEECH.of(says(5_000, "outage", 2_000), losesVoice(6_000));
        assertThat(result.outcome()).isEqualTo(new Outcome.NoInput());
        assertThat(result.took()).isEqualTo(Duration.ofSeconds(11));
        assertThat(result.notes()).singleElement().isEqualTo(new Event.VoiceLost("the stream broke off"));
        Result key = SPEECH.of(says(5_000, "outage", 2_000), losesVoice(6_000), presses(7_000, DtmfDigit.ONE));
        assertThat(key.outcome()).isEqualTo(new Outcome.Keys(new Value.Text("1")));
    }

    @Test
    void keysThatWereTypedAheadSkipThePromptAndTheListening() {
        Result result = ask(SPEECH, keypad -> keypad.keep(DtmfDigit.ONE), new ArrayList<>());
        assertThat(result.outcome()).isEqualTo(new Outcome.Keys(new Value.Text("1")));
        assertThat(result.heard()).isEmpty();
        assertThat(result.took()).isZero();
    }

    @Test
    void keysThatWereTypedAheadOfAPromptThatNothingStopsAreForgotten() {
        Result result = ask(NONE, keypad -> keypad.keep(DtmfDigit.ONE), new ArrayList<>());
        assertThat(result.outcome()).isEqualTo(new Outcome.NoInput());
        assertThat(result.heard()).containsExactly("question");
    }

    @Test
    void answersAreKeptAsSoundWhereTheDialplanWantsIt() {
        List<String> kept = new ArrayList<>();
        Result result = ask(SPEECH, kept, says(5_000, "outage", 600));
        assertThat(kept).containsExactly("1: 600 ms");
        assertThat(((Outcome.Said) result.outcome()).voice()).contains("voice-1");
    }

    @Test
    void sensitiveAnswersAreNeitherKeptNorShown() {
        List<String> kept = new ArrayList<>();
        for (String words : List.of("outage", "weather")) {
            Result result = ask(SPEECH.sensitive(), kept, says(5_000, words, 600));
            assertThat(SessionJson.write(result.outcome()))
                    .contains("\"outcome\":\"said\"")
                    .doesNotContain(words);
        }
        Result tooMuch = ask(SPEECH.sensitive(), kept, says(5_000, "outage", 60_000));
        assertThat(SessionJson.write(tooMuch.outcome()))
                .contains("said-too-much")
                .doesNotContain("outage");
        assertThat(kept).isEmpty();
    }

    /** An ear whose listener speaks up at moments that no caller can choose. */
    @Test
    void aListenerThatSpeaksUpBeforeThePromptPreventsIt() {
        assertThat(toldAtOnce(
                        new SpeechEvent.Began(Duration.ZERO),
                        new SpeechEvent.Answered(List.of(), "outage", Duration.ZERO, Duration.ZERO, Optional.empty())))
                .isInstanceOf(Outcome.Said.class);
    }

    private static Outcome toldAtOnce(SpeechEvent... events) {
        VirtualClock clock = new VirtualClock(START);
        SimulatedLeg leg = new SimulatedLeg(Plans.call(), clock, new Caller());
        CallRecord record = new CallRecord(Plans.call().id(), 0, new InMemoryJournal(), clock);
        Keypad keypad = new Keypad(leg, clock, record::noted);
        SpeechDesk desk = new SpeechDesk(
                (_, told) -> new io.greenline.speech.Listener() {
                    private boolean first = true;

                    @Override
                    public void voice(io.greenline.audio.Pcm piece) {
                        if (first) {
                            first = false;
                            Arrays.asList(events).forEach(told);
                        }
                    }

                    @Override
                    public void close() {}
                },
                SpeechDesk.DEAF.voices());
        Step step = new Interpreter(PLAN).begin(Plans.call());
        try {
            return new Conversation(PLAN, leg, keypad, desk, clock, record)
                    .collect(step.state(), collect(SPEECH), hear(), prompts -> sounds(prompts, BargeIn.DTMF));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
