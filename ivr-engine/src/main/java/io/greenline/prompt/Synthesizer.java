package io.greenline.prompt;

import io.greenline.audio.Pcm;
import io.greenline.telephony.Language;
import java.time.Duration;

/** Turns text into speech. Blocking, thread-safe. */
public interface Synthesizer {

    /**
     * Speaks a text.
     *
     * @param text what to say; any characters
     * @param within longest time it may take
     * @throws SynthesisException when it cannot be spoken: why, and what to do
     */
    Pcm speak(String text, Language language, Duration within) throws SynthesisException, InterruptedException;

    /** Names voice, pace and program for this language: what is cached under another name is spoken anew. */
    String voice(Language language);

    /** A text that could not be spoken. */
    final class SynthesisException extends Exception {
        private static final long serialVersionUID = 1L;

        public SynthesisException(String message) {
            super(message);
        }
    }
}
