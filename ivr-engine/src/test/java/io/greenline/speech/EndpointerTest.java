package io.greenline.speech;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.grammar.Prospect;
import io.greenline.speech.Endpointer.Place;
import io.greenline.speech.Endpointer.Rules;
import io.greenline.speech.Endpointer.Verdict;
import io.greenline.telephony.SpeechBargeIn;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointerTest {
    private static final long MS = VoiceActivity.RATE_HZ / 1000;
    private static final long COMPLETE_MS = 700, INCOMPLETE_MS = 1_500, LONGEST_MS = 15_000;

    /** Tells an endpointer a story in steps of 100 ms and notes what it decides, and when. */
    private static final class Story {
        private Endpointer endpointer;
        private long nowMs;
        private long voicedFromMs;
        private long voicedUntilMs;
        private boolean voiced;
        private final List<String> verdicts = new ArrayList<>();

        Story(SpeechBargeIn bargeIn) {
            endpointer = Endpointer.begin(new Rules(COMPLETE_MS * MS, INCOMPLETE_MS * MS, LONGEST_MS * MS, bargeIn));
        }

        Story voice() {
            voiced = true;
            voicedFromMs = nowMs;
            return this;
        }

        Story quiet() {
            voiced = false;
            return this;
        }

        Story words(String words, Prospect prospect, long ms) {
            for (long until = nowMs + ms; nowMs < until; ) {
                nowMs += 100;
                voicedUntilMs = voiced ? nowMs : voicedUntilMs;
                Endpointer.Step step =
                        endpointer.told(words, prospect, new Place(nowMs * MS, voicedFromMs * MS, voicedUntilMs * MS));
                endpointer = step.next();
                note(step.verdict());
            }
            return this;
        }

        private void note(Verdict verdict) {
            switch (verdict) {
                case Verdict.GoOn _ -> {}
                case Verdict.Begins(long at) -> verdicts.add("%d: begins at %d".formatted(nowMs, at / MS));
                case Verdict.Ends(long began, long ended) -> {
                    verdicts.add("%d: ends, %d to %d".formatted(nowMs, began / MS, ended / MS));
                    endpointer = endpointer.forgotten(nowMs * MS);
                }
                case Verdict.TooLong(long began) -> {
                    verdicts.add("%d: too long, since %d".formatted(nowMs, began / MS));
                    endpointer = endpointer.forgotten(nowMs * MS);
                }
                case Verdict.Forget _ -> verdicts.add("%d: forgets".formatted(nowMs));
            }
        }
    }

    private static Story speech() {
        return new Story(SpeechBargeIn.SPEECH);
    }

    @ParameterizedTest
    @CsvSource({
        "COMPLETE,   700",
        "CAN_END,    1500",
        "NEEDS_MORE, 1500",
        "DEAD,       1500",
    })
    void theSilenceThatEndsAnAnswerDependsOnWhatMayFollow(Prospect prospect, long silenceMs) {
        Story story = speech().voice()
                .words("", Prospect.NEEDS_MORE, 300)
                .words("yes", prospect, 300)
                .quiet();
        story.words("yes", prospect, 3_000);
        assertThat(story.verdicts).startsWith("500: begins at 0", "%d: ends, 0 to 600".formatted(600 + silenceMs));
    }

    @Test
    void aWordThatIsToldOnceBeginsNothing() {
        Story story = speech().voice();
        for (String noise : List.of("yes", "no", "", "help", "yes", "[unk]", "stop")) {
            story.words(noise, Prospect.COMPLETE, 100);
        }
        assertThat(story.verdicts).isEmpty();
    }

    @Test
    void unknownWordsBeginNothingButTheirEndIsTold() {
        Story story = speech().voice().words("[unk]", Prospect.DEAD, 1_000).quiet();
        story.words("[unk]", Prospect.DEAD, 1_500);
        assertThat(story.verdicts).containsExactly("2500: ends, 0 to 1000");
    }

    @Test
    void theFirstKnownWordCountsBehindAnUnknownOne() {
        Story story =
                speech().voice().words("[unk] help", Prospect.DEAD, 100).words("[unk] help me", Prospect.DEAD, 100);
        assertThat(story.verdicts).containsExactly("200: begins at 0");
    }

    @Test
    void aPauseBetweenDigitsIsNoEndWhileMoreMayFollow() {
        Story story = speech().voice().words("four", Prospect.NEEDS_MORE, 500).quiet();
        story.words("four", Prospect.NEEDS_MORE, 1_400)
                .voice()
                .words("four five", Prospect.COMPLETE, 400)
                .quiet();
        story.words("four five", Prospect.COMPLETE, 700);
        assertThat(story.verdicts).containsExactly("200: begins at 0", "3000: ends, 0 to 2300");
    }

    @Test
    void aSteadyNoiseThatHidesTheSilenceIsSeenThroughWhenNoNewWordComes() {
        Story story = speech().voice().words("", Prospect.NEEDS_MORE, 200).words("yes", Prospect.COMPLETE, 3_000);
        // Told at 300; the recogniser may be 400 ms behind, so the silence began no later than that.
        assertThat(story.verdicts).startsWith("400: begins at 0", "1400: ends, 0 to 300");
    }

    @Test
    void aFaintVoiceThatOnlyTheRecogniserHearsIsNotCutOff() {
        Story story = speech().words("", Prospect.NEEDS_MORE, 2_000);
        story.words("seven", Prospect.CAN_END, 600).words("seven eight", Prospect.COMPLETE, 400);
        // Told at 2700, so said at 2300 or later.
        assertThat(story.verdicts).containsExactly("2200: begins at 0", "3000: ends, 0 to 0");
    }

    @Test
    void speechThatIsTooLongEndsThere() {
        Story story = speech().voice();
        for (int i = 0; i < 200 && story.verdicts.size() < 2; i++) {
            story.words("one" + " two".repeat(i), Prospect.CAN_END, 100);
        }
        assertThat(story.verdicts).containsExactly("200: begins at 0", "15000: too long, since 0");
    }

    @Test
    void aNoiseThatIsTakenForUnknownWordsWithoutEndIsForgotten() {
        Story story = speech().voice();
        for (int i = 0; i < 151; i++) {
            story.words("[unk]" + " [unk]".repeat(i), Prospect.DEAD, 100);
        }
        assertThat(story.verdicts).containsExactly("15000: forgets");
    }

    @Test
    void theRecogniserIsStartedAnewInALongSilenceButNotInTheMiddleOfASound() {
        assertThat(speech().words("", Prospect.NEEDS_MORE, 21_000).verdicts)
                .containsExactly("10000: forgets", "20000: forgets");
        Story sound = speech().words("", Prospect.NEEDS_MORE, 9_900).voice().words("", Prospect.NEEDS_MORE, 300);
        assertThat(sound.words("yes", Prospect.COMPLETE, 200).verdicts).containsExactly("10400: begins at 9900");
    }

    @Test
    void aHotwordBeginsWithAWholeMatchOnly() {
        Story story = new Story(SpeechBargeIn.HOTWORD).voice();
        story.words("i want", Prospect.NEEDS_MORE, 500).words("i want the operator", Prospect.COMPLETE, 200);
        assertThat(story.verdicts).containsExactly("700: begins at 0");
    }

    @Test
    void wordsThatTheRecogniserTakesBackStillEnd() {
        Story story =
                speech().voice().words("no", Prospect.COMPLETE, 300).quiet().words("", Prospect.NEEDS_MORE, 2_000);
        assertThat(story.verdicts).startsWith("200: begins at 0", "1800: ends, 0 to 300");
    }
}
