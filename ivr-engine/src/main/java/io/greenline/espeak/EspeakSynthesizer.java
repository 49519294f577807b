package io.greenline.espeak;

import io.greenline.audio.MalformedWavException;
import io.greenline.audio.Pcm;
import io.greenline.audio.Wav;
import io.greenline.prompt.Speech;
import io.greenline.prompt.Synthesis;
import io.greenline.prompt.Synthesis.Reason;
import io.greenline.prompt.Synthesizer;
import io.greenline.telephony.Language;
import io.greenline.telephony.Pace;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Speaks by running espeak-ng once for each text, without a shell; the text goes through its standard input, so nothing
 * in it can be taken for an option.
 */
public final class EspeakSynthesizer implements Synthesizer {
    static final int MAX_TEXT_CHARACTERS = 4_000;
    private static final int MAX_SOUND_BYTES = 40 << 20; // about 15 minutes of espeak-ng's 22,050 Hz
    private static final int MAX_ERROR_BYTES = 2_000;
    private static final Duration AFTER_KILL = Duration.ofSeconds(2);

    private final EspeakSettings settings;
    private final Semaphore places;

    public EspeakSynthesizer(EspeakSettings settings) {
        this.settings = settings;
        this.places = new Semaphore(settings.atOnce(), true);
    }

    @Override
    public Optional<String> voice(Language language, Pace pace) {
        return settings.voice(language)
                .map(usual -> usual.at(pace))
                .map(voice -> "espeak-ng %s %d wpm".formatted(voice.name(), voice.wordsPerMinute()));
    }

    @Override
    public Synthesis synthesize(Speech speech, Duration atMost) throws InterruptedException {
        if (speech.text().length() > MAX_TEXT_CHARACTERS) {
            return new Synthesis.Failed(
                    Reason.FAULT,
                    "the text has more than %d characters".formatted(MAX_TEXT_CHARACTERS),
                    "divide it into several prompts");
        }
        Optional<EspeakVoice> voice = settings.voice(speech.language()).map(usual -> usual.at(speech.pace()));
        if (voice.isEmpty()) {
            return new Synthesis.Failed(Reason.LANGUAGE, "no voice for " + speech.language(), "name one");
        }
        long deadlineNanos = System.nanoTime() + atMost.toNanos();
        if (!places.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            return late(atMost);
        }
        try {
            return run(plain(speech.text()), voice.get(), deadlineNanos, atMost);
        } finally {
            places.release();
        }
    }

    private Synthesis run(String text, EspeakVoice voice, long deadlineNanos, Duration atMost)
            throws InterruptedException {
        List<String> command = List.of(
                settings.program(),
                "-v",
                voice.name(),
                "-s",
                Integer.toString(voice.wordsPerMinute()),
                "-b",
                "1", // the input is UTF-8 whatever the locale says
                "--stdin",
                "--stdout");
        Process process;
        try {
            process = new ProcessBuilder(command).start();
        } catch (IOException notStarted) {
            return new Synthesis.Failed(
                    Reason.UNAVAILABLE,
                    "cannot run %s: %s".formatted(settings.program(), notStarted.getMessage()),
                    "install it with: apt-get install espeak-ng");
        }
        try {
            CompletableFuture<byte[]> sound = reading(process.getInputStream(), MAX_SOUND_BYTES);
            CompletableFuture<byte[]> errors = reading(process.getErrorStream(), MAX_ERROR_BYTES);
            hand(text, process);
            byte[] wav = sound.get(left(deadlineNanos), TimeUnit.NANOSECONDS);
            if (!process.waitFor(left(deadlineNanos), TimeUnit.NANOSECONDS)) {
                return late(atMost);
            }
            String said = new String(errors.get(left(deadlineNanos), TimeUnit.NANOSECONDS), StandardCharsets.UTF_8);
            return process.exitValue() == 0 ? spoken(wav, voice) : failed(said.strip(), process.exitValue(), voice);
        } catch (TimeoutException slow) {
            return late(atMost);
        } catch (ExecutionException unreadable) {
            return new Synthesis.Failed(
                    Reason.FAULT, "espeak-ng's sound was lost: " + unreadable.getMessage(), "try again");
        } finally {
            end(process);
        }
    }

    /**
     * The text without what espeak-ng takes for commands: a control character begins one, and double brackets switch to
     * phoneme codes.
     */
    private static String plain(String text) {
        return text.codePoints()
                .map(sign ->
                        Character.isISOControl(sign) || Character.getType(sign) == Character.SURROGATE ? ' ' : sign)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .replace("[", " [ ")
                .replace("]", " ] ");
    }

    /** Fits the pipe's buffer (64 KB), so that this never waits for the program. */
    private static void hand(String text, Process process) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            // It ended without reading, as it does when it has no such voice: its exit code and errors say why.
        }
    }

    /** Reads on threads of their own: a pipe read cannot be given a deadline. They end when the process does. */
    private static CompletableFuture<byte[]> reading(InputStream stream, int maxBytes) {
        CompletableFuture<byte[]> read = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("espeak-ng").start(() -> {
            try (stream) {
                byte[] content = stream.readNBytes(maxBytes);
                stream.transferTo(OutputStream.nullOutputStream()); // or the program would wait for a reader
                read.complete(content);
            } catch (IOException failure) {
                read.completeExceptionally(failure);
            }
        });
        return read;
    }

    private static void end(Process process) throws InterruptedException {
        if (!process.isAlive()) {
            return;
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.waitFor(AFTER_KILL.toNanos(), TimeUnit.NANOSECONDS);
    }

    private static Synthesis spoken(byte[] wav, EspeakVoice voice) {
        try {
            Pcm sound = Wav.decode(wav);
            return new Synthesis.Spoken(sound);
        } catch (MalformedWavException malformed) {
            return new Synthesis.Failed(
                    Reason.FAULT,
                    "espeak-ng with voice %s gave no sound: %s".formatted(voice.name(), malformed.problem()),
                    "check that the text has words of its language");
        }
    }

    private static Synthesis failed(String said, int exitCode, EspeakVoice voice) {
        Reason reason = said.contains("voice does not exist") ? Reason.LANGUAGE : Reason.FAULT;
        return new Synthesis.Failed(
                reason,
                "espeak-ng with voice %s ended with code %d: %s".formatted(voice.name(), exitCode, said),
                reason == Reason.LANGUAGE ? "choose one of espeak-ng --voices" : "run it by hand to see more");
    }

    private static Synthesis late(Duration atMost) {
        return new Synthesis.Failed(
                Reason.TIMED_OUT,
                "espeak-ng was not done within %d ms".formatted(atMost.toMillis()),
                "see what else uses this machine's processors");
    }

    private static long left(long deadlineNanos) {
        return Math.max(0, deadlineNanos - System.nanoTime());
    }
}
