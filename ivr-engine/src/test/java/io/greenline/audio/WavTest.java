package io.greenline.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WavTest {
    private static final Pcm SOUND = new Pcm(new short[] {0, 1, -1, 1000, -32768, 32767}, 22_050);

    @Test
    void soundComesBackFromItsFile() throws MalformedWavException {
        Pcm back = Wav.decode(Wav.encode(SOUND));
        assertThat(back.samples()).containsExactly(SOUND.samples());
        assertThat(back.rateHz()).isEqualTo(22_050);
    }

    @Test
    void twoChannelsBecomeTheirMean() throws MalformedWavException {
        byte[] data = {100, 0, (byte) 200, 0, (byte) 0xF6, (byte) 0xFF, 10, 0};
        assertThat(Wav.decode(file(1, 2, 16, data)).samples()).containsExactly((short) 150, (short) 0);
    }

    @Test
    void eightBitSoundIsUnsigned() throws MalformedWavException {
        byte[] data = {0, (byte) 128, (byte) 255};
        assertThat(Wav.decode(file(1, 1, 8, data)).samples()).containsExactly((short) -32768, (short) 0, (short) 32512);
    }

    @Test
    void bothLawsOfG711AreRead() throws MalformedWavException {
        assertThat(Wav.decode(file(7, 1, 8, new byte[] {(byte) 0x80})).samples())
                .containsExactly((short) 32124);
        assertThat(Wav.decode(file(6, 1, 8, new byte[] {(byte) 0xAA})).samples())
                .containsExactly((short) 32256);
    }

    @Test
    void otherChunksAreSteppedOverOddLengthsIncluded() throws MalformedWavException {
        byte[] plain = file(1, 1, 16, new byte[] {5, 0});
        byte[] list = ByteBuffer.allocate(12)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("LIST"))
                .putInt(3)
                .array();
        byte[] longer = new byte[plain.length + list.length];
        System.arraycopy(plain, 0, longer, 0, 36);
        System.arraycopy(list, 0, longer, 36, list.length);
        System.arraycopy(plain, 36, longer, 36 + list.length, plain.length - 36);
        assertThat(Wav.decode(longer).samples()).containsExactly((short) 5);
    }

    @Test
    void aPipesPromiseOfTwoGigabytesIsTakenForUnknownLength() throws MalformedWavException {
        byte[] file = Wav.encode(SOUND);
        ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(40, 0x7FFFF000);
        assertThat(Wav.decode(file).samples()).containsExactly(SOUND.samples());
    }

    @Test
    void whatIsWrongIsSaid() {
        assertMessage(new byte[0], "does not begin with RIFF");
        assertMessage(ascii("ID3 and then an MP3 file"), "does not begin with RIFF");
        assertMessage(ascii("RIFF----AVI "), "a RIFF file of kind 'AVI ', not WAVE");
        assertMessage(ascii("RIFF----WAVE"), "no sound data");
        assertMessage(ascii("RIFF----WAVEdata\0\0\0\0"), "before the format");
        assertMessage(file(1, 6, 16, new byte[12]), "6 channels; save it with one or two");
        assertMessage(file(1, 1, 24, new byte[12]), "encoding 1 with 24 bits; save it as 16-bit PCM or G.711");
        assertMessage(file(85, 1, 16, new byte[12]), "encoding 85");
        assertMessage(file(1, 1, 16, new byte[1]), "holds no sound");
        byte[] torn = Wav.encode(SOUND);
        assertMessage(Arrays.copyOf(torn, torn.length - 3), "breaks off: 12 bytes of sound promised, 9 there");
        byte[] slow = file(1, 1, 16, new byte[2]);
        ByteBuffer.wrap(slow).order(ByteOrder.LITTLE_ENDIAN).putInt(24, 4_000);
        assertMessage(slow, "4000 samples a second; save it with 8000 to 48000");
    }

    @Test
    void anyBytesAreReadOrReportedMalformed() {
        long seed = 42;
        Random random = new Random(seed);
        byte[] good = Wav.encode(new Pcm(new short[50], 16_000));
        for (int i = 0; i < 20_000; i++) {
            byte[] bad = Arrays.copyOf(good, random.nextInt(good.length + 1));
            for (int n = random.nextInt(6); n > 0 && bad.length > 0; n--) {
                bad[random.nextInt(Math.min(bad.length, 48))] = (byte) random.nextInt();
            }
            try {
                assertThat(Wav.decode(bad).samples())
                        .as("seed %d, file %d", seed, i)
                        .isNotEmpty();
            } catch (MalformedWavException malformed) {
                assertThat(malformed).message().as("seed %d, file %d", seed, i).isNotBlank();
            }
        }
    }

    private static void assertMessage(byte[] file, String part) {
        assertThatThrownBy(() -> Wav.decode(file))
                .isInstanceOf(MalformedWavException.class)
                .hasMessageContaining(part);
    }

    private static byte[] file(int code, int channels, int bits, byte[] data) {
        ByteBuffer out = ByteBuffer.allocate(44 + data.length).order(ByteOrder.LITTLE_ENDIAN);
        out.put(ascii("RIFF")).putInt(36 + data.length).put(ascii("WAVEfmt ")).putInt(16);
        out.putShort((short) code).putShort((short) channels).putInt(8_000).putInt(8_000 * channels * bits / 8);
        out.putShort((short) (channels * bits / 8)).putShort((short) bits);
        return out.put(ascii("data")).putInt(data.length).put(data).array();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
