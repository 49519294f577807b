package io.greenline.prompt;

import io.greenline.audio.Pcm;
import io.greenline.audio.Sound;
import io.greenline.telephony.Language;
import io.greenline.telephony.Pace;
import io.greenline.telephony.SpokenForm;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Says values during calls: synthesised as one phrase within the time a caller can wait, else word by word from clips
 * made at load, else at least its digits. Thread-safe.
 */
final class GapVoice implements AutoCloseable {
    private static final int MAX_AT_ONCE = 32;

    private final Synthesizer synthesizer;
    private final ValueClips clips;
    private final Consumer<PromptProblem> problems;
    private final Semaphore places = new Semaphore(MAX_AT_ONCE);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    GapVoice(Synthesizer synthesizer, ValueClips clips, Consumer<PromptProblem> problems) {
        this.synthesizer = synthesizer;
        this.clips = clips;
        this.problems = problems;
    }

    /** A value to be said. */
    record Value(Fill fill, Language language, Pace pace) {
        private Speech speech(String words) {
            return new Speech(words, language, pace);
        }
    }

    /** What a library made at load for values: the clips of languages' words, and the sounds between and instead. */
    record Words(SpokenValues values, Map<Speech, Sound> vocabulary, Sound pause, Sound hold) {}

    /** A value on its way to being sound. */
    interface Pending {
        /**
         * Its sounds; at least one.
         *
         * @param deadlineNanos by {@code System.nanoTime()}
         */
        List<Sound> await(long deadlineNanos) throws InterruptedException;
    }

    /** Loads the rules of these languages in the background, so that the first caller does not wait for them. */
    void warmUp(SpokenValues values, Set<Language> languages) {
        for (Language language : languages) {
            threads.execute(() -> values.words(new Fill(SpokenForm.MONEY, "1.23"), language));
        }
    }

    /** Begins to say a value. */
    Pending begin(Value value, Words words, Duration atMost) {
        Optional<List<Sound>> digits =
                words.values().digits(value.fill, value.language).flatMap(groups -> grouped(groups, value, words));
        if (digits.isPresent()) {
            return _ -> digits.get();
        }
        Speech speech = value.speech(words.values().words(value.fill, value.language));
        Optional<Sound> known = clips.find(speech);
        if (known.isPresent()) {
            return _ -> List.of(known.get());
        }
        Optional<Future<Optional<Sound>>> phrase = synthesising(speech, atMost);
        return deadline -> {
            Optional<Sound> sound = phrase.isEmpty() ? Optional.empty() : within(deadline, phrase.get(), speech);
            return sound.map(List::of).orElseGet(() -> composed(value, speech, words));
        };
    }

    @Override
    public void close() throws IOException {
        threads.shutdownNow();
        clips.close();
    }

    private Optional<Future<Optional<Sound>>> synthesising(Speech speech, Duration atMost) {
        if (!places.tryAcquire()) {
            report(speech, "%d values were being said at once".formatted(MAX_AT_ONCE), "use a faster machine");
            return Optional.empty();
        }
        try {
            FutureTask<Optional<Sound>> task = new FutureTask<>(() -> phrase(speech, atMost));
            threads.execute(() -> {
                try {
                    task.run(); // does nothing when it was cancelled before: the place is given back all the same
                } finally {
                    places.release();
                }
            });
            return Optional.of(task);
        } catch (RejectedExecutionException closed) {
            places.release();
            return Optional.empty(); // the engine is stopping; the last words come from clips
        }
    }

    private Optional<Sound> phrase(Speech speech, Duration atMost) throws InterruptedException {
        return switch (synthesizer.synthesize(speech, atMost)) {
            case Synthesis.Spoken(Pcm sound) -> keep(speech, ClipMaker.telephone(sound, speech.text()));
            case Synthesis.Failed failed -> {
                report(speech, failed.problem(), failed.remedy());
                yield Optional.empty();
            }
        };
    }

    private Optional<Sound> keep(Speech speech, Pcm sound) {
        if (sound.samples().length == 0) {
            report(speech, "the speech synthesiser gave silence", "check its voice for this language");
            return Optional.empty();
        }
        try {
            Optional<Sound> kept = clips.keep(speech, sound);
            if (kept.isEmpty()) {
                report(speech, "the room for values is used up", "raise the limit of value clips");
            }
            return kept;
        } catch (IOException failure) {
            report(
                    speech,
                    "cannot write a clip: " + failure.getClass().getSimpleName(),
                    "free space in the prompts directory and make it writable");
            return Optional.empty();
        }
    }

    private Optional<Sound> within(long deadlineNanos, Future<Optional<Sound>> phrase, Speech speech)
            throws InterruptedException {
        try {
            return phrase.get(Math.max(0, deadlineNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            phrase.cancel(true);
            report(speech, "the speech synthesiser took too long for a value", "use a faster machine or synthesiser");
            return Optional.empty();
        } catch (ExecutionException failure) {
            report(speech, "the speech synthesiser failed unexpectedly", "report this with the log");
            return Optional.empty();
        } catch (InterruptedException callerGone) {
            phrase.cancel(true);
            throw callerGone;
        }
    }

    /** Never silence: the phrase's words if there is a clip of each, else the value's digits, else the hold signal. */
    private static List<Sound> composed(Value value, Speech speech, Words words) {
        return clipsOf(words.values().split(speech.text(), value.language), value, words)
                .or(() -> clipsOf(words.values().digitsWithin(value.fill.value(), value.language), value, words))
                .orElse(List.of(words.hold()));
    }

    private static Optional<List<Sound>> grouped(List<List<String>> groups, Value value, Words words) {
        List<Sound> sounds = new ArrayList<>();
        for (List<String> group : groups) {
            Optional<List<Sound>> digits = clipsOf(group, value, words);
            if (digits.isEmpty()) {
                return Optional.empty();
            }
            if (!sounds.isEmpty()) {
                sounds.add(words.pause());
            }
            sounds.addAll(digits.get());
        }
        return Optional.of(sounds);
    }

    /** A clip for each word, at another pace rather than none; empty if one is missing or there is no word. */
    private static Optional<List<Sound>> clipsOf(List<String> said, Value value, Words words) {
        List<Sound> sounds = new ArrayList<>();
        for (String word : said) {
            Optional.ofNullable(words.vocabulary().get(value.speech(word)))
                    .or(() -> Optional.ofNullable(words.vocabulary().get(new Speech(word, value.language))))
                    .ifPresent(sounds::add);
        }
        return !said.isEmpty() && sounds.size() == said.size() ? Optional.of(sounds) : Optional.empty();
    }

    private void report(Speech speech, String problem, String remedy) {
        problems.accept(new PromptProblem(
                "values in " + speech.language(), problem + "; callers hear single words or digits", remedy));
    }
}
