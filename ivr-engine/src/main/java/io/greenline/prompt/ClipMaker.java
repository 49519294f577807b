package io.greenline.prompt;

import io.greenline.audio.G711;
import io.greenline.audio.Loudness;
import io.greenline.audio.MalformedWavException;
import io.greenline.audio.Pcm;
import io.greenline.audio.Resampler;
import io.greenline.audio.Sound;
import io.greenline.audio.Wav;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Makes the clips of a prompt library: from a synthesiser or from a person's recording, to telephone sound on disk. */
final class ClipMaker {
    /** A recording that is mu-law at 8 kHz already: it is played octet by octet. */
    static final String READY = ".ulaw";

    private static final int MAX_RECORDING_BYTES = 20 << 20;
    private static final double SPEECH_DBFS = -20, CEILING_DBFS = -2, SILENCE_DBFS = -50;
    private static final Duration BEFORE = Duration.ofMillis(20), AFTER_WORD = Duration.ofMillis(60);
    /** A sentence ends with a breath; a piece before a gap must not. */
    private static final Duration AFTER_SENTENCE = Duration.ofMillis(250);

    private static final String SENTENCE_ENDS = ".!?;:,。！？；：，、";

    private final ClipStore store;
    private final Synthesizer synthesizer;

    ClipMaker(ClipStore store, Synthesizer synthesizer) {
        this.store = store;
        this.synthesizer = synthesizer;
    }

    /** What came of making a clip. */
    sealed interface Result {
        record Made(Sound sound) implements Result {}

        record Failed(String problem, String remedy) implements Result {}
    }

    /** The clip of a text: the one on disk, else a new one. */
    Result spoken(Speech speech, Duration atMost) throws InterruptedException {
        Optional<String> voice = synthesizer.voice(speech.language(), speech.pace());
        if (voice.isEmpty()) {
            return new Result.Failed(
                    "the speech synthesiser has no voice for " + speech.language(),
                    "give it one in the settings, or record the prompts");
        }
        String name = ClipStore.name("speech", speech.text(), speech.language().tag(), voice.get());
        Optional<Sound> kept = store.find(name, speech.text());
        if (kept.isPresent()) {
            return new Result.Made(kept.get());
        }
        if (!atMost.isPositive()) {
            return new Result.Failed(
                    "the time for making prompts was up", "start again: what is made is kept, the rest follows");
        }
        return switch (synthesizer.synthesize(speech, atMost)) {
            case Synthesis.Spoken(Pcm sound) -> keep(name, speech.text(), telephone(sound, speech.text()));
            case Synthesis.Failed failed -> new Result.Failed(failed.problem(), failed.remedy());
        };
    }

    /** The clip of a recording: kept under its content, so that a new recording of the same name is noticed. */
    Result recorded(Path file, String words) {
        try {
            if (Files.size(file) > MAX_RECORDING_BYTES) {
                return unusable("it is over 20 MB");
            }
            byte[] content = Files.readAllBytes(file);
            String name = ClipStore.name(content);
            Optional<Sound> kept = store.find(name, words);
            if (kept.isPresent()) {
                return new Result.Made(kept.get());
            }
            if (file.toString().endsWith(READY)) {
                return keep(name, words, new Pcm(G711.ULAW.decode(content), ClipStore.RATE_HZ));
            }
            Pcm sound = Resampler.resample(Wav.decode(content), ClipStore.RATE_HZ);
            if (Loudness.peakDbfs(sound.samples()) < SILENCE_DBFS) {
                return unusable("it is silent");
            }
            return keep(name, words, Loudness.normalise(sound, SPEECH_DBFS, CEILING_DBFS));
        } catch (MalformedWavException malformed) {
            return unusable(malformed.problem());
        } catch (IOException unreadable) {
            return unusable("it cannot be read: " + reason(unreadable));
        }
    }

    /** A sound of our own. */
    Sound signal(String name, String words, Pcm sound) throws IOException {
        String key = ClipStore.name("signal", name);
        Optional<Sound> kept = store.find(key, words);
        return kept.isPresent() ? kept.get() : store.put(key, words, sound);
    }

    /** Synthesised speech as it goes on the line; no samples where there was nothing to hear. */
    static Pcm telephone(Pcm sound, String text) {
        boolean sentence =
                SENTENCE_ENDS.indexOf(text.strip().charAt(text.strip().length() - 1)) >= 0;
        Pcm narrow = Resampler.resample(sound, ClipStore.RATE_HZ);
        Pcm words = Loudness.trim(narrow, SILENCE_DBFS, BEFORE, sentence ? AFTER_SENTENCE : AFTER_WORD);
        return Loudness.normalise(words, SPEECH_DBFS, CEILING_DBFS);
    }

    static String reason(IOException failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    private Result keep(String name, String words, Pcm sound) {
        if (sound.samples().length == 0) {
            return new Result.Failed(
                    "the speech synthesiser gave silence", "check its voice for this language, or record the prompt");
        }
        try {
            return new Result.Made(store.put(name, words, sound));
        } catch (IOException failure) {
            return new Result.Failed(
                    "cannot write to %s: %s".formatted(store.directory(), withoutPath(failure)),
                    "free space there and make it writable, then start again");
        }
    }

    /** A file system's exception names a temporary file, which is a new one every time and helps nobody. */
    private static String withoutPath(IOException failure) {
        return failure instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : failure.getClass().getSimpleName();
    }

    private static Result unusable(String why) {
        return new Result.Failed(why, "save it as a 16-bit WAV file, or delete it to keep the synthesised voice");
    }
}
