package io.greenline.prompt;

import io.greenline.audio.Sound;
import io.greenline.prompt.PromptPlan.Wanted;
import io.greenline.telephony.Language;
import io.greenline.telephony.PromptId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/**
 * Makes prompt libraries: one loader for an engine, one library for each dialplan version. Libraries use the loader's
 * voice for values, so it is closed after the last call.
 */
public final class PromptLoader implements AutoCloseable {
    /** How much of the machine the making of clips may take. */
    public enum Effort {
        /** All of it: nobody is on the line. */
        FULL,
        /** One clip at a time: calls go on meanwhile. */
        BACKGROUND
    }

    private static final Duration PAUSE = Duration.ofMillis(200);
    /** Distinct problems told to the listener; beyond that many, what is wrong is known. */
    private static final int MAX_TOLD = 1_000;

    private final PromptSettings settings;
    private final ClipMaker maker;
    private final PromptListener listener;
    private final ValueClips valueClips;
    private final GapVoice voice;
    private final Sound pause;
    private final Sound hold;
    private final Set<PromptProblem> told = ConcurrentHashMap.newKeySet();

    /**
     * A loader on a prompts directory.
     *
     * @throws PromptStoreException if the directory cannot be made or written: then not even the hold signal can be played
     */
    public PromptLoader(PromptSettings settings, Synthesizer synthesizer, InstantSource clock, PromptListener listener)
            throws PromptStoreException {
        this.settings = settings;
        this.listener = listener;
        try {
            ClipStore store = ClipStore.at(settings.prompts().resolve("clips"));
            store.tidy(clock.instant());
            this.maker = new ClipMaker(store, synthesizer);
            this.pause = maker.signal("pause-1", "", Signal.pause(PAUSE));
            this.hold = maker.signal("hold-1", Signal.HOLD_WORDS, Signal.hold());
            this.valueClips = ValueClips.in(settings.prompts().resolve("values"), settings.limits(), clock);
        } catch (IOException failure) {
            throw new PromptStoreException(
                    "cannot keep prompts in %s: %s; make it a directory that the engine can write, with free space"
                            .formatted(settings.prompts(), ClipMaker.reason(failure)),
                    failure);
        }
        this.voice = new GapVoice(synthesizer, valueClips, this::tell);
    }

    /**
     * Makes every clip that these prompts need and that is not there yet. Always gives a library: what cannot be had is a
     * problem, and callers hear another language or the hold signal.
     */
    public PromptLibrary load(Collection<PromptScript> scripts) throws InterruptedException {
        return load(scripts, settings.currency(), Effort.FULL);
    }

    /** As {@link #load(Collection)}, for a dialplan with a currency of its own. */
    public PromptLibrary load(Collection<PromptScript> scripts, Currency currency, Effort effort)
            throws InterruptedException {
        SpokenValues values = new SpokenValues(currency);
        PromptPlan plan = PromptPlan.of(scripts, values, settings.recordings());
        PromptProblems problems = new PromptProblems();
        plan.unreadable().forEach(problems::add);
        Map<Wanted, ClipMaker.Result> made = make(List.copyOf(plan.wanted()), effort, problems);

        Map<PromptId, Map<Language, PromptLibrary.Paces>> prompts = new HashMap<>();
        for (PromptPlan.Text text : plan.texts()) {
            parts(text, made)
                    .ifPresent(parts -> prompts.computeIfAbsent(text.id(), _ -> new HashMap<>())
                            .merge(
                                    text.language(),
                                    PromptLibrary.Paces.of(text.pace(), parts),
                                    (one, other) -> one.and(other)));
        }
        for (PromptPlan.Text text : plan.texts()) {
            problems.missing(text, made, prompts.getOrDefault(text.id(), Map.of()));
        }
        Map<Speech, Sound> vocabulary = vocabulary(plan, made, problems);
        voice.warmUp(values, vocabulary.keySet().stream().map(Speech::language).collect(Collectors.toSet()));
        List<PromptProblem> all = problems.all();
        all.forEach(this::tell);
        GapVoice.Words words = new GapVoice.Words(values, vocabulary, pause, hold);
        return new PromptLibrary(
                prompts, new PromptLibrary.Gaps(voice, words, settings.limits().values()), all);
    }

    /** Deletes the sounds of values that were not said for some minutes; to be called every minute or so. */
    public void forgetOldValues() throws IOException {
        valueClips.forgetOld();
    }

    /** Deletes the sounds of all values; libraries of this loader can no longer say new ones. */
    @Override
    public void close() throws IOException {
        voice.close();
    }

    private Map<Wanted, ClipMaker.Result> make(List<Wanted> wanted, Effort effort, PromptProblems problems)
            throws InterruptedException {
        long deadlineNanos = System.nanoTime() + settings.limits().load().toNanos();
        Progress progress = new Progress(wanted.size());
        List<Callable<ClipMaker.Result>> work = new ArrayList<>();
        for (Wanted one : wanted) {
            work.add(() -> {
                ClipMaker.Result result = make(one, deadlineNanos, problems);
                progress.oneMore();
                return result;
            });
        }
        Map<Wanted, ClipMaker.Result> made = new LinkedHashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(
                switch (effort) {
                    case FULL -> settings.limits().threads();
                    case BACKGROUND -> 1;
                });
        try {
            List<Future<ClipMaker.Result>> results = threads.invokeAll(work);
            for (int i = 0; i < wanted.size(); i++) {
                made.put(wanted.get(i), result(results.get(i)));
            }
        } finally {
            threads.shutdownNow();
        }
        return made;
    }

    private static ClipMaker.Result result(Future<ClipMaker.Result> done) throws InterruptedException {
        try {
            return done.get();
        } catch (ExecutionException failure) {
            return new ClipMaker.Result.Failed(
                    "the speech synthesiser failed: " + failure.getCause(), "report this with the log");
        }
    }

    private ClipMaker.Result make(Wanted wanted, long deadlineNanos, PromptProblems problems)
            throws InterruptedException {
        if (wanted.recording().isPresent()) {
            Path file = wanted.recording().get();
            switch (maker.recorded(file, wanted.speech().text())) {
                case ClipMaker.Result.Made made -> {
                    return made;
                }
                case ClipMaker.Result.Failed(String why, String remedy) ->
                    problems.add(new PromptProblem(
                            file.toString(),
                            "this recording cannot be used: " + why + "; callers hear the synthesised voice",
                            remedy));
            }
        }
        Duration left = Duration.ofNanos(deadlineNanos - System.nanoTime());
        Duration atMost = left.compareTo(settings.limits().clip()) < 0
                ? left
                : settings.limits().clip();
        return maker.spoken(wanted.speech(), atMost);
    }

    private static Optional<List<PromptLibrary.Part>> parts(PromptPlan.Text text, Map<Wanted, ClipMaker.Result> made) {
        List<PromptLibrary.Part> parts = new ArrayList<>();
        for (PromptPlan.Piece piece : text.pieces()) {
            switch (piece) {
                case PromptPlan.Piece.Gap(var form) -> parts.add(new PromptLibrary.Part.Gap(form));
                case PromptPlan.Piece.Clip(Wanted wanted) -> {
                    if (!(made.get(wanted) instanceof ClipMaker.Result.Made(Sound sound))) {
                        return Optional.empty();
                    }
                    parts.add(new PromptLibrary.Part.Clip(sound));
                }
            }
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(parts);
    }

    private static Map<Speech, Sound> vocabulary(
            PromptPlan plan, Map<Wanted, ClipMaker.Result> made, PromptProblems problems) {
        Map<Speech, Sound> vocabulary = new HashMap<>();
        for (Wanted word : plan.vocabulary()) {
            switch (made.get(word)) {
                case ClipMaker.Result.Made(Sound sound) -> vocabulary.put(word.speech(), sound);
                case ClipMaker.Result.Failed(String why, String remedy) ->
                    problems.add(new PromptProblem(
                            "digits and number words in " + word.speech().language(),
                            why + "; values may be heard as the hold signal",
                            remedy));
                case null -> throw new IllegalStateException("a word was planned but not made");
            }
        }
        return vocabulary;
    }

    private void tell(PromptProblem problem) {
        if (told.size() < MAX_TOLD && told.add(problem)) {
            synchronized (listener) {
                listener.problem(problem);
            }
        }
    }

    /** Counts the clips that are there. */
    private final class Progress {
        private final int total;
        private int done;

        Progress(int total) {
            this.total = total;
            listener.progress(0, total);
        }

        synchronized void oneMore() {
            done++;
            listener.progress(done, total);
        }
    }
}
