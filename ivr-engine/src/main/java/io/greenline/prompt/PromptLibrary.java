package io.greenline.prompt;

import io.greenline.audio.Sound;
import io.greenline.telephony.Language;
import io.greenline.telephony.Pace;
import io.greenline.telephony.PromptId;
import io.greenline.telephony.SpokenForm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The prompts of one dialplan version, ready to be played. Immutable; made by {@link PromptLoader}. */
public final class PromptLibrary implements Prompter {
    /** A piece of a prompt that can be had. */
    sealed interface Part {
        record Clip(Sound sound) implements Part {}

        record Gap(SpokenForm form) implements Part {}
    }

    /** A prompt in one language, at each pace at which it can be had: at least one. */
    record Paces(Map<Pace, List<Part>> parts) {
        static Paces of(Pace pace, List<Part> parts) {
            return new Paces(Map.of(pace, List.copyOf(parts)));
        }

        Paces and(Paces other) {
            Map<Pace, List<Part>> all = new EnumMap<>(parts);
            all.putAll(other.parts);
            return new Paces(Map.copyOf(all));
        }

        boolean has(Pace pace) {
            return parts.containsKey(pace);
        }

        /** The pace wanted; else the normal one, else whatever there is. */
        Pace nearest(Pace wanted) {
            return Stream.of(wanted, Pace.NORMAL)
                    .filter(this::has)
                    .findFirst()
                    .orElseGet(() -> parts.keySet().iterator().next());
        }
    }

    private final Map<PromptId, Map<Language, Paces>> prompts;
    private final GapVoice voice;
    private final GapVoice.Words words;
    private final Duration valuesAtMost;
    private final List<PromptProblem> problems;

    PromptLibrary(Map<PromptId, Map<Language, Paces>> prompts, Gaps gaps, List<PromptProblem> problems) {
        this.prompts = Map.copyOf(prompts);
        this.voice = gaps.voice;
        this.words = gaps.words;
        this.valuesAtMost = gaps.atMost;
        this.problems = List.copyOf(problems);
    }

    /** How the gaps are filled. */
    record Gaps(GapVoice voice, GapVoice.Words words, Duration atMost) {}

    /** What was wrong when this library was loaded. */
    public List<PromptProblem> problems() {
        return problems;
    }

    /** Whether a prompt can be heard in this language, and not only in another one or as the hold signal. */
    public boolean has(PromptId prompt, Language language) {
        return prompts.getOrDefault(prompt, Map.of()).containsKey(language);
    }

    @Override
    public List<Sound> sounds(List<Utterance> utterances) throws InterruptedException {
        long deadlineNanos = System.nanoTime() + valuesAtMost.toNanos();
        List<GapVoice.Pending> all = new ArrayList<>();
        for (Utterance utterance : utterances) {
            all.addAll(begin(utterance)); // all values at once: they share the caller's patience
        }
        List<Sound> sounds = new ArrayList<>();
        for (GapVoice.Pending pending : all) {
            sounds.addAll(pending.await(deadlineNanos));
        }
        return sounds;
    }

    private List<GapVoice.Pending> begin(Utterance utterance) {
        Map<Language, Paces> texts = prompts.getOrDefault(utterance.prompt(), Map.of());
        Language language = heard(utterance.language(), texts);
        Paces paces = texts.get(language);
        if (paces == null) {
            return List.of(_ -> List.of(words.hold()));
        }
        Pace pace = paces.nearest(utterance.pace());
        List<Fill> fills = new ArrayList<>(utterance.fills());
        boolean translated = !language.equals(utterance.language());
        List<GapVoice.Pending> pending = new ArrayList<>();
        for (Part part : paces.parts.getOrDefault(pace, List.of())) {
            pending.add(
                    switch (part) {
                        case Part.Clip(Sound sound) -> _ -> List.of(sound);
                        case Part.Gap(SpokenForm form) ->
                            voice.begin(
                                    new GapVoice.Value(next(fills, form, translated), language, pace),
                                    words,
                                    valuesAtMost);
                    });
        }
        return pending;
    }

    /** The language wanted; else another that this prompt can be had in, always the same one. */
    private static Language heard(Language wanted, Map<Language, Paces> texts) {
        return texts.containsKey(wanted)
                ? wanted
                : texts.keySet().stream()
                        .min(Comparator.comparing(Language::tag))
                        .orElse(wanted);
    }

    /**
     * The value of the next gap. Another language may have its gaps in another order: there the next value of the same
     * form is the best guess.
     */
    private static Fill next(List<Fill> left, SpokenForm form, boolean translated) {
        for (int i = 0; i < left.size(); i++) {
            if (!translated || left.get(i).form() == form) {
                return left.remove(i);
            }
        }
        return new Fill(SpokenForm.TEXT, "");
    }
}
