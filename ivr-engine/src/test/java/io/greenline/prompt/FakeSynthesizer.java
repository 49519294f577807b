package io.greenline.prompt;

import io.greenline.audio.Pcm;
import io.greenline.telephony.Language;
import io.greenline.telephony.Pace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Says every text as a buzz of 50 ms a character, 75 ms at the slow pace; breaks on order. */
final class FakeSynthesizer implements Synthesizer {
    private static final int RATE_HZ = 16_000;

    enum Mood {
        WELL,
        FAILING,
        SLOW,
        SILENT,
        EMPTY,
        THROWING
    }

    final Queue<Speech> said = new ConcurrentLinkedQueue<>();
    volatile Mood mood = Mood.WELL;
    volatile Set<Language> languages = Set.of(new Language("en-US"), new Language("zh-CN"));
    volatile String rate = "normal";
    private final CountDownLatch never = new CountDownLatch(1);

    @Override
    public Optional<String> voice(Language language, Pace pace) {
        return Optional.of("buzz %s %s %s".formatted(language, pace, rate));
    }

    @Override
    public Synthesis synthesize(Speech speech, Duration atMost) throws InterruptedException {
        said.add(speech);
        if (!languages.contains(speech.language())) {
            return new Synthesis.Failed(Synthesis.Reason.LANGUAGE, "no voice for " + speech.language(), "teach it");
        }
        if (!atMost.isPositive()) {
            return late();
        }
        return switch (mood) {
            case WELL -> new Synthesis.Spoken(buzz(speech));
            case FAILING -> new Synthesis.Failed(Synthesis.Reason.FAULT, "it is hoarse", "give it honey");
            case SLOW -> {
                if (never.await(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                    throw new AssertionError("nobody opens this latch");
                }
                yield late();
            }
            case SILENT -> new Synthesis.Spoken(new Pcm(new short[RATE_HZ], RATE_HZ));
            case EMPTY -> new Synthesis.Spoken(new Pcm(new short[0], RATE_HZ));
            case THROWING -> throw new IllegalStateException("out of breath");
        };
    }

    List<String> texts() {
        return said.stream().map(Speech::text).toList();
    }

    private static Synthesis late() {
        return new Synthesis.Failed(Synthesis.Reason.TIMED_OUT, "it thinks", "wait");
    }

    private static Pcm buzz(Speech speech) {
        int normal = speech.text().length() * RATE_HZ / 20;
        short[] samples = new short[speech.pace() == Pace.SLOW ? normal * 3 / 2 : normal];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (8_000 * Math.sin(i * 0.3));
        }
        return new Pcm(samples, RATE_HZ);
    }
}
