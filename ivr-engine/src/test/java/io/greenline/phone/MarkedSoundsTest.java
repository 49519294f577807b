package io.greenline.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkedSoundsTest {
    @TempDir
    private Path directory = Path.of("");

    @Test
    void everyPacketOfASoundTellsItsMark() throws IOException {
        var sounds = new MarkedSounds(directory);
        var menu = sounds.write("en/menu", Duration.ofMillis(990));
        var thanks = sounds.write("en/thanks", Duration.ofSeconds(1));

        byte[] file = Files.readAllBytes(directory.resolve("en/menu.ulaw"));
        assertThat(file).hasSize(8_000);
        assertThat(Heard.in(ByteBuffer.wrap(file, 7_840, 160))).isEqualTo(menu);
        assertThat(thanks).isNotEqualTo(menu);
    }

    @Test
    void noTwoMarksAreAlikeAndNoneIsSilence() {
        Set<Heard> marks = new HashSet<>();
        for (int number = 0; number < Heard.Mark.COUNT; number++) {
            marks.add(Heard.Mark.ofNumber(number));
        }
        assertThat(marks).hasSize(Heard.Mark.COUNT);
        assertThat(Heard.in(ByteBuffer.wrap(new byte[] {(byte) 0xFF, 0x7F, (byte) 0xFA})))
                .isEqualTo(Heard.Nothing.NOTHING);
    }

    @Test
    void oneLoudSampleInAPacketDoesNotHideItsMark() {
        byte[] packet = new byte[160];
        Arrays.fill(packet, (byte) 0x31);
        packet[80] = 0x08;

        assertThat(Heard.in(ByteBuffer.wrap(packet))).isEqualTo(new Heard.Mark(0x31));

        packet[81] = 0x08;
        assertThat(Heard.in(ByteBuffer.wrap(packet))).isEqualTo(Heard.VOICE);
    }
}
