package io.greenline.speech;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.grammar.Meaning;
import io.greenline.grammar.PhraseGrammar;
import io.greenline.grammar.Prospect;
import io.greenline.telephony.CallId;
import io.greenline.telephony.Language;
import io.greenline.telephony.SpeechBargeIn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerSearchTest {
    private static Hypothesis hypothesis(double share, String words, double... confidences) {
        List<Hypothesis.Word> list = new ArrayList<>();
        String[] texts = words.split(" ", -1);
        for (int i = 0; i < texts.length; i++) {
            Duration from = Duration.ofMillis(300L * i);
            list.add(new Hypothesis.Word(texts[i], confidences[i], from, from.plusMillis(300)));
        }
        return new Hypothesis(list, share);
    }

    private static AnswerSearch by(PhraseGrammar... grammars) {
        return new AnswerSearch(List.of(grammars), Calibration.none());
    }

    private static PhraseGrammar yesNo() {
        return new PhraseGrammar("yes-no", "en-US")
                .with("yes", "true")
                .with("yeah", "true")
                .with("no", "false");
    }

    @Test
    void hypothesesThatMeanTheSameSupportOneAnother() {
        List<Answer> alone = by(yesNo()).answers(List.of(hypothesis(0.5, "yeah", 0.5), hypothesis(0.5, "[unk]", 0.5)));
        List<Answer> together = by(yesNo()).answers(List.of(hypothesis(0.5, "yeah", 0.5), hypothesis(0.5, "yes", 0.5)));
        assertThat(together).singleElement().satisfies(answer -> {
            assertThat(answer.meaning()).isEqualTo(new Meaning.Text("true"));
            assertThat(answer.words()).isEqualTo("yeah");
            assertThat(answer.confidence()).isGreaterThan(0.9);
        });
        assertThat(alone.getFirst().confidence()).isLessThan(0.75);
    }

    @Test
    void aShorterAnswerIsNotSurerBecauseAllItsWordsAreInTheLongerOne() {
        PhraseGrammar digits = PhraseGrammar.of("digits", "en-US", "five five", "five oh five");
        List<Answer> answers = by(digits)
                .answers(List.of(hypothesis(0.7, "five oh five", 1, 0.7, 1), hypothesis(0.3, "five five", 1, 1)));
        assertThat(answers).extracting(Answer::words).containsExactly("five oh five", "five five");
        assertThat(answers.getLast().confidence()).isLessThan(0.45);
    }

    @Test
    void theFirstHypothesisThatFitsIsTakenWhereTheBestDoesNot() {
        PhraseGrammar menu = PhraseGrammar.of("menu", "en-US", "speak to a person");
        assertThat(by(menu).answers(List.of(
                        hypothesis(0.55, "speak to report [unk]", 1, 1, 0.5, 0.6),
                        hypothesis(0.45, "speak to a person", 1, 1, 0.45, 0.45))))
                .singleElement()
                .satisfies(answer -> assertThat(answer.confidence()).isBetween(0.3, 0.75));
    }

    @Test
    void unknownWordsAloneAreNoAnswer() {
        assertThat(by(yesNo()).answers(List.of(hypothesis(1, "[unk]", 1)))).isEmpty();
        assertThat(by(yesNo()).answers(List.of())).isEmpty();
    }

    @Test
    void aMeaningOfTwoGrammarsIsThatOfTheFirst() {
        PhraseGrammar first = PhraseGrammar.of("first", "en-US", "help");
        PhraseGrammar second = PhraseGrammar.of("second", "en-US", "help");
        assertThat(by(first, second).answers(List.of(hypothesis(1, "help", 1))))
                .singleElement()
                .satisfies(answer -> assertThat(answer.grammar()).isEqualTo(first.name()));
    }

    @Test
    void confidencesNeverRiseDownTheList() {
        PhraseGrammar menu = PhraseGrammar.of("menu", "en-US", "one", "two", "three");
        List<Answer> answers = by(menu).answers(List.of(
                hypothesis(0.5, "one", 0.5), hypothesis(0.3, "two", 0.9), hypothesis(0.2, "three", 0.95)));
        assertThat(answers).extracting(Answer::words).containsExactly("one", "two", "three");
        assertThat(answers)
                .isSortedAccordingTo(
                        java.util.Comparator.comparingDouble(Answer::confidence).reversed());
    }

    @ParameterizedTest
    @CsvSource({
        "no,          COMPLETE",
        "one,         NEEDS_MORE",
        "one two,     CAN_END",
        "one two one, COMPLETE",
        "help,        DEAD",
    })
    void whatMayFollowIsDecidedByAllGrammarsTogether(String words, Prospect prospect) {
        PhraseGrammar numbers = PhraseGrammar.of("numbers", "en-US", "one two one");
        PhraseGrammar brief = PhraseGrammar.of("short", "en-US", "one two");
        ListeningFor all = new ListeningFor(
                new CallId("call-1"),
                new Language("en-US"),
                List.of(yesNo(), numbers, brief),
                Duration.ofMillis(700),
                Duration.ofMillis(1_500),
                Duration.ofSeconds(5),
                SpeechBargeIn.SPEECH,
                ListeningFor.KeepVoice.NO);
        assertThat(all.prospect(words)).isEqualTo(prospect);
    }
}
