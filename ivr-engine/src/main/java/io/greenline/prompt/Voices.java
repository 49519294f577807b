package io.greenline.prompt;

import io.greenline.audio.Pcm;
import io.greenline.audio.Sound;
import io.greenline.audio.Wav;
import io.greenline.telephony.Language;
import io.greenline.telephony.PromptId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Gets one piece of speech: a recording where there is one, else the cache, else the synthesiser. Thread-safe. */
final class Voices {
    /** A recording is a sentence, not an opera: a quarter of an hour in CD quality. */
    private static final long MAX_RECORDING_BYTES = 100L * 1024 * 1024;

    private static final String WAV = ".wav";
    private static final String MU_LAW = ".ulaw";

    private final SoundFiles files;
    private final Path recordings;
    private final Synthesizer synthesizer;

    Voices(SoundFiles files, Path recordings, Synthesizer synthesizer) {
        this.files = files;
        this.recordings = recordings;
        this.synthesizer = synthesizer;
    }

    /** Why a piece is not as it was meant. */
    static final class VoiceException extends Exception {
        private static final long serialVersionUID = 1L;

        VoiceException(String message) {
            super(message);
        }
    }

    /**
     * The recording of a prompt, or of its nth piece from 1: a {@code .ulaw} file is played octet by octet, a
     * {@code .wav} file is brought to the telephone's rate and level.
     *
     * @return empty when there is none
     */
    Optional<Sound> recorded(PromptId prompt, Language language, Optional<Integer> piece, String words)
            throws VoiceException {
        String name = prompt.value() + piece.map(n -> "." + n).orElse("");
        Path folder = recordings.resolve(language.tag());
        Path ready = folder.resolve(name + MU_LAW);
        return Files.isRegularFile(ready) ? recorded(ready, words) : recorded(folder.resolve(name + WAV), words);
    }

    private Optional<Sound> recorded(Path file, String words) throws VoiceException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            if (Files.size(file) > MAX_RECORDING_BYTES) {
                throw new VoiceException("recording %s has more than 100 MB: make it shorter".formatted(file));
            }
            String state =
                    Files.size(file) + "@" + Files.getLastModifiedTime(file).toMillis();
            String cached = SoundFiles.name("recording", file.toAbsolutePath().toString(), state);
            Optional<Sound> known = files.find(cached, words);
            return known.isPresent() ? known : Optional.of(kept(file, cached, words));
        } catch (Wav.MalformedWavException e) {
            throw new VoiceException("recording %s cannot be used: %s".formatted(file, e.getMessage()));
        } catch (IOException e) {
            throw new VoiceException("recording %s cannot be used: %s".formatted(file, e));
        }
    }

    private Sound kept(Path file, String name, String words) throws IOException, Wav.MalformedWavException {
        byte[] recording = Files.readAllBytes(file);
        return file.toString().endsWith(MU_LAW)
                ? files.writeMuLaw(name, words, recording)
                : files.write(name, words, Wav.read(recording));
    }

    /** What was spoken before with this voice. */
    Optional<Sound> cached(String words, Language language) throws VoiceException {
        try {
            return files.find(name(words, language), words);
        } catch (IOException e) {
            throw new VoiceException("the prompts directory cannot be read: " + e);
        }
    }

    /** Speaks words and keeps the sound. */
    Sound spoken(String words, Language language, Duration within) throws VoiceException, InterruptedException {
        try {
            Pcm speech = synthesizer.speak(words, language, within);
            return files.write(name(words, language), words, speech);
        } catch (Synthesizer.SynthesisException e) {
            throw new VoiceException(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new VoiceException("the sound cannot be written to the prompts directory: " + e);
        }
    }

    private String name(String words, Language language) {
        return SoundFiles.name(words, language.tag(), synthesizer.voice(language));
    }
}
