package io.greenline.prompt;

import io.greenline.telephony.Language;
import io.greenline.telephony.Pace;
import java.time.Duration;
import java.util.Optional;

/** The port to a speech synthesiser. Thread-safe: prompts are made on several threads at once. */
public interface Synthesizer {
    /**
     * The voice, rate and whatever else changes how a language sounds at a pace, in words for people; the same as long as the same
     * text sounds the same, so it is part of the name under which a sound is kept.
     *
     * @return empty for a language that this synthesiser does not speak
     */
    Optional<String> voice(Language language, Pace pace);

    /**
     * The sound of a text.
     *
     * @param atMost how long it may take, waiting for a free place included; then it fails as {@code TIMED_OUT}
     * @throws InterruptedException if the caller's thread is interrupted; nothing is left running then
     */
    Synthesis synthesize(Speech speech, Duration atMost) throws InterruptedException;
}
