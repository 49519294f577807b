package io.greenline.app;

import io.greenline.app.operation.HealthPart;
import io.greenline.asterisk.media.AudioSocketServer;
import io.greenline.session.SpeechDesk;
import java.util.Optional;

/** An engine that listens to nobody: no model is set. */
record NoSpeech() implements EngineParts.OpenSpeech {
    @Override
    public SpeechDesk desk() {
        return SpeechDesk.DEAF;
    }

    @Override
    public Optional<AudioSocketServer> audio() {
        return Optional.empty();
    }

    @Override
    public HealthPart.Condition condition() {
        return new HealthPart.Condition(true, "off: speech.models.<language> is not set");
    }

    @Override
    public long missing() {
        return 0;
    }

    @Override
    public long voicesLost() {
        return 0;
    }

    @Override
    public void close() {
        // Nothing was opened.
    }
}
