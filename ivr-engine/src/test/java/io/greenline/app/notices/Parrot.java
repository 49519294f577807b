package io.greenline.app.notices;

import io.greenline.audio.Pcm;
import io.greenline.prompt.PromptListener;
import io.greenline.prompt.PromptLoader;
import io.greenline.prompt.PromptProblem;
import io.greenline.prompt.PromptSettings;
import io.greenline.prompt.PromptStoreException;
import io.greenline.prompt.Speech;
import io.greenline.prompt.Synthesis;
import io.greenline.prompt.Synthesizer;
import io.greenline.telephony.Language;
import io.greenline.telephony.Pace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A synthesiser that says every text as a buzz of 100 ms a character, and keeps silent when it is told to. */
final class Parrot implements Synthesizer, PromptListener {
    private static final int RATE_HZ = 8_000;

    final Set<String> said = ConcurrentHashMap.newKeySet();
    volatile boolean mute;

    /** A loader of prompts with this voice. */
    PromptLoader loader(Path folder) throws PromptStoreException {
        PromptSettings settings = new PromptSettings(
                folder, Optional.empty(), Currency.getInstance("CNY"), PromptSettings.Limits.standard());
        return new PromptLoader(settings, this, () -> Instant.EPOCH, this);
    }

    @Override
    public Optional<String> voice(Language language, Pace pace) {
        return Optional.of("parrot");
    }

    @Override
    public Synthesis synthesize(Speech speech, Duration atMost) {
        if (mute) {
            return new Synthesis.Failed(Synthesis.Reason.FAULT, "the parrot is mute", "wait");
        }
        said.add(speech.text());
        short[] samples = new short[speech.text().length() * RATE_HZ / 10];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (8_000 * Math.sin(i * 0.3));
        }
        return new Synthesis.Spoken(new Pcm(samples, RATE_HZ));
    }

    @Override
    public void progress(int done, int total) {}

    @Override
    public void problem(PromptProblem problem) {}
}
