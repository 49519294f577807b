package io.greenline.prompt;

import io.greenline.audio.Pcm;
import io.greenline.audio.Sound;
import io.greenline.telephony.Language;
import io.greenline.telephony.PromptId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every prompt of a dialplan as sounds, ready before the first caller hears one. Thread-safe.
 *
 * <p>A prompt that cannot be had in the language wanted is said in another one; one that cannot be had at all is a signal
 * that people know as "attention, please". Never silence.
 */
public final class PromptLibrary implements Prompter {
    /** Spoken values, emptied at each start. */
    private static final String VALUES = "values";

    private static final String SIGNAL = "(signal)";

    private final List<Language> languages;
    private final Map<PromptId, Map<Language, List<Part>>> prompts;
    private final ValueClips values;
    private final Sound signal;
    private final List<PromptProblem> problems;

    /** A piece of a prompt that can be played. */
    private sealed interface Part {
        record Ready(Sound sound) implements Part {}

        record Gap() implements Part {}
    }

    private PromptLibrary(
            List<Language> languages,
            Map<PromptId, Map<Language, List<Part>>> prompts,
            ValueClips values,
            Sound signal,
            List<PromptProblem> problems) {
        this.languages = languages;
        this.prompts = prompts;
        this.values = values;
        this.signal = signal;
        this.problems = problems;
    }

    /** Is told how the making of sounds goes on: how many of how many are done. Called from several threads. */
    public interface Progress {
        void done(int done, int of);
    }

    /**
     * Makes every sound of these prompts, what is cached or recorded first and the rest in parallel.
     *
     * @throws IOException when not even a signal can be written: the prompts directory cannot be used
     */
    public static PromptLibrary prepare(
            PromptSettings settings, Collection<PromptScript> scripts, Synthesizer synthesizer, Progress progress)
            throws IOException, InterruptedException {
        SoundFiles files = new SoundFiles(settings.directory());
        Sound signal = files.write("signal", SIGNAL, Signal.attention());
        Voices voices = new Voices(files, settings.recordings(), synthesizer);
        Map<Language, SpokenValues> words = new HashMap<>();
        settings.languages().forEach(language -> words.put(language, new SpokenValues(language, settings.currency())));

        Studio studio = new Studio(voices, settings.within(), progress);
        Map<PromptId, Map<Language, List<Studio.Take>>> takes = new HashMap<>();
        for (PromptScript script : scripts) {
            Map<Language, List<Studio.Take>> byLanguage = new HashMap<>();
            script.texts()
                    .forEach((language, text) -> byLanguage.put(language, studio.takes(script.id(), language, text)));
            takes.put(script.id(), byLanguage);
        }
        Map<Language, Map<Character, Studio.Take>> digits = new HashMap<>();
        words.forEach((language, spoken) -> {
            Map<Character, Studio.Take> signs = new HashMap<>();
            ValueClips.signs().forEach(sign -> signs.put(sign, studio.take(language, spoken.digit(sign))));
            digits.put(language, signs);
        });
        studio.record();

        Path valueDirectory = settings.directory().resolve(VALUES);
        SoundFiles valueFiles = new SoundFiles(valueDirectory);
        valueFiles.clear();
        ValueClips values = new ValueClips(
                words, clips(digits), new Voices(valueFiles, settings.recordings(), synthesizer), valueFiles);
        return new PromptLibrary(settings.languages(), parts(takes), values, signal, studio.problems());
    }

    /** What callers will not hear as it was meant. */
    public List<PromptProblem> problems() {
        return problems;
    }

    @Override
    public List<Sound> sounds(List<Utterance> utterances) throws InterruptedException {
        List<Sound> sounds = new ArrayList<>();
        for (Utterance utterance : utterances) {
            sounds.addAll(sounds(utterance));
        }
        return sounds;
    }

    private List<Sound> sounds(Utterance utterance) throws InterruptedException {
        Map<Language, List<Part>> texts = prompts.getOrDefault(utterance.prompt(), Map.of());
        Optional<Language> language = speakable(texts, utterance.language());
        if (language.isEmpty()) {
            return List.of(signal);
        }
        List<Sound> sounds = new ArrayList<>();
        int gap = 0;
        for (Part part : texts.getOrDefault(language.get(), List.of())) {
            switch (part) {
                case Part.Ready(Sound sound) -> sounds.add(sound);
                case Part.Gap _ -> {
                    if (gap < utterance.fills().size()) {
                        sounds.addAll(values.sounds(utterance.fills().get(gap), language.get()));
                    }
                    gap++;
                }
            }
        }
        return sounds.isEmpty() ? List.of(signal) : sounds;
    }

    private Optional<Language> speakable(Map<Language, List<Part>> texts, Language wanted) {
        return texts.containsKey(wanted)
                ? Optional.of(wanted)
                : languages.stream().filter(texts::containsKey).findFirst();
    }

    /** A text of which a piece is missing is not said in halves: its language is left out. */
    private static Map<PromptId, Map<Language, List<Part>>> parts(
            Map<PromptId, Map<Language, List<Studio.Take>>> takes) {
        Map<PromptId, Map<Language, List<Part>>> parts = new HashMap<>();
        takes.forEach((prompt, byLanguage) -> {
            Map<Language, List<Part>> texts = new HashMap<>();
            byLanguage.forEach((language, pieces) -> whole(pieces).ifPresent(text -> texts.put(language, text)));
            parts.put(prompt, texts);
        });
        return parts;
    }

    private static Optional<List<Part>> whole(List<Studio.Take> pieces) {
        List<Part> parts = new ArrayList<>();
        for (Studio.Take take : pieces) {
            switch (take) {
                case Studio.Take.Gap _ -> parts.add(new Part.Gap());
                case Studio.Take.Speech speech -> {
                    Optional<Sound> sound = speech.sound();
                    if (sound.isEmpty()) {
                        return Optional.empty();
                    }
                    parts.add(new Part.Ready(sound.get()));
                }
            }
        }
        return Optional.of(List.copyOf(parts));
    }

    private static Map<Language, Map<Character, Sound>> clips(Map<Language, Map<Character, Studio.Take>> digits) {
        Map<Language, Map<Character, Sound>> clips = new HashMap<>();
        digits.forEach((language, signs) -> {
            Map<Character, Sound> sounds = new HashMap<>();
            signs.forEach((sign, take) -> {
                if (take instanceof Studio.Take.Speech speech) {
                    speech.sound().ifPresent(sound -> sounds.put(sign, sound));
                }
            });
            clips.put(language, sounds);
        });
        return clips;
    }

    /** The signal that stands for what cannot be said. */
    private static final class Signal {
        private static final int[] TONES_HZ = {660, 550, 440};
        private static final int TONE_SAMPLES = 2_400;
        private static final double LEVEL = 12_000;

        private Signal() {}

        static Pcm attention() {
            short[] samples = new short[TONES_HZ.length * TONE_SAMPLES];
            for (int i = 0; i < samples.length; i++) {
                int tone = TONES_HZ[i / TONE_SAMPLES];
                double fade = Math.sin(Math.PI * (i % TONE_SAMPLES) / TONE_SAMPLES);
                samples[i] = (short) (LEVEL * fade * Math.sin(2 * Math.PI * tone * i / Pcm.TELEPHONE_RATE_HZ));
            }
            return new Pcm(samples, Pcm.TELEPHONE_RATE_HZ);
        }
    }
}
