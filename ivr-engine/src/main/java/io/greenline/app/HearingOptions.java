package io.greenline.app;

import io.greenline.app.settings.Settings;
import io.greenline.audio.MalformedWavException;
import io.greenline.audio.Pcm;
import io.greenline.audio.Resampler;
import io.greenline.audio.Wav;
import io.greenline.grammar.Grammar;
import io.greenline.grammar.GrammarName;
import io.greenline.grammar.match.GrammarLibrary;
import io.greenline.grammar.script.RhinoScripts;
import io.greenline.speech.ListeningFor;
import io.greenline.speech.Recognizer;
import io.greenline.telephony.CallId;
import io.greenline.telephony.Language;
import io.greenline.telephony.SpeechBargeIn;
import io.greenline.vosk.Models;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What commands that listen to files need: a model and grammars. */
final class HearingOptions {
    private static final int RATE_HZ = 8_000;
    private static final Duration NEVER = Duration.ofDays(1);

    @Mixin
    private SettingsOption settings;

    @Option(
            names = "--language",
            paramLabel = "LANGUAGE",
            required = true,
            description = "Language that is spoken, such as zh-CN.")
    private String language;

    @Option(
            names = "--grammars",
            paramLabel = "DIR",
            defaultValue = "grammars",
            description = "The directory of grammars; ${DEFAULT-VALUE}.")
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    HearingOptions() {}

    Language language() {
        if (!Language.isTag(language)) {
            throw new CommandFailure("'%s' is not a language tag such as zh-CN or en-US".formatted(language));
        }
        return new Language(language);
    }

    Path directory() {
        return directory;
    }

    /** The models of the settings, and the starter models for languages that these do not name. */
    static Map<Language, Path> folders(Settings.Speech speech) {
        Map<Language, Path> folders = new LinkedHashMap<>(StarterModels.folders());
        folders.putAll(speech.models());
        return folders;
    }

    Models models() {
        return Models.open(folders(settings.load().speech()), NEVER);
    }

    Recognizer recognizer(Models models) {
        return models.recognizer(language())
                .orElseThrow(() -> new CommandFailure(
                        "no speech model for %s: set speech.models.%s".formatted(language, language)));
    }

    Grammar grammar(String name) {
        GrammarLibrary library = GrammarLibrary.load(directory, new RhinoScripts(), _ -> {});
        if (!GrammarName.isName(name)) {
            throw new CommandFailure(
                    "'%s' is no name of a grammar; it is lower-case words joined by hyphens".formatted(name));
        }
        return library.find(new GrammarName(name), language())
                .orElseThrow(
                        () -> new CommandFailure("no grammar '%s' in %s there; greenline grammar check %s tells more"
                                .formatted(name, language, directory)));
    }

    ListeningFor listening(List<Grammar> grammars) {
        return new ListeningFor(
                new CallId("file"),
                language(),
                grammars,
                Duration.ofMillis(700),
                Duration.ofMillis(1_500),
                Duration.ofMinutes(1),
                SpeechBargeIn.SPEECH,
                ListeningFor.KeepVoice.NO);
    }

    static Pcm voice(Path file) {
        try {
            return Resampler.resample(Wav.decode(Files.readAllBytes(file)), RATE_HZ);
        } catch (IOException unreadable) {
            throw new CommandFailure("%s cannot be read: %s".formatted(file, unreadable.getMessage()));
        } catch (MalformedWavException malformed) {
            throw new CommandFailure("%s: %s".formatted(file, malformed.problem()));
        }
    }
}
