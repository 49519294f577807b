package io.greenline.prompt;

import io.greenline.audio.Sound;
import io.greenline.telephony.Language;
import io.greenline.telephony.PromptId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes the sounds of a whole dialplan: takes are asked for first and recorded together, as many at a time as the machine
 * has cores. Used once, by one thread.
 */
final class Studio {
    private final Voices voices;
    private final Duration within;
    private final PromptLibrary.Progress progress;
    private final ConcurrentLinkedQueue<PromptProblem> problems = new ConcurrentLinkedQueue<>();
    private final Map<String, Take.Speech> wanted = new HashMap<>();

    Studio(Voices voices, Duration within, PromptLibrary.Progress progress) {
        this.voices = voices;
        this.within = within;
        this.progress = progress;
    }

    /** A piece of a prompt on its way to being a sound. */
    sealed interface Take {
        /** Filled on each call. */
        record Gap() implements Take {}

        /** Words; what they sound like is known after {@link Studio#record}. */
        final class Speech implements Take {
            private final PromptId prompt;
            private final Language language;
            private final String words;
            private volatile Optional<Sound> sound;

            Speech(PromptId prompt, Language language, String words, Optional<Sound> sound) {
                this.prompt = prompt;
                this.language = language;
                this.words = words;
                this.sound = sound;
            }

            Optional<Sound> sound() {
                return sound;
            }
        }
    }

    List<PromptProblem> problems() {
        return List.copyOf(problems);
    }

    /** The takes of one prompt in one language. */
    List<Take> takes(PromptId prompt, Language language, List<PromptScript.Piece> text) {
        Optional<Sound> whole = recorded(prompt, language, Optional.empty(), text.toString());
        if (whole.isPresent() && text.stream().noneMatch(PromptScript.Piece.Gap.class::isInstance)) {
            return List.of(new Take.Speech(prompt, language, "", whole));
        }
        List<Take> takes = new ArrayList<>();
        int number = 0;
        for (PromptScript.Piece piece : text) {
            switch (piece) {
                case PromptScript.Piece.Gap _ -> takes.add(new Take.Gap());
                case PromptScript.Piece.Words(String words) -> {
                    number++;
                    Optional<Sound> recording = recorded(prompt, language, Optional.of(number), words);
                    takes.add(
                            recording.isPresent()
                                    ? new Take.Speech(prompt, language, words, recording)
                                    : take(prompt, language, words));
                }
            }
        }
        return takes;
    }

    /** A take of words that belong to no prompt: a digit. */
    Take take(Language language, String words) {
        return take(new PromptId("digits"), language, words);
    }

    /** Makes every sound that was asked for and is not there yet. */
    void record() throws InterruptedException {
        List<Take.Speech> missing =
                wanted.values().stream().filter(take -> take.sound().isEmpty()).toList();
        if (missing.isEmpty()) {
            return;
        }
        AtomicInteger done = new AtomicInteger();
        int parallel = Runtime.getRuntime().availableProcessors();
        try (ExecutorService studio = Executors.newFixedThreadPool(
                parallel, Thread.ofPlatform().name("prompts-", 0).factory())) {
            List<Future<?>> all = new ArrayList<>();
            for (Take.Speech take : missing) {
                all.add(studio.submit(() -> {
                    speak(take);
                    progress.done(done.incrementAndGet(), missing.size());
                    return take;
                }));
            }
            for (Future<?> one : all) {
                try {
                    one.get();
                } catch (java.util.concurrent.ExecutionException e) {
                    throw new IllegalStateException("a prompt could not be made", e.getCause());
                }
            }
        }
    }

    private Take take(PromptId prompt, Language language, String words) {
        return wanted.computeIfAbsent(
                language.tag() + " " + words,
                _ -> new Take.Speech(prompt, language, words, cached(prompt, language, words)));
    }

    private void speak(Take.Speech take) throws InterruptedException {
        try {
            take.sound = Optional.of(voices.spoken(take.words, take.language, within));
        } catch (Voices.VoiceException e) {
            problems.add(new PromptProblem(
                    take.prompt, take.language, e.getMessage() + "; callers hear another language or a signal"));
        }
    }

    private Optional<Sound> recorded(PromptId prompt, Language language, Optional<Integer> piece, String words) {
        try {
            return voices.recorded(prompt, language, piece, words);
        } catch (Voices.VoiceException e) {
            problems.add(new PromptProblem(prompt, language, e.getMessage() + "; callers hear the synthesised voice"));
            return Optional.empty();
        }
    }

    private Optional<Sound> cached(PromptId prompt, Language language, String words) {
        try {
            return voices.cached(words, language);
        } catch (Voices.VoiceException e) {
            problems.add(new PromptProblem(prompt, language, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }
}
