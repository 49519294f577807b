package io.greenline.app;

import io.greenline.app.settings.Settings;
import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.Prompt;
import io.greenline.espeak.EspeakSettings;
import io.greenline.espeak.EspeakSettings.Voice;
import io.greenline.espeak.EspeakSynthesizer;
import io.greenline.prompt.PromptLibrary;
import io.greenline.prompt.PromptScript;
import io.greenline.prompt.PromptSettings;
import io.greenline.prompt.Prompter;
import io.greenline.telephony.Language;
import io.greenline.telephony.PromptId;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns the dialplans' prompts into a library that can be played. */
final class PromptWiring {
    private static final Logger LOG = LoggerFactory.getLogger(PromptWiring.class);
    private static final Duration ONE_PROMPT = Duration.ofSeconds(20);
    private static final int PROGRESS_EVERY = 20;

    private PromptWiring() {}

    /** Makes every sound ready; logs progress and what callers will not hear as it was meant. */
    static Prompter prompter(Settings.Prompts settings, Collection<Dialplan> dialplans) throws InterruptedException {
        List<Dialplan> plans =
                dialplans.stream().sorted(Comparator.comparing(Dialplan::name)).toList();
        PromptSettings prompts = new PromptSettings(
                settings.directory(),
                settings.recordings(),
                plans.stream()
                        .flatMap(plan -> plan.languages().stream())
                        .distinct()
                        .toList(),
                plans.getFirst().currency(),
                ONE_PROMPT);
        try {
            PromptLibrary library = PromptLibrary.prepare(
                    prompts, scripts(plans), new EspeakSynthesizer(espeak(settings)), PromptWiring::progress);
            library.problems().forEach(problem -> LOG.warn("{}", problem));
            return library;
        } catch (IOException e) {
            throw new CommandFailure(
                    "prompts.directory: %s cannot be used (%s); let the engine's user write there and Asterisk's read"
                            .formatted(settings.directory(), e));
        }
    }

    private static void progress(int done, int of) {
        if (done % PROGRESS_EVERY == 0 || done == of) {
            LOG.info("prompts: {} of {}", done, of);
        }
    }

    /** A prompt is known by its name alone, so dialplans that share a name must share the text. */
    private static List<PromptScript> scripts(List<Dialplan> plans) {
        Map<PromptId, PromptScript> scripts = new HashMap<>();
        for (Dialplan plan : plans) {
            for (Prompt prompt : plan.prompts().values()) {
                PromptScript script = script(prompt);
                PromptScript other = scripts.putIfAbsent(prompt.id(), script);
                if (other != null && !other.equals(script)) {
                    throw new CommandFailure(
                            "%s: another dialplan has a prompt '%s' with another text; give one of them another name"
                                    .formatted(prompt.at(), prompt.id()));
                }
            }
        }
        return List.copyOf(scripts.values());
    }

    private static PromptScript script(Prompt prompt) {
        return new PromptScript(
                prompt.id(),
                prompt.texts().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                text -> text.getValue().stream()
                                        .map(PromptWiring::piece)
                                        .toList())));
    }

    private static PromptScript.Piece piece(Prompt.Piece piece) {
        return switch (piece) {
            case Prompt.Piece.Words(String text) -> new PromptScript.Piece.Words(text);
            case Prompt.Piece.Gap(var _, var form) -> new PromptScript.Piece.Gap(form);
        };
    }

    /** The voices that ship, changed where a setting names another voice or pace. */
    private static EspeakSettings espeak(Settings.Prompts settings) {
        Map<Language, Voice> voices = new HashMap<>(EspeakSettings.DEFAULT.voices());
        Set<Language> set = new HashSet<>(settings.voices().keySet());
        set.addAll(settings.rates().keySet());
        for (Language language : set) {
            Voice usual = voices.getOrDefault(language, new Voice(language.tag(), 160));
            voices.put(
                    language,
                    new Voice(
                            settings.voices().getOrDefault(language, usual.name()),
                            settings.rates().getOrDefault(language, usual.wordsPerMinute())));
        }
        return new EspeakSettings(EspeakSettings.DEFAULT.program(), voices);
    }
}
