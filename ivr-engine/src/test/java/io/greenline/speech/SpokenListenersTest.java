package io.greenline.speech;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.audio.Pcm;
import io.greenline.grammar.Meaning;
import io.greenline.grammar.PhraseGrammar;
import io.greenline.speech.SpeechEvent.Answered;
import io.greenline.speech.SpeechEvent.Began;
import io.greenline.speech.SpeechEvent.Lost;
import io.greenline.speech.SpeechEvent.TooLong;
import io.greenline.telephony.CallId;
import io.greenline.telephony.Language;
import io.greenline.telephony.SpeechBargeIn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpokenListenersTest {
    private static final Language ENGLISH = new Language("en-US");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final CodedRecognizer recognizer = new CodedRecognizer("yes", "no", "account", "four", "five");
    private final PhraseGrammar grammar =
            PhraseGrammar.of("answers", "en-US", "yes", "no", "four five", "four five five");
    private final AtomicInteger open = new AtomicInteger();
    private final List<SpeechCounts.Why> losses = java.util.Collections.synchronizedList(new ArrayList<>());
    private final SpeechCounts counts = new SpeechCounts() {
        @Override
        public void opened() {
            open.incrementAndGet();
        }

        @Override
        public void closed() {
            open.decrementAndGet();
        }

        @Override
        public void lost(Language language, Why why) {
            losses.add(why);
        }
    };
    private final SpokenListeners listeners = listeners(new SpokenListeners.Limits(2, 100, Duration.ofSeconds(60)));

    private SpokenListeners listeners(SpokenListeners.Limits limits) {
        return new SpokenListeners(
                language -> language.equals(ENGLISH) ? Optional.of(recognizer) : Optional.empty(),
                Calibration.none(),
                limits,
                counts);
    }

    @AfterEach
    void close() {
        listeners.close();
    }

    private ListeningFor what(Language language, SpeechBargeIn bargeIn, ListeningFor.KeepVoice keep) {
        return new ListeningFor(
                new CallId("call-1"),
                language,
                List.of(grammar),
                Duration.ofMillis(700),
                Duration.ofMillis(1_500),
                Duration.ofSeconds(5),
                bargeIn,
                keep);
    }

    private ListeningFor what() {
        return what(ENGLISH, SpeechBargeIn.SPEECH, ListeningFor.KeepVoice.NO);
    }

    private static SpeechEvent next(BlockingQueue<SpeechEvent> events) throws InterruptedException {
        SpeechEvent event = events.poll(20, TimeUnit.SECONDS);
        assertThat(event).as("an event within 20 s").isNotNull();
        return java.util.Objects.requireNonNull(event);
    }

    private static void hear(Listener listener, Pcm voice, int pieceSamples) {
        for (int at = 0; at < voice.samples().length; at += pieceSamples) {
            int end = Math.min(voice.samples().length, at + pieceSamples);
            listener.voice(new Pcm(Arrays.copyOfRange(voice.samples(), at, end), 8_000));
        }
    }

    /** What comes of a voice, up to the last event. */
    private List<SpeechEvent> events(ListeningFor what, Pcm voice, int pieceSamples) throws InterruptedException {
        BlockingQueue<SpeechEvent> events = new LinkedBlockingQueue<>();
        List<SpeechEvent> told = new ArrayList<>();
        try (Listener listener = listeners.listen(what, events::add)) {
            hear(listener, voice, pieceSamples);
            do {
                told.add(next(events));
            } while (told.getLast() instanceof Began);
        }
        return told;
    }

    @Test
    void anAnswerIsToldWithItsMeaningAndItsPlaces() throws InterruptedException {
        List<SpeechEvent> events = events(what(), recognizer.say(". . yes . . . ."), 160);
        assertThat(events).hasSize(2);
        assertThat(events.getFirst()).isEqualTo(new Began(Duration.ofMillis(600)));
        assertThat(events.getLast()).isInstanceOfSatisfying(Answered.class, answered -> {
            assertThat(answered.answers()).singleElement().satisfies(answer -> {
                assertThat(answer.meaning()).isEqualTo(new Meaning.Text("yes"));
                assertThat(answer.confidence()).isGreaterThan(0.75);
                assertThat(answer.grammar()).isEqualTo(grammar.name());
                assertThat(answer.version()).isEqualTo(grammar.version());
            });
            assertThat(answered.heard()).isEqualTo("yes");
            assertThat(answered.began()).isEqualTo(Duration.ofMillis(600));
            assertThat(answered.ended()).isEqualTo(Duration.ofMillis(870));
            assertThat(answered.voice()).isEmpty();
        });
    }

    @Test
    void theEventsDoNotDependOnTheSizeOfThePieces() throws InterruptedException {
        Pcm voice = recognizer.say(". four . four five . . . . . .");
        List<SpeechEvent> events = events(what(), voice, 160);
        for (int size : new int[] {1, 80, 159, 161, 1_000, 7_777, voice.samples().length}) {
            assertThat(events(what(), voice, size))
                    .as("pieces of %d samples", size)
                    .isEqualTo(events);
        }
    }

    @Test
    void wordsThatFitNoGrammarAreAnAnswerWithoutAnswers() throws InterruptedException {
        assertThat(events(what(), recognizer.say("account . . . . . . . ."), 160)
                        .getLast())
                .isInstanceOfSatisfying(Answered.class, answered -> {
                    assertThat(answered.answers()).isEmpty();
                    assertThat(answered.heard()).isEqualTo("account");
                });
    }

    @Test
    void anAnswerThatCouldGoOnWaitsForTheLongerSilence() throws InterruptedException {
        Pcm slow = recognizer.say("four five . . . . five . . . . . .");
        assertThat(events(what(), slow, 160).getLast())
                .isInstanceOfSatisfying(
                        Answered.class, answered -> assertThat(answered.heard()).isEqualTo("four five five"));
    }

    @Test
    void aHotwordIsHeardAmongOtherSpeechWhichIsNeverAWrongAnswer() throws InterruptedException {
        Pcm talk = recognizer.say("account four . . . . . . . . account no . . . . . . . . yes . . . .");
        List<SpeechEvent> events = events(what(ENGLISH, SpeechBargeIn.HOTWORD, ListeningFor.KeepVoice.NO), talk, 160);
        assertThat(events.getLast())
                .isInstanceOfSatisfying(
                        Answered.class, answered -> assertThat(answered.heard()).isEqualTo("yes"));
        assertThat(events.getFirst()).isInstanceOf(Began.class);
        assertThat(((Began) events.getFirst()).at()).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void theVoiceIsKeptWithALittleBeforeAndBehindWhereItIsWanted() throws InterruptedException {
        Pcm voice = recognizer.say(". . yes . . . .");
        assertThat(events(what(ENGLISH, SpeechBargeIn.SPEECH, ListeningFor.KeepVoice.YES), voice, 160)
                        .getLast())
                .isInstanceOfSatisfying(
                        Answered.class,
                        answered -> assertThat(answered.voice().orElseThrow().samples())
                                .isEqualTo(Arrays.copyOfRange(voice.samples(), 300 * 8, 1_170 * 8)));
    }

    @Test
    void speechWithoutEndIsTooLong() throws InterruptedException {
        Pcm endless = recognizer.say("four five ".repeat(12).strip());
        List<SpeechEvent> events = events(what(), endless, 160);
        assertThat(events.getLast()).isInstanceOfSatisfying(TooLong.class, tooLong -> {
            assertThat(tooLong.heard()).startsWith("four five four five");
            assertThat(tooLong.began()).isEqualTo(Duration.ZERO);
        });
    }

    @Test
    void silenceTellsNothing() {
        BlockingQueue<SpeechEvent> events = new LinkedBlockingQueue<>();
        try (Listener listener = listeners.listen(what(), events::add)) {
            hear(listener, CodedRecognizer.silence(SECOND.multipliedBy(40)), 160);
            hear(listener, recognizer.say("yes . . . ."), 160);
            assertThat(events.poll(20, TimeUnit.SECONDS)).isEqualTo(new Began(Duration.ofSeconds(40)));
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void withoutARecogniserNobodyListens() throws InterruptedException {
        Language german = new Language("de-DE");
        List<SpeechEvent> events = events(
                what(german, SpeechBargeIn.SPEECH, ListeningFor.KeepVoice.NO), CodedRecognizer.silence(SECOND), 160);
        assertThat(events).containsExactly(new Lost("no speech model for de-DE: set speech.models.de-DE"));
        assertThat(losses).containsExactly(SpeechCounts.Why.NO_RECOGNIZER);
    }

    @Test
    void whoIsTurnedAwayBeforeTheQuestionIsCountedTooWithTheReason() throws InterruptedException {
        assertThat(listeners.deaf(ENGLISH)).isEmpty();
        assertThat(losses).isEmpty();
        assertThat(listeners.deaf(new Language("de-DE")))
                .contains("no speech model for de-DE: set speech.models.de-DE");
        try (SpokenListeners few = listeners(new SpokenListeners.Limits(1, 1, SECOND));
                Listener _ = few.listen(what(), _ -> {})) {
            assertThat(few.deaf(ENGLISH)).contains("overloaded: 1 streams are open");
        }
        assertThat(losses).containsExactly(SpeechCounts.Why.NO_RECOGNIZER, SpeechCounts.Why.OVERLOADED);
    }

    @Test
    void aRecogniserThatBreaksUnderAStreamIsToldOnce() throws InterruptedException {
        recognizer.beforeEachPiece = () -> recognizer.broken = true;
        List<SpeechEvent> events = events(what(), CodedRecognizer.silence(SECOND), 160);
        assertThat(events).containsExactly(new Lost("the stream is closed"));
    }

    @Test
    void aFaultOfOursEndsTheListenerAndNoThread() throws InterruptedException {
        recognizer.beforeEachPiece = () -> {
            throw new IllegalStateException("bug");
        };
        assertThat(events(what(), CodedRecognizer.silence(SECOND), 160).getLast())
                .isInstanceOf(Lost.class);
        assertThat(losses).containsExactly(SpeechCounts.Why.FAULT);
        recognizer.beforeEachPiece = () -> {};
        assertThat(events(what(), recognizer.say("yes . . . ."), 160).getLast()).isInstanceOf(Answered.class);
    }

    @Test
    void oneStreamTooManyIsOverload() throws InterruptedException {
        try (SpokenListeners few = listeners(new SpokenListeners.Limits(1, 2, SECOND))) {
            BlockingQueue<SpeechEvent> events = new LinkedBlockingQueue<>();
            Listener first = few.listen(what(), events::add);
            try (Listener _ = few.listen(what(), events::add)) {
                try (Listener _ = few.listen(what(), events::add)) {
                    assertThat(next(events)).isEqualTo(new Lost("overloaded: 2 streams are open"));
                }
            }
            assertThat(losses).containsExactly(SpeechCounts.Why.OVERLOADED);
            first.close();
        }
    }

    @Test
    void voiceThatCannotBeHeardInTimeIsOverloadAndItsMemoryIsGivenBack() throws InterruptedException {
        CountDownLatch stuck = new CountDownLatch(1);
        recognizer.beforeEachPiece = () -> await(stuck);
        try (SpokenListeners slow = listeners(new SpokenListeners.Limits(1, 10, Duration.ofSeconds(2)))) {
            BlockingQueue<SpeechEvent> events = new LinkedBlockingQueue<>();
            try (Listener listener = slow.listen(what(), events::add)) {
                hear(listener, recognizer.say("yes . . . . . . . . . ."), 160);
                stuck.countDown();
                assertThat(next(events)).isEqualTo(new Lost("overloaded: 2.0 s of voice wait"));
            }
        }
        assertThat(losses).containsExactly(SpeechCounts.Why.OVERLOADED);
    }

    @Test
    void nothingIsToldAfterAListenerIsClosedEvenWhileItHears() throws InterruptedException {
        CountDownLatch hearing = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        recognizer.beforeEachPiece = () -> {
            hearing.countDown();
            await(closed);
        };
        BlockingQueue<SpeechEvent> events = new LinkedBlockingQueue<>();
        Listener listener = listeners.listen(what(), events::add);
        hear(listener, recognizer.say("yes . . . ."), 9_600);
        await(hearing);
        listener.close();
        closed.countDown();
        recognizer.beforeEachPiece = () -> {};
        // Another answer after it has gone through the same threads.
        assertThat(events(what(), recognizer.say("no . . . ."), 160).getLast()).isInstanceOf(Answered.class);
        assertThat(events).isEmpty();
    }

    @Test
    void aListenerMayBeClosedByWhatItTells() throws InterruptedException {
        BlockingQueue<SpeechEvent> events = new LinkedBlockingQueue<>();
        Listener[] listener = new Listener[1];
        CountDownLatch there = new CountDownLatch(1);
        listener[0] = listeners.listen(what(), event -> {
            await(there);
            events.add(event);
            listener[0].close();
        });
        there.countDown();
        hear(listener[0], recognizer.say("yes . . . ."), 160);
        assertThat(next(events)).isInstanceOf(Began.class);
        assertThat(events(what(), recognizer.say("no . . . ."), 160).getLast()).isInstanceOf(Answered.class);
        assertThat(events).isEmpty();
    }

    @Test
    void fiftyListenersHearEachItsOwnCallerAndLeaveNoStreamBehind() throws InterruptedException {
        List<BlockingQueue<SpeechEvent>> events = new ArrayList<>();
        List<Listener> all = new ArrayList<>();
        String[] words = {"yes", "no", "four five"};
        for (int i = 0; i < 50; i++) {
            BlockingQueue<SpeechEvent> queue = new LinkedBlockingQueue<>();
            events.add(queue);
            all.add(listeners.listen(what(), queue::add));
        }
        for (int piece = 0; piece < 40; piece++) {
            for (int i = 0; i < 50; i++) {
                Pcm voice = recognizer.say(". " + words[i % 3] + " . . . . . . . .");
                int from = Math.min(voice.samples().length, piece * 600);
                int to = piece == 39 ? voice.samples().length : Math.min(voice.samples().length, from + 600);
                all.get(i).voice(new Pcm(Arrays.copyOfRange(voice.samples(), from, to), 8_000));
            }
        }
        for (int i = 0; i < 50; i++) {
            assertThat(next(events.get(i))).isInstanceOf(Began.class);
            String said = words[i % 3];
            assertThat(next(events.get(i)))
                    .isInstanceOfSatisfying(
                            Answered.class,
                            answered -> assertThat(answered.heard()).isEqualTo(said));
        }
        all.forEach(Listener::close);
        listeners.close();
        assertThat(recognizer.streams).hasValue(0);
        assertThat(open).hasValue(0);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
