package io.greenline.speech;

import io.greenline.speech.SpeechCounts.Why;
import io.greenline.telephony.Language;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Listeners that share a few platform threads: recognising is arithmetic, so more threads than processors only make
 * everybody wait. Any thread.
 */
public final class SpokenListeners implements Listeners, AutoCloseable {
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);

    private final Function<Language, Optional<Recognizer>> recognizers;
    private final Calibration calibration;
    private final Limits limits;
    private final SpeechCounts counts;
    private final PhraseLists phrases = new PhraseLists();
    private final ExecutorService threads;
    private final AtomicInteger open = new AtomicInteger();

    /**
     * How much is listened to.
     *
     * @param threads at work
     * @param streams open at a time; one more is told that nobody listens
     * @param backlog voice that may wait to be heard; with more a stream is given up, for its answer would come too late
     */
    public record Limits(int threads, int streams, Duration backlog) {
        /** A thread for each processor; a small model hears some 100 streams with one, the backlog tells of too many. */
        public static Limits standard() {
            int processors = Runtime.getRuntime().availableProcessors();
            return new Limits(processors, processors * 200, Duration.ofSeconds(2));
        }
    }

    /**
     * Listeners.
     *
     * @param recognizers of each language; empty where there is none
     */
    public SpokenListeners(
            Function<Language, Optional<Recognizer>> recognizers,
            Calibration calibration,
            Limits limits,
            SpeechCounts counts) {
        this.recognizers = recognizers;
        this.calibration = calibration;
        this.limits = limits;
        this.counts = counts;
        this.threads = Executors.newFixedThreadPool(
                limits.threads(),
                Thread.ofPlatform().daemon().name("listener-", 0).factory());
    }

    @Override
    public Optional<String> deaf(Language language) {
        if (open.get() >= limits.streams()) {
            counts.lost(language, Why.OVERLOADED);
            return Optional.of(overloaded(limits.streams()));
        }
        Optional<String> reason = withoutRecognizer(language);
        reason.ifPresent(_ -> counts.lost(language, Why.NO_RECOGNIZER));
        return reason;
    }

    private Optional<String> withoutRecognizer(Language language) {
        try {
            return recognizer(language).deaf();
        } catch (RecognizerException noModel) {
            return Optional.of(String.valueOf(noModel.getMessage()));
        }
    }

    private static String overloaded(int streams) {
        return "overloaded: %d streams are open".formatted(streams);
    }

    @Override
    public Listener listen(ListeningFor what, Consumer<SpeechEvent> events) {
        counts.opened();
        if (open.incrementAndGet() > limits.streams()) {
            return nobody(what, events);
        }
        long backlog = limits.backlog().toMillis() * VoiceActivity.RATE_HZ / 1000;
        QueuedListener listener = new QueuedListener(house(what), this::run, backlog, events);
        listener.begin();
        return listener;
    }

    private QueuedListener.House house(ListeningFor what) {
        return new QueuedListener.House() {
            @Override
            public Hearing open(Consumer<SpeechEvent> told) throws RecognizerException {
                return new Hearing(what, calibration, recognizer(what.language()), phrases::of, told);
            }

            @Override
            public void lost(Why why) {
                counts.lost(what.language(), why);
            }

            @Override
            public void closed() {
                open.decrementAndGet();
                counts.closed();
            }
        };
    }

    private Recognizer recognizer(Language language) throws RecognizerException {
        return recognizers
                .apply(language)
                .orElseThrow(() -> new RecognizerException(
                        "no speech model for %s: set speech.models.%s".formatted(language, language)));
    }

    private Listener nobody(ListeningFor what, Consumer<SpeechEvent> events) {
        open.decrementAndGet();
        counts.closed();
        counts.lost(what.language(), Why.OVERLOADED);
        QueuedListener listener = new QueuedListener(new FullHouse(limits.streams()), this::run, 0, events);
        listener.begin();
        return listener;
    }

    /** No more streams: a listener here is told so and nothing else. */
    private record FullHouse(int streams) implements QueuedListener.House {
        @Override
        public Hearing open(Consumer<SpeechEvent> told) throws RecognizerException {
            throw new RecognizerException(overloaded(streams));
        }

        @Override
        public void lost(Why why) {} // counted already

        @Override
        public void closed() {} // never was open
    }

    private void run(Runnable work) {
        try {
            threads.execute(work);
        } catch (RejectedExecutionException stopping) {
            // The engine stops, and its calls end without being told that nobody listens.
        }
    }

    /** Lets those finish who are at work; whoever still listens is told nothing more. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException hurry) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
