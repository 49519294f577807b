package io.greenline.speech;

import io.greenline.audio.Pcm;
import io.greenline.speech.Calibration.Sureness;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Listens to a voice from a file as to a caller's, on the thread that asks. */
public final class RecordedVoice {
    private final Recognizer recognizer;
    private final Calibration calibration;
    private final PhraseLists phrases = new PhraseLists();

    public RecordedVoice(Recognizer recognizer, Calibration calibration) {
        this.recognizer = recognizer;
        this.calibration = calibration;
    }

    /**
     * What came of a voice.
     *
     * @param events as a call would have been told them; without a last one where nobody said anything to the end
     * @param hypotheses of the recogniser about the last utterance
     * @param sureness of the best answer, before calibration
     */
    public record Heard(List<SpeechEvent> events, List<Hypothesis> hypotheses, Optional<Sureness> sureness) {
        /** The answer, where there was one. */
        public Optional<SpeechEvent.Answered> answered() {
            return events.stream()
                    .filter(SpeechEvent.Answered.class::isInstance)
                    .map(SpeechEvent.Answered.class::cast)
                    .findFirst();
        }
    }

    /**
     * Hears a voice up to its first answer, and silence behind it.
     *
     * @param voice 8,000 samples a second
     */
    public Heard hear(ListeningFor what, Pcm voice) throws RecognizerException {
        List<SpeechEvent> events = new ArrayList<>();
        try (Hearing hearing = new Hearing(what, calibration, recognizer, phrases::of, events::add)) {
            hearing.hear(voice);
            long silence = what.incomplete().plus(what.complete()).toMillis() * VoiceActivity.RATE_HZ / 1000;
            hearing.hear(new Pcm(new short[Math.toIntExact(silence)], VoiceActivity.RATE_HZ));
            List<AnswerSearch.Believed> believed =
                    new AnswerSearch(what.grammars(), calibration).believed(hearing.hypotheses());
            return new Heard(
                    List.copyOf(events),
                    hearing.hypotheses(),
                    believed.stream().map(AnswerSearch.Believed::sureness).findFirst());
        }
    }
}
