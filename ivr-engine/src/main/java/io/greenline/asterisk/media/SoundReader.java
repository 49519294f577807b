package io.greenline.asterisk.media;

import io.greenline.audio.G711;
import io.greenline.audio.MalformedWavException;
import io.greenline.audio.Pcm;
import io.greenline.audio.Resampler;
import io.greenline.audio.Sound;
import io.greenline.audio.Wav;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads the files of a {@link Sound} as a line takes them: 8,000 samples a second.
 *
 * <p>Of the formats beside each other the one in the caller's own law is taken, as Asterisk does when it plays the file
 * itself: decoding a code of G.711 and encoding it again in the same law gives that code back, so the caller hears the
 * very samples of the file.
 */
public final class SoundReader {
    private static final String ULAW = ".ulaw", ALAW = ".alaw", WAV = ".wav";

    private SoundReader() {}

    /**
     * The sound's samples.
     *
     * @param law of the caller's line
     * @throws IOException when no format that is known here is there, or it cannot be read; the message is for people
     */
    public static Pcm read(Sound sound, G711 law) throws IOException {
        List<String> order = law == G711.ALAW ? List.of(ALAW, ULAW, WAV) : List.of(ULAW, ALAW, WAV);
        for (String ending : order) {
            Path file = sound.file().resolveSibling(sound.file().getFileName() + ending);
            if (Files.isRegularFile(file)) {
                return decoded(file, ending);
            }
        }
        throw new IOException("%s has none of %s beside it".formatted(sound.file(), String.join(", ", order)));
    }

    private static Pcm decoded(Path file, String ending) throws IOException {
        byte[] content = Files.readAllBytes(file);
        return switch (ending) {
            case ULAW -> new Pcm(G711.ULAW.decode(content), Outgoing.RATE_HZ);
            case ALAW -> new Pcm(G711.ALAW.decode(content), Outgoing.RATE_HZ);
            default -> wav(file, content);
        };
    }

    private static Pcm wav(Path file, byte[] content) throws IOException {
        try {
            return Resampler.resample(Wav.decode(content), Outgoing.RATE_HZ);
        } catch (MalformedWavException e) {
            throw new IOException("%s: %s".formatted(file, e.problem()), e);
        }
    }
}
