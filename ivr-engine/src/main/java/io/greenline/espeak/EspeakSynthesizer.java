package io.greenline.espeak;

import io.greenline.audio.Pcm;
import io.greenline.audio.Wav;
import io.greenline.prompt.Synthesizer;
import io.greenline.telephony.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Speaks with the program espeak-ng: one short-lived process for each text, which goes in by its standard input. */
public final class EspeakSynthesizer implements Synthesizer {
    private static final int MAX_TEXT = 4_000;
    private static final int MAX_WAV_BYTES = 64 * 1024 * 1024;
    private static final int MAX_COMPLAINT = 300;

    private final EspeakSettings settings;
    private final Semaphore processes = new Semaphore(Runtime.getRuntime().availableProcessors() * 2);

    public EspeakSynthesizer(EspeakSettings settings) {
        this.settings = settings;
    }

    @Override
    public String voice(Language language) {
        EspeakSettings.Voice voice = settings.voice(language);
        return "espeak-ng %s %d".formatted(voice.name(), voice.wordsPerMinute());
    }

    @Override
    public Pcm speak(String text, Language language, Duration within) throws SynthesisException, InterruptedException {
        if (text.length() > MAX_TEXT) {
            throw new SynthesisException("a text of %d characters is too long to be spoken; at most %d: split it"
                    .formatted(text.length(), MAX_TEXT));
        }
        if (!processes.tryAcquire(within.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new SynthesisException("espeak-ng had no time within %d ms: too much is being spoken at once"
                    .formatted(within.toMillis()));
        }
        try {
            return Wav.read(run(text, language, within));
        } catch (Wav.MalformedWavException e) {
            throw new SynthesisException("espeak-ng did not write a sound: " + e.getMessage());
        } finally {
            processes.release();
        }
    }

    private byte[] run(String text, Language language, Duration within)
            throws SynthesisException, InterruptedException {
        EspeakSettings.Voice voice = settings.voice(language);
        Process espeak = start(voice);
        FutureTask<byte[]> sound = reading(espeak.getInputStream(), MAX_WAV_BYTES);
        FutureTask<byte[]> complaint = reading(espeak.getErrorStream(), MAX_COMPLAINT);
        try {
            try (OutputStream in = espeak.getOutputStream()) {
                in.write(text.getBytes(StandardCharsets.UTF_8));
            }
            if (!espeak.waitFor(within.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new SynthesisException("espeak-ng took longer than %d ms".formatted(within.toMillis()));
            }
            if (espeak.exitValue() != 0) {
                throw new SynthesisException("espeak-ng ended with %d: %s"
                        .formatted(espeak.exitValue(), new String(complaint.get(), StandardCharsets.UTF_8).strip()));
            }
            return sound.get();
        } catch (IOException | ExecutionException e) {
            throw new SynthesisException("espeak-ng broke off: " + e);
        } finally {
            espeak.destroyForcibly();
        }
    }

    private Process start(EspeakSettings.Voice voice) throws SynthesisException {
        List<String> command = List.of(
                settings.program(),
                "-v",
                voice.name(),
                "-s",
                Integer.toString(voice.wordsPerMinute()),
                "-b",
                "1",
                "--stdin",
                "--stdout");
        try {
            return new ProcessBuilder(command).start();
        } catch (IOException e) {
            throw new SynthesisException(
                    "%s cannot be run (%s): apt-get install espeak-ng".formatted(settings.program(), e.getMessage()));
        }
    }

    private static FutureTask<byte[]> reading(InputStream from, int atMost) {
        FutureTask<byte[]> task = new FutureTask<>(() -> from.readNBytes(atMost));
        Thread.ofVirtual().name("espeak-output").start(task);
        return task;
    }
}
