package io.greenline.app.voices;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.audio.Pcm;
import io.greenline.audio.Wav;
import io.greenline.telephony.CallId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VoiceFilesTest {
    private static final CallId CALL = new CallId("pbx:1764148000.12");
    private static final Pcm VOICE = new Pcm(new short[] {1, -2, 3}, 8_000);

    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-11-26T16:00:00Z");

    private VoiceFiles files() {
        return new VoiceFiles(folder.resolve("voices"), Duration.ofDays(30), () -> now);
    }

    @Test
    void anAnswerIsKeptUnderTheNameThatTheJournalGetsForItsOwnerAlone() throws Exception {
        String name;
        try (VoiceFiles files = files()) {
            name = files.keep(CALL, 7, VOICE);
        }
        Path file = folder.resolve("voices").resolve(name);
        assertThat(name).isEqualTo("2026-11-26/pbx_1764148000_12-7.wav");
        assertThat(Wav.decode(Files.readAllBytes(file)).samples()).containsExactly(1, -2, 3);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aCallsIdNeverLeadsOutOfTheFolder() throws Exception {
        try (VoiceFiles files = files()) {
            assertThat(files.keep(new CallId(".."), 1, VOICE)).isEqualTo("2026-11-26/__-1.wav");
        }
    }

    @Test
    void whatCannotBeWrittenIsCountedAndNobodyElseHearsOfIt() throws Exception {
        Files.writeString(folder.resolve("voices"), "a file where the folder should be");
        VoiceFiles files = files();
        try (files) {
            files.keep(CALL, 1, VOICE);
        }
        assertThat(files.lost()).isEqualTo(1);
    }

    @Test
    void oldDaysAreForgottenAndNothingElseIs() throws Exception {
        try (VoiceFiles files = files()) {
            for (String day : new String[] {"2026-10-26", "2026-10-27", "2026-11-26", "notes"}) {
                Files.createDirectories(folder.resolve("voices").resolve(day));
                Files.writeString(folder.resolve("voices").resolve(day).resolve("a.wav"), "x");
            }
            files.forget();
        }
        try (var left = Files.list(folder.resolve("voices"))) {
            assertThat(left.map(day -> day.getFileName().toString()))
                    .containsExactlyInAnyOrder("2026-10-27", "2026-11-26", "notes");
        }
    }
}
