package io.greenline.app;

import io.greenline.app.notices.NoticeVoice;
import io.greenline.app.notices.PromptsAndNotices;
import io.greenline.app.settings.Settings;
import io.greenline.dialplan.Dialplan;
import io.greenline.dialplan.Profile;
import io.greenline.dialplan.Prompt;
import io.greenline.espeak.EspeakSettings;
import io.greenline.espeak.EspeakSynthesizer;
import io.greenline.espeak.EspeakVoice;
import io.greenline.prompt.PromptLibrary;
import io.greenline.prompt.PromptListener;
import io.greenline.prompt.PromptLoader;
import io.greenline.prompt.PromptLoader.Effort;
import io.greenline.prompt.PromptProblem;
import io.greenline.prompt.PromptScript;
import io.greenline.prompt.PromptSettings;
import io.greenline.prompt.PromptStoreException;
import io.greenline.prompt.ScriptPiece;
import io.greenline.session.Served;
import io.greenline.telephony.Language;
import io.greenline.telephony.Pace;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes libraries that can be played of dialplans' prompts, and looks after what they keep on disk. */
final class PromptWiring implements EngineParts.OpenVoice {
    private static final Logger LOG = LoggerFactory.getLogger(PromptWiring.class);
    private static final int PROGRESS_EVERY = 20;
    private static final int USUAL_RATE = 155;
    private static final Currency USUAL_CURRENCY = Currency.getInstance("CNY");

    private final PromptLoader loader;
    private final NoticeVoice notices;
    private final ScheduledExecutorService housekeeping = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("prompts-old").factory());
    private final Future<?> forgetting;

    private PromptWiring(PromptLoader loader) {
        this.loader = loader;
        this.notices = new NoticeVoice(loader, InstantSource.system());
        this.forgetting = housekeeping.scheduleWithFixedDelay(this::forgetOldValues, 1, 1, TimeUnit.MINUTES);
    }

    /** Opens the folder of prompts; logs progress and what callers will not hear as it was meant. */
    static PromptWiring open(Settings.Prompts settings) {
        PromptSettings prompts = new PromptSettings(
                settings.directory(),
                Optional.of(settings.recordings()),
                USUAL_CURRENCY,
                PromptSettings.Limits.standard());
        try {
            return new PromptWiring(new PromptLoader(
                    prompts, new EspeakSynthesizer(espeak(settings)), InstantSource.system(), new Told()));
        } catch (PromptStoreException e) {
            throw new CommandFailure("prompts.directory: " + e.getMessage());
        }
    }

    @Override
    public NoticeVoice notices() {
        return notices;
    }

    @Override
    public Voiced voiced(Dialplan plan, Effort effort) throws InterruptedException {
        Set<Pace> paces = paces(plan);
        List<PromptScript> scripts = plan.prompts().values().stream()
                .map(prompt -> script(prompt, paces))
                .toList();
        PromptLibrary library = loader.load(scripts, Currency.getInstance(plan.currency()), effort);
        Set<Unsaid> unsaid = scripts.stream()
                .flatMap(script -> script.texts().keySet().stream()
                        .filter(language -> !library.has(script.id(), language))
                        .map(language -> new Unsaid(script.id(), language)))
                .collect(Collectors.toSet());
        return new Voiced(
                new Served(plan, new PromptsAndNotices(library, notices)),
                unsaid,
                library.problems().stream().map(PromptProblem::toString).toList());
    }

    @Override
    public void close() {
        forgetting.cancel(false);
        housekeeping.shutdown();
        try {
            loader.close();
        } catch (IOException e) {
            LOG.warn("the sounds of spoken values could not be deleted: {}", e.toString());
        }
    }

    private void forgetOldValues() {
        try {
            loader.forgetOldValues();
        } catch (IOException e) {
            LOG.warn("old sounds of spoken values could not be deleted: {}", e.toString());
        }
    }

    /** Progress and problems go to the log. */
    private static final class Told implements PromptListener {
        @Override
        public void progress(int done, int total) {
            if (done > 0 && (done % PROGRESS_EVERY == 0 || done == total)) {
                LOG.info("prompts: {} of {}", done, total);
            }
        }

        @Override
        public void problem(PromptProblem problem) {
            LOG.warn("prompts: {}", problem);
        }
    }

    /** The paces of the profiles, and where callers may ask for it, the slow one. */
    private static Set<Pace> paces(Dialplan plan) {
        Set<Pace> paces = plan.profiles().stream().map(Profile::speech).collect(Collectors.toCollection(HashSet::new));
        if (!plan.grammars().all().isEmpty()) {
            paces.add(Pace.SLOW);
        }
        return Set.copyOf(paces);
    }

    private static PromptScript script(Prompt prompt, Set<Pace> paces) {
        return new PromptScript(
                prompt.id(),
                prompt.texts().entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey,
                                text -> text.getValue().stream()
                                        .map(PromptWiring::piece)
                                        .toList())),
                paces);
    }

    private static ScriptPiece piece(Prompt.Piece piece) {
        return switch (piece) {
            case Prompt.Piece.Words(String text) -> new ScriptPiece.Words(text);
            case Prompt.Piece.Gap(var _, var form) -> new ScriptPiece.Gap(form);
        };
    }

    /** The voices that ship, changed where a setting names another voice or pace. */
    private static EspeakSettings espeak(Settings.Prompts settings) {
        EspeakSettings usual = EspeakSettings.standard();
        Map<Language, EspeakVoice> voices = new HashMap<>();
        Set<Language> set = new HashSet<>(settings.voices().keySet());
        set.addAll(settings.rates().keySet());
        for (Language language : set) {
            EspeakVoice shipped = usual.voice(language).orElseGet(() -> new EspeakVoice(language.tag(), USUAL_RATE));
            voices.put(
                    language,
                    new EspeakVoice(
                            settings.voices().getOrDefault(language, shipped.name()),
                            settings.rates().getOrDefault(language, shipped.wordsPerMinute())));
        }
        return new EspeakSettings(usual.program(), voices, usual.atOnce());
    }
}
