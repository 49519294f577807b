package io.greenline.speech;

import io.greenline.audio.Pcm;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a listener tells. After the first event but {@link Began} nothing more comes. */
public sealed interface SpeechEvent {

    /**
     * The caller surely says something: words that stay, not noise.
     *
     * @param at where it began, from the beginning of the voice
     */
    record Began(Duration at) implements SpeechEvent {}

    /**
     * The caller has said something to the end.
     *
     * @param answers that fit a grammar, the best first, at most {@link #MOST_ANSWERS}; empty when nothing fits
     * @param heard the recogniser's best words, {@code [unk]} among them, for people to read
     * @param began where the speech began, from the beginning of the voice
     * @param ended where it ended, not before {@code began}
     * @param voice what was said, where it was asked for
     */
    record Answered(List<Answer> answers, String heard, Duration began, Duration ended, Optional<Pcm> voice)
            implements SpeechEvent {
        /** How many answers are told. */
        public static final int MOST_ANSWERS = 5;

        public Answered {
            answers = List.copyOf(answers);
        }
    }

    /** The caller spoke longer than is listened to (VoiceXML 2.0 section 5.2.6, {@code maxspeechtimeout}). */
    record TooLong(String heard, Duration began, Optional<Pcm> voice) implements SpeechEvent {}

    /** Nobody listens any more, though the caller may speak. */
    record Lost(String reason) implements SpeechEvent {}
}
