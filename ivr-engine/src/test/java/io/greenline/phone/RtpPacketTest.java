package io.greenline.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RtpPacketTest {
    @Test
    void aPacketIsWrittenBitByBitAsTheStandardDrawsIt() {
        var packet = new RtpPacket(true, 101, 0xFFFE, 0x8000_0001L, 0xDEAD_BEEFL, bytes("0b8a0320"));

        assertThat(packet.encode()).isEqualTo(bytes("80e5fffe80000001deadbeef0b8a0320"));
    }

    @Test
    void everyPacketIsReadBackAtAnyOffset() throws MalformedMessageException {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 1_000; round++) {
            byte[] sound = new byte[random.nextInt(200)];
            random.nextBytes(sound);
            var packet = new RtpPacket(
                    random.nextBoolean(),
                    random.nextInt(128),
                    random.nextInt(0x1_0000),
                    Integer.toUnsignedLong(random.nextInt()),
                    Integer.toUnsignedLong(random.nextInt()),
                    ByteBuffer.wrap(sound));
            ByteBuffer encoded = packet.encode();
            int offset = random.nextInt(50);
            ByteBuffer shifted =
                    ByteBuffer.allocate(offset + encoded.remaining()).position(offset);
            shifted.put(encoded).position(offset);

            assertThat(RtpPacket.decode(shifted)).as("seed %d", seed).isEqualTo(packet);
        }
    }

    @Test
    void sourcesExtensionAndPaddingAreNotSound() throws MalformedMessageException {
        // P, X, two sources; the sources; an extension of one word; sound; three octets of padding.
        ByteBuffer packet =
                bytes("b20000010000000200000003" + "0000000a0000000b" + "bede000111223344" + "aabb" + "000003");

        assertThat(RtpPacket.decode(packet).payload()).isEqualTo(bytes("aabb"));
    }

    @Test
    void anyBytesAreAPacketOrMalformed() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < 20_000; round++) {
            byte[] noise = new byte[random.nextInt(40)];
            random.nextBytes(noise);
            if (noise.length > 0) {
                noise[0] = (byte) (noise[0] & 0x3F | 0x80);
            }
            try {
                RtpPacket packet = RtpPacket.decode(ByteBuffer.wrap(noise));
                assertThat(packet.payload().remaining()).isLessThanOrEqualTo(noise.length - RtpPacket.HEADER_BYTES);
            } catch (MalformedMessageException expected) {
                assertThat(expected).hasMessageMatching("(?s).+");
            } catch (RuntimeException escaped) {
                throw new AssertionError("seed " + seed, escaped);
            }
        }
    }

    @Test
    void anotherVersionIsMalformed() {
        assertThatThrownBy(() -> RtpPacket.decode(bytes("40000001000000020000000300")))
                .isInstanceOf(MalformedMessageException.class)
                .hasMessageContaining("version 1");
    }

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }
}
