package io.greenline.prompt;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.audio.Pcm;
import io.greenline.telephony.Language;
import io.greenline.telephony.PromptId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recordings that replace the synthesised voice. */
class RecordingsTest {
    private static final Language ENGLISH = new Language("en-US");
    private static final PromptId HELLO = new PromptId("hello");

    @TempDir
    private Path directory;

    @Test
    void aMuLawRecordingIsPlayedOctetByOctet() throws Exception {
        byte[] quiet = {0x12, 0x34, 0x12, 0x34};
        Files.createDirectories(directory.resolve("recordings/en-US"));
        Files.write(directory.resolve("recordings/en-US/hello.ulaw"), quiet);

        var sounds = library().sounds(List.of(new Utterance(HELLO, ENGLISH, List.of())));

        assertThat(sounds).singleElement().satisfies(sound -> {
            assertThat(sound.length()).isEqualTo(Duration.ofNanos(500_000));
            assertThat(Files.readAllBytes(Path.of(sound.file() + ".ulaw"))).isEqualTo(quiet);
            assertThat(Files.size(Path.of(sound.file() + ".alaw"))).isEqualTo(quiet.length);
        });
    }

    private PromptLibrary library() throws Exception {
        PromptSettings settings = new PromptSettings(
                directory.resolve("prompts"),
                directory.resolve("recordings"),
                List.of(ENGLISH),
                "CNY",
                Duration.ofSeconds(1));
        PromptScript script = new PromptScript(HELLO, Map.of(ENGLISH, List.of(new PromptScript.Piece.Words("Hello"))));
        return PromptLibrary.prepare(settings, List.of(script), new Mumble(), (_, _) -> {});
    }

    /** Says everything alike. */
    private static final class Mumble implements Synthesizer {
        @Override
        public Pcm speak(String text, Language language, Duration within) {
            return new Pcm(new short[] {1, 2, 3}, Pcm.TELEPHONE_RATE_HZ);
        }

        @Override
        public String voice(Language language) {
            return "mumble";
        }
    }
}
