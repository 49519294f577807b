package io.greenline.asterisk.ari;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.audio.G711;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VoiceDecoderTest {
    private static final short[] SAMPLES = {0, 1, -1, 255, 256, -256, Short.MAX_VALUE, Short.MIN_VALUE, 12_345};

    @Test
    void linearSamplesComeLowByteFirst() {
        assertThat(decoded(VoiceFormat.SLIN, linear(SAMPLES), new Random(1))).containsExactly(SAMPLES);
    }

    @Test
    void bothLawsAreDecoded() {
        byte[] codes = new byte[256];
        for (int code = 0; code < codes.length; code++) {
            codes[code] = (byte) code;
        }
        assertThat(decoded(VoiceFormat.ULAW, codes, new Random(1))).containsExactly(G711.ULAW.decode(codes));
        assertThat(decoded(VoiceFormat.ALAW, codes, new Random(1))).containsExactly(G711.ALAW.decode(codes));
    }

    @Test
    void noCutChangesWhatIsHeard() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 500; round++) {
            short[] samples = new short[random.nextInt(200)];
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (short) random.nextInt();
            }
            assertThat(decoded(VoiceFormat.SLIN, linear(samples), random))
                    .as("seed %d", seed)
                    .containsExactly(samples);
        }
    }

    private static byte[] linear(short[] samples) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        for (short sample : samples) {
            bytes.putShort(sample);
        }
        return bytes.array();
    }

    private static short[] decoded(VoiceFormat format, byte[] bytes, Random random) {
        VoiceDecoder decoder = new VoiceDecoder(format);
        short[] all = new short[bytes.length];
        int heard = 0;
        for (int at = 0; at < bytes.length; ) {
            int cut = Math.min(bytes.length, at + random.nextInt(7));
            var piece = decoder.decode(Unpooled.wrappedBuffer(bytes, at, cut - at));
            if (piece.isPresent()) {
                short[] samples = piece.get().samples();
                System.arraycopy(samples, 0, all, heard, samples.length);
                heard += samples.length;
            }
            at = cut;
        }
        return Arrays.copyOf(all, heard);
    }
}
