package io.greenline.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenline.audio.Pcm;
import io.greenline.grammar.Phrases;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every recogniser keeps, real or not. */
public interface RecognizerContract {

    Recognizer recognizer();

    /** One whose model is missing. */
    Recognizer lost();

    /** Words that it can hear, and a voice that says them. */
    String words();

    Pcm voice();

    private Phrases expected() {
        return new Phrases(List.of(words()), Phrases.Extent.SENTENCES, false);
    }

    private static List<Pcm> pieces(Pcm voice, int samples) {
        List<Pcm> pieces = new ArrayList<>();
        for (int at = 0; at < voice.samples().length; at += samples) {
            int end = Math.min(voice.samples().length, at + samples);
            pieces.add(new Pcm(Arrays.copyOfRange(voice.samples(), at, end), voice.rateHz()));
        }
        return pieces;
    }

    private String heard(List<Phrases> phrases, int pieceSamples) throws RecognizerException {
        try (RecognizerStream stream = recognizer().open(phrases)) {
            for (Pcm piece : pieces(voice(), pieceSamples)) {
                String _ = stream.accept(piece);
            }
            return stream.finish().getFirst().text();
        }
    }

    @Test
    default void wordsThatAreExpectedAreHeard() throws RecognizerException {
        assertThat(heard(List.of(expected()), 800)).isEqualTo(words());
    }

    @Test
    default void wordsAreHeardWithNothingExpectedToo() throws RecognizerException {
        assertThat(heard(List.of(), 800)).isEqualTo(words());
    }

    @Test
    default void theSizeOfThePiecesDoesNotMatter() throws RecognizerException {
        assertThat(heard(List.of(expected()), 1_001)).isEqualTo(heard(List.of(expected()), 160));
    }

    @Test
    default void theWordsGrowWhileTheVoiceComes() throws RecognizerException {
        List<String> told = new ArrayList<>();
        try (RecognizerStream stream = recognizer().open(List.of(expected()))) {
            for (Pcm piece : pieces(voice(), 800)) {
                told.add(stream.accept(piece));
            }
            told.add(stream.accept(new Pcm(new short[8_000], 8_000)));
        }
        assertThat(told.getFirst()).isEmpty();
        assertThat(told.getLast()).isEqualTo(words());
    }

    @Test
    default void everyWordHasAConfidenceAndATimeInsideTheVoice() throws RecognizerException {
        try (RecognizerStream stream = recognizer().open(List.of(expected()))) {
            String _ = stream.accept(voice());
            assertThat(stream.finish().getFirst().words()).allSatisfy(word -> {
                assertThat(word.confidence()).isBetween(0.3, 1.0);
                assertThat(word.from()).isLessThan(word.to());
                assertThat(word.to()).isLessThanOrEqualTo(voice().length());
            });
        }
    }

    @Test
    default void afterItsEndAnUtteranceIsForgottenAndTimesBeginAnew() throws RecognizerException {
        try (RecognizerStream stream = recognizer().open(List.of(expected()))) {
            String _ = stream.accept(voice());
            List<Hypothesis> first = stream.finish();
            assertThat(stream.accept(new Pcm(new short[1_600], 8_000))).isEmpty();
            assertThat(stream.finish()).isEmpty();
            String _ = stream.accept(voice());
            List<Hypothesis> again = stream.finish();
            assertThat(again.getFirst().text()).isEqualTo(first.getFirst().text());
            assertThat(again.getFirst().words().getLast().to()).isLessThanOrEqualTo(voice().length());
        }
    }

    @Test
    default void silenceAndNothingAreNoWords() throws RecognizerException {
        try (RecognizerStream stream = recognizer().open(List.of(expected()))) {
            assertThat(stream.finish()).isEmpty();
            assertThat(stream.accept(new Pcm(new short[0], 8_000))).isEmpty();
            assertThat(stream.accept(new Pcm(new short[16_000], 8_000))).isEmpty();
            assertThat(stream.finish()).isEmpty();
        }
    }

    @Test
    default void streamsDoNotHearOneAnother() throws RecognizerException {
        try (RecognizerStream one = recognizer().open(List.of(expected()));
                RecognizerStream other = recognizer().open(List.of(expected()))) {
            for (Pcm piece : pieces(voice(), 800)) {
                String _ = one.accept(piece);
                assertThat(other.accept(new Pcm(new short[800], 8_000))).isEmpty();
            }
            assertThat(one.finish().getFirst().text()).isEqualTo(words());
            assertThat(other.finish()).isEmpty();
        }
    }

    @Test
    default void aClosedStreamRefusesWhateverIsAskedOfIt() throws RecognizerException {
        RecognizerStream stream = recognizer().open(List.of(expected()));
        stream.close();
        stream.close();
        assertThatThrownBy(() -> stream.accept(voice())).isInstanceOf(RecognizerException.class);
        assertThatThrownBy(stream::finish).isInstanceOf(RecognizerException.class);
    }

    @Test
    default void whereTheModelIsMissingNoStreamOpensAndTheReasonIsTold() {
        assertThatThrownBy(() -> lost().open(List.of(expected())))
                .isInstanceOf(RecognizerException.class)
                .hasMessageMatching(".{10,}");
    }

    @Test
    default void aTokenIsWrittenInWordsOrNotAtAll() {
        for (String word : words().split(" ", -1)) {
            assertThat(recognizer().words(word)).contains(word);
        }
        assertThat(recognizer().words("xqzzy")).isEmpty();
        assertThat(recognizer().words("")).isEmpty();
    }
}
