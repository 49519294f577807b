package io.greenline.hearing;

import io.greenline.audio.Pcm;
import io.greenline.grammar.Grammar;
import io.greenline.grammar.Phrases;
import io.greenline.hearing.Utterances.Utterance;
import io.greenline.speech.Calibration;
import io.greenline.speech.Listener;
import io.greenline.speech.SpeechCounts;
import io.greenline.speech.SpeechEvent;
import io.greenline.speech.SpokenListeners;
import io.greenline.telephony.Language;
import io.greenline.vosk.BareLoop;
import io.greenline.vosk.Models;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** How fast callers are heard: against libvosk alone, in real time together, and over many utterances. */
final class Speed {
    private static final int FRAME = 160;
    private static final Duration COMPLETE = Duration.ofMillis(700);

    private final Models models;
    private final Map<Language, Path> folders;
    private final List<Utterance> spoken;
    private final PrintStream out;
    private final Map<Grammar, Phrases> listed = new java.util.HashMap<>();
    /** Samples that the recogniser was given. */
    private final AtomicLong given = new AtomicLong();

    /** Samples of each utterance that its decision took. */
    private final Map<Utterance, Integer> taken = new java.util.IdentityHashMap<>();

    Speed(Models models, Map<Language, Path> folders, List<Utterance> utterances, PrintStream out) {
        this.models = models;
        this.folders = folders;
        this.spoken = utterances.stream().filter(one -> one.expected().isPresent()).toList();
        this.out = out;
    }

    private SpokenListeners listeners(int threads) {
        return new SpokenListeners(
                language -> models.recognizer(language).map(inner -> new CountingRecognizer(inner, given)),
                Calibration.none(),
                new SpokenListeners.Limits(threads, 10_000, Duration.ofHours(1)),
                SpeechCounts.NONE);
    }

    /** An utterance and as much silence as ends it. */
    private static Pcm withSilence(Utterance utterance) {
        short[] voice = utterance.voice().samples();
        return new Pcm(Arrays.copyOf(voice, voice.length + 8 * 2_200), 8_000);
    }

    /** Both hear the same voice up to the same place, in turns, on one processor each. */
    void againstBareLoop(int rounds) throws Exception {
        Map<Language, BareLoop> bare = new java.util.HashMap<>();
        for (Map.Entry<Language, Path> folder : folders.entrySet()) {
            bare.put(folder.getKey(), new BareLoop(folder.getValue()));
        }
        List<Double> ratios = new ArrayList<>();
        List<Double> factors = new ArrayList<>();
        try (SpokenListeners listeners = listeners(1)) {
            for (int round = 0; round < rounds + 2; round++) {
                AtomicReference<Double> heard = new AtomicReference<>(0.0);
                long ours = cpu(() -> heard.set(hearAll(listeners)));
                long alone = cpu(() -> bareAll(bare));
                if (round >= 2) { // the first two compile
                    ratios.add((double) alone / ours);
                    factors.add(ours / 1e9 / heard.get());
                }
            }
        }
        Collections.sort(ratios);
        Collections.sort(factors);
        double factor = factors.get(factors.size() / 2);
        out.printf(
                Locale.ROOT,
                "real-time factor %.4f: %.0f streams a processor; %.0f %% of a bare loop over libvosk (median of %d, %.0f to %.0f %%)%n",
                factor,
                1 / factor,
                ratios.get(ratios.size() / 2) * 100,
                rounds,
                ratios.getFirst() * 100,
                ratios.getLast() * 100);
        bare.values().forEach(BareLoop::close);
    }

    /** Seconds of voice heard. */
    private double hearAll(SpokenListeners listeners) {
        double seconds = 0;
        for (Utterance utterance : spoken) {
            Pcm voice = withSilence(utterance);
            long before = given.get();
            CountDownLatch done = new CountDownLatch(1);
            try (Listener listener = listeners.listen(Accuracy.listening(utterance), event -> {
                if (!(event instanceof SpeechEvent.Began)) {
                    done.countDown();
                }
            })) {
                for (int at = 0; at < voice.samples().length; at += FRAME) {
                    int to = Math.min(at + FRAME, voice.samples().length);
                    listener.voice(new Pcm(Arrays.copyOfRange(voice.samples(), at, to), 8_000));
                }
                await(done, 60);
            }
            taken.put(utterance, Math.toIntExact(given.get() - before));
            seconds += taken.get(utterance) / 8_000.0;
        }
        return seconds;
    }

    private void bareAll(Map<Language, BareLoop> bare) {
        try {
            for (Utterance utterance : spoken) {
                List<Phrases> phrases = utterance.grammars().stream()
                        .map(grammar -> listed.computeIfAbsent(grammar, one -> one.phrases(2_000)))
                        .toList();
                String _ = bare.get(utterance.language())
                        .hear(phrases, new Pcm(Arrays.copyOf(withSilence(utterance).samples(), taken.get(utterance)), 8_000));
            }
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static long cpu(Runnable work) {
        var system = (com.sun.management.OperatingSystemMXBean)
                java.lang.management.ManagementFactory.getOperatingSystemMXBean();
        long before = system.getProcessCpuTime();
        work.run();
        return system.getProcessCpuTime() - before;
    }

    /** Speakers who speak at the same time, in real time; each speaks again when it was understood. */
    void together(int speakers, Duration during) throws InterruptedException {
        List<Long> delays = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger silent = new AtomicInteger();
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
        try (SpokenListeners listeners = listeners(2)) {
            AtomicInteger next = new AtomicInteger();
            List<Speaker> all = new ArrayList<>();
            for (int i = 0; i < speakers; i++) {
                Speaker speaker = new Speaker(listeners, next, delays, silent);
                all.add(speaker);
                clock.scheduleAtFixedRate(speaker, i * 2_000L, 20_000, TimeUnit.MICROSECONDS);
            }
            clock.awaitTermination(during.toMillis(), TimeUnit.MILLISECONDS);
            clock.shutdownNow();
            clock.awaitTermination(5, TimeUnit.SECONDS);
            all.forEach(Speaker::stop);
        }
        List<Long> sorted = delays.stream().sorted().toList();
        if (sorted.isEmpty()) {
            out.println("nobody was understood in time");
            return;
        }
        out.printf(
                "end of speech to decision with %d speakers: median complete-timeout %+d ms, 95th percentile %+d ms (%d complete answers)%n",
                speakers,
                sorted.get(sorted.size() / 2),
                sorted.get(Math.min(sorted.size() - 1, sorted.size() * 95 / 100)),
                sorted.size());
    }

    private final class Speaker implements Runnable {
        private final SpokenListeners listeners;
        private final AtomicInteger next;
        private final List<Long> delays;
        private final AtomicInteger silent;
        private @Nullable Listener listener;
        private short[] voice = new short[0];
        private int at;
        private volatile boolean over = true;
        private volatile long startNanos;

        Speaker(SpokenListeners listeners, AtomicInteger next, List<Long> delays, AtomicInteger silent) {
            this.listeners = listeners;
            this.next = next;
            this.delays = delays;
            this.silent = silent;
        }

        @Override
        public void run() {
            if (over) {
                begin(spoken.get(next.getAndIncrement() % spoken.size()));
            }
            int to = Math.min(at + FRAME, voice.length);
            listener.voice(new Pcm(to > at ? Arrays.copyOfRange(voice, at, to) : new short[FRAME], 8_000));
            at += FRAME;
            if (at > voice.length + 8 * 6_000) {
                silent.incrementAndGet();
                over = true;
            }
        }

        private void begin(Utterance utterance) {
            stop();
            over = false;
            at = 0;
            voice = utterance.voice().samples();
            // A frame is sent when its last sample has been spoken.
            startNanos = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(20);
            boolean complete = utterance.grammars().stream()
                    .noneMatch(grammar -> switch (grammar.prospect(utterance.text())) {
                        case CAN_END, NEEDS_MORE -> true;
                        case COMPLETE, DEAD -> false;
                    });
            long endedMillis = lastVoiced(voice) / 8;
            listener = listeners.listen(Accuracy.listening(utterance), event -> {
                long now = System.nanoTime();
                if (event instanceof SpeechEvent.Answered && complete) {
                    long since = (now - startNanos) / 1_000_000 - endedMillis;
                    delays.add(since - COMPLETE.toMillis());
                }
                if (!(event instanceof SpeechEvent.Began)) {
                    over = true;
                }
            });
        }

        void stop() {
            if (listener != null) {
                listener.close();
            }
        }
    }

    /** The end of the last 20 ms that are louder than 30 dB below the loudest. */
    private static int lastVoiced(short[] voice) {
        double[] power = new double[voice.length / FRAME];
        double most = 0;
        for (int i = 0; i < power.length; i++) {
            for (int k = i * FRAME; k < (i + 1) * FRAME; k++) {
                power[i] += (double) voice[k] * voice[k];
            }
            most = Math.max(most, power[i]);
        }
        int last = power.length;
        while (last > 0 && power[last - 1] < most / 1_000) {
            last--;
        }
        return last * FRAME;
    }

    /** Memory that a stream takes: many are opened at once, hear a second, and are counted. */
    void memory(int streams) {
        List<Listener> open = new ArrayList<>();
        try (SpokenListeners listeners = listeners(2)) {
            double seconds = hearAll(listeners);
            long before = residentKilobytes();
            for (int i = 0; i < streams; i++) {
                Utterance utterance = spoken.get(i % spoken.size());
                Listener listener = listeners.listen(Accuracy.listening(utterance), _ -> {});
                listener.voice(new Pcm(Arrays.copyOf(utterance.voice().samples(), 16_000), 8_000));
                open.add(listener);
            }
            double again = hearAll(listeners); // behind them in the queue: they have been heard
            out.printf(
                    Locale.ROOT,
                    "memory a stream: %.2f MB (%d open; %.0f s heard meanwhile)%n",
                    (residentKilobytes() - before) / 1024.0 / streams,
                    streams,
                    seconds + again);
            open.forEach(Listener::close);
        }
    }

    void soak(int utterances) {
        try (SpokenListeners listeners = listeners(2)) {
            int heard = 0;
            long early = 0;
            while (heard < utterances) {
                double seconds = hearAll(listeners);
                heard += spoken.size();
                if (early == 0 && heard >= utterances / 10) {
                    early = residentKilobytes();
                    out.printf(Locale.ROOT, "after %d utterances: %d MB%n", heard, early / 1024);
                }
                if (seconds <= 0) {
                    return;
                }
            }
            long late = residentKilobytes();
            out.printf(
                    Locale.ROOT,
                    "after %d utterances: %d MB, %+.1f MB since the first tenth%n",
                    heard,
                    late / 1024,
                    (late - early) / 1024.0);
        }
    }

    private static long residentKilobytes() {
        System.gc();
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> line.replaceAll("\\D", ""))
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElse(0);
        } catch (IOException elsewhere) {
            return 0;
        }
    }

    private static void await(CountDownLatch done, int seconds) {
        try {
            if (!done.await(seconds, TimeUnit.SECONDS)) {
                throw new IllegalStateException("no decision within %d s".formatted(seconds));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
