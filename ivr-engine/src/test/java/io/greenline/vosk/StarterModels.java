package io.greenline.vosk;

import io.greenline.audio.MalformedWavException;
import io.greenline.audio.Pcm;
import io.greenline.audio.Wav;
import io.greenline.telephony.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The speech models and samples that the project carries. */
public final class StarterModels {
    public static final Path FOLDER = Path.of("..", "speech");
    public static final Language ENGLISH = new Language("en-US"), MANDARIN = new Language("zh-CN");

    private static final Models MODELS =
            Models.open(Map.of(ENGLISH, folder("en"), MANDARIN, folder("zh")), Duration.ofHours(1));

    private StarterModels() {}

    /**
     * A sample.
     *
     * @param text what is said; empty where nobody speaks
     */
    public record Sample(String file, String language, String text) {
        public Pcm voice() throws IOException, MalformedWavException {
            return Wav.decode(Files.readAllBytes(FOLDER.resolve("samples").resolve(file)));
        }
    }

    public static Path folder(String tongue) {
        return FOLDER.resolve("starter-model-" + tongue);
    }

    /** Loaded once for all tests. */
    public static Models models() {
        return MODELS;
    }

    public static List<Sample> samples() throws IOException {
        return Files.readAllLines(FOLDER.resolve("samples/transcripts.tsv")).stream()
                .skip(1)
                .map(line -> line.split("\t", -1))
                .map(fields -> new Sample(fields[0], fields[1], fields[2]))
                .toList();
    }

    public static Pcm voice(String file) throws IOException, MalformedWavException {
        return new Sample(file, "", "").voice();
    }
}
