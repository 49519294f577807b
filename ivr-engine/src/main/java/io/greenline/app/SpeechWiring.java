package io.greenline.app;

import io.greenline.app.operation.HealthPart;
import io.greenline.app.settings.Settings;
import io.greenline.app.voices.VoiceFiles;
import io.greenline.asterisk.media.AudioSocketServer;
import io.greenline.asterisk.media.AudioSocketSettings;
import io.greenline.session.SpeechDesk;
import io.greenline.speech.Calibration;
import io.greenline.speech.GaplessListeners;
import io.greenline.speech.SpeechCounts;
import io.greenline.speech.SpokenListeners;
import io.greenline.vosk.Models;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that listens to callers, open: models, listeners, the way of voices from Asterisk, what is kept of them. */
final class SpeechWiring implements EngineParts.OpenSpeech {
    private static final Logger LOG = LoggerFactory.getLogger(SpeechWiring.class);
    private static final Duration LOOK_AT_MODELS = Duration.ofSeconds(5);
    private static final int MOST_CONNECTIONS = 2_000;
    private static final Duration ARRIVING = Duration.ofMillis(2_500);
    private static final Duration OTHERWISE = Duration.ofSeconds(1);

    private final Models models;
    private final SpokenListeners listeners;
    private final GaplessListeners gapless;
    private final VoiceFiles voices;
    private final AudioSocketServer audio;
    private final ScheduledExecutorService housekeeping = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("voices-old").factory());

    private SpeechWiring(Settings.Speech settings, SpeechCounts counts) {
        models = Models.open(settings.models(), LOOK_AT_MODELS);
        listeners = new SpokenListeners(
                models::recognizer, calibration(settings), SpokenListeners.Limits.standard(), counts);
        gapless = new GaplessListeners(listeners);
        voices = new VoiceFiles(settings.voices(), settings.keepVoices(), InstantSource.system());
        audio = new AudioSocketServer(
                new AudioSocketSettings(settings.audioSocket(), MOST_CONNECTIONS, ARRIVING, OTHERWISE, OTHERWISE));
        ScheduledFuture<?> _ = housekeeping.scheduleWithFixedDelay(this::forgetVoices, 0, 1, TimeUnit.HOURS);
    }

    /** What is wrong with the file is told in the log; the rest of it counts. */
    private static Calibration calibration(Settings.Speech settings) {
        CalibrationFile file = new CalibrationFile(settings.calibration());
        Calibration calibration = file.read();
        file.problems().forEach(problem -> LOG.warn("{}", problem));
        return calibration;
    }

    /** Loads the models; one that cannot be loaded is told in the log and looked for again. */
    static SpeechWiring open(Settings.Speech settings, SpeechCounts counts) {
        SpeechWiring wiring = new SpeechWiring(settings, counts);
        wiring.audio.open();
        return wiring;
    }

    @Override
    public SpeechDesk desk() {
        return new SpeechDesk(gapless, voices);
    }

    @Override
    public Optional<AudioSocketServer> audio() {
        return Optional.of(audio);
    }

    /** Calls go on by keys whatever is missing here, so nothing of it keeps calls out. */
    @Override
    public HealthPart.Condition condition() {
        String states = models.states().stream()
                .map(state -> "%s: %s"
                        .formatted(
                                state.language(),
                                state.words().map(words -> words + " words").orElse("by keys alone")
                                        + state.problem()
                                                .map(" (%s)"::formatted)
                                                .orElse("")))
                .collect(Collectors.joining("; "));
        return new HealthPart.Condition(true, states);
    }

    @Override
    public long missing() {
        return models.states().stream().filter(state -> state.words().isEmpty()).count();
    }

    @Override
    public long voicesLost() {
        return voices.lost();
    }

    private void forgetVoices() {
        try {
            voices.forget();
        } catch (RuntimeException e) {
            LOG.error("old recordings of answers could not be looked after", e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        housekeeping.shutdownNow();
        audio.close();
        gapless.close();
        listeners.close();
        voices.close();
        models.close();
    }
}
