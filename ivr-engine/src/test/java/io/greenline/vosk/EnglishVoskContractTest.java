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

class EnglishVoskContractTest implements RecognizerContract {
    private static final Language LANGUAGE = new Language("en-US");

    @Override
    public Recognizer recognizer() {
        return StarterModels.models().recognizer(LANGUAGE).orElseThrow();
    }

    @Override
    public Recognizer lost() {
        try (Models models = Models.open(Map.of(LANGUAGE, Path.of("no-such-folder")), Duration.ofHours(1))) {
            return models.recognizer(LANGUAGE).orElseThrow();
        }
    }

    @Override
    public String words() {
        return "power outage";
    }

    @Override
    public Pcm voice() {
        try {
            return StarterModels.voice("en-menu-03.wav");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (MalformedWavException malformed) {
            throw new IllegalStateException(malformed);
        }
    }
}
