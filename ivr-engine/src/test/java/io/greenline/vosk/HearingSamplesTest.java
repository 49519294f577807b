package io.greenline.vosk;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.audio.MalformedWavException;
import io.greenline.audio.Pcm;
import io.greenline.grammar.Meaning;
import io.greenline.grammar.PhraseGrammar;
import io.greenline.speech.Answer;
import io.greenline.speech.Calibration;
import io.greenline.speech.ListeningFor;
import io.greenline.speech.RecognizerException;
import io.greenline.speech.RecordedVoice;
import io.greenline.speech.SpeechEvent.Answered;
import io.greenline.speech.SpeechEvent.Began;
import io.greenline.speech.SpeechEvent.TooLong;
import io.greenline.telephony.CallId;
import io.greenline.telephony.SpeechBargeIn;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole way from a voice to an answer, with a real recogniser. */
class HearingSamplesTest {
    private static final PhraseGrammar ENGLISH = PhraseGrammar.of(
            "menu",
            "en-US",
            "yes",
            "no",
            "help",
            "operator",
            "power outage",
            "billing",
            "meter reading",
            "repeat that");
    private static final PhraseGrammar MANDARIN =
            PhraseGrammar.of("menu", "zh-CN", "是", "不是", "停电", "转人工", "电费", "我要 报修", "再说一遍");

    private static RecordedVoice.Heard heard(PhraseGrammar grammar, SpeechBargeIn bargeIn, Pcm voice)
            throws RecognizerException {
        ListeningFor what = new ListeningFor(
                new CallId("call-1"),
                grammar.language(),
                List.of(grammar),
                Duration.ofMillis(700),
                Duration.ofMillis(1_500),
                Duration.ofSeconds(15),
                bargeIn,
                ListeningFor.KeepVoice.NO);
        return new RecordedVoice(
                        StarterModels.models().recognizer(grammar.language()).orElseThrow(), Calibration.none())
                .hear(what, voice);
    }

    private static PhraseGrammar grammar(String file) {
        return file.startsWith("zh") ? MANDARIN : ENGLISH;
    }

    private static Pcm joined(Pcm... parts) {
        int length =
                Arrays.stream(parts).mapToInt(part -> part.samples().length).sum();
        short[] all = new short[length];
        int at = 0;
        for (Pcm part : parts) {
            System.arraycopy(part.samples(), 0, all, at, part.samples().length);
            at += part.samples().length;
        }
        return new Pcm(all, 8_000);
    }

    private static Pcm noise(double amplitude, Duration length) {
        Random random = new Random(11);
        short[] samples = new short[(int) length.toMillis() * 8];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (random.nextGaussian() * amplitude);
        }
        return new Pcm(samples, 8_000);
    }

    @ParameterizedTest
    @CsvSource({
        "en-menu-03.wav, power outage",
        "en-yesno-01.wav, yes",
        "en-menu-05.wav, meter reading",
        "zh-menu-02.wav, 转人工",
        "zh-yesno-02.wav, 不是",
        "zh-phrase-01.wav, 我要 报修",
    })
    void anAnswerIsUnderstoodAndSure(String file, String meaning)
            throws IOException, MalformedWavException, RecognizerException {
        RecordedVoice.Heard heard = heard(grammar(file), SpeechBargeIn.SPEECH, StarterModels.voice(file));
        Answer best = heard.answered().orElseThrow().answers().getFirst();
        assertThat(best.meaning()).isEqualTo(new Meaning.Text(meaning));
        assertThat(best.confidence()).isGreaterThan(0.75);
        assertThat(heard.events().getFirst()).isInstanceOf(Began.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-oog-01.wav", "en-oog-02.wav", "zh-oog-01.wav", "zh-oog-02.wav"})
    void speechOutsideTheGrammarIsHeardAsSuch(String file)
            throws IOException, MalformedWavException, RecognizerException {
        RecordedVoice.Heard heard = heard(grammar(file), SpeechBargeIn.SPEECH, StarterModels.voice(file));
        assertThat(heard.answered().orElseThrow().answers())
                .filteredOn(answer -> answer.confidence() > 0.45)
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-silence-01.wav", "en-noise-01.wav", "zh-silence-01.wav", "zh-music-01.wav"})
    void silenceNoiseAndMusicBeginNothing(String file) throws IOException, MalformedWavException, RecognizerException {
        Pcm voice = StarterModels.voice(file);
        RecordedVoice.Heard heard = heard(grammar(file), SpeechBargeIn.SPEECH, joined(voice, voice, voice, voice));
        assertThat(heard.events()).isEmpty();
    }

    @Test
    void anAnswerInALoudSteadyNoiseEndsThoughTheNoiseDoesNot()
            throws IOException, MalformedWavException, RecognizerException {
        Pcm yes = StarterModels.voice("en-menu-03.wav");
        Pcm all = joined(noise(150, Duration.ofSeconds(2)), yes, noise(150, Duration.ofSeconds(4)));
        Answered answered = heard(ENGLISH, SpeechBargeIn.SPEECH, all).answered().orElseThrow();
        assertThat(answered.heard()).isEqualTo("power outage");
        assertThat(answered.ended()).isBetween(Duration.ofMillis(2_800), Duration.ofMillis(4_100));
    }

    @Test
    void aPauseOfASecondInsideAnAnswerDoesNotSplitIt() throws IOException, MalformedWavException, RecognizerException {
        PhraseGrammar two = PhraseGrammar.of("two", "en-US", "help", "help yes");
        Pcm all = joined(
                StarterModels.voice("en-menu-08.wav"),
                noise(5, Duration.ofMillis(700)),
                StarterModels.voice("en-yesno-01.wav"));
        assertThat(heard(two, SpeechBargeIn.SPEECH, all)
                        .answered()
                        .orElseThrow()
                        .heard())
                .isEqualTo("help yes");
    }

    @Test
    void aMinuteOfSpeechIsTooLong() throws IOException, MalformedWavException, RecognizerException {
        Pcm talk = StarterModels.voice("en-phrase-04.wav");
        int end = talk.samples().length;
        // Without its pauses at both ends nobody stops speaking.
        Pcm words = new Pcm(Arrays.copyOfRange(talk.samples(), 2_400, end - 1_600), 8_000);
        Pcm[] minute = new Pcm[60_000 / (int) words.length().toMillis()];
        Arrays.fill(minute, words);
        assertThat(heard(ENGLISH, SpeechBargeIn.SPEECH, joined(minute)).events().getLast())
                .isInstanceOf(TooLong.class);
    }

    @Test
    void aHotwordIsFoundBehindOtherSpeech() throws IOException, MalformedWavException, RecognizerException {
        Pcm all = joined(
                StarterModels.voice("en-oog-01.wav"),
                noise(5, Duration.ofSeconds(2)),
                StarterModels.voice("en-menu-01.wav"));
        RecordedVoice.Heard heard = heard(ENGLISH, SpeechBargeIn.HOTWORD, all);
        assertThat(heard.answered().orElseThrow().answers().getFirst().meaning())
                .isEqualTo(new Meaning.Text("operator"));
    }
}
