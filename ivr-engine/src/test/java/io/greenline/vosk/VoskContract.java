package io.greenline.vosk;

import io.greenline.audio.MalformedWavException;
import io.greenline.audio.Pcm;
import io.greenline.speech.Recognizer;
import io.greenline.speech.RecognizerContract;
import io.greenline.telephony.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** What every recogniser does, by Vosk with a starter model. */
interface VoskContract extends RecognizerContract {
    Language language();

    /** The sample that says {@link #words}. */
    String sample();

    @Override
    default Recognizer recognizer() {
        return StarterModels.models().recognizer(language()).orElseThrow();
    }

    @Override
    default Recognizer lost() {
        try (Models models = Models.open(Map.of(language(), Path.of("no-such-folder")), Duration.ofHours(1))) {
            return models.recognizer(language()).orElseThrow();
        }
    }

    @Override
    default Pcm voice() {
        try {
            return StarterModels.voice(sample());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (MalformedWavException malformed) {
            throw new IllegalStateException(malformed);
        }
    }
}
