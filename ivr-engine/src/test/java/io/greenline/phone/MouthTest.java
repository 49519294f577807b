package io.greenline.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenline.audio.G711;
import io.greenline.audio.Pcm;
import io.greenline.telephony.DtmfDigit;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class MouthTest {
    private final List<PhoneEvent> events = new ArrayList<>();
    private long nanos = Duration.ofSeconds(5).toNanos();

    @Test
    void aKeyIsABeginningUpdatesAndThreeEndsOfOneTimestamp() throws MalformedMessageException {
        Mouth mouth = mouth(Talk.WHEN_NEEDED, 101);
        ticks(mouth, 5);
        var released = new CompletableFuture<Long>();
        mouth.press(DtmfDigit.SEVEN, released);
        long pressedAt = nanos;

        List<RtpPacket> packets = ticks(mouth, 9);

        assertThat(packets).hasSize(8).allMatch(packet -> packet.payloadType() == 101);
        assertThat(packets.stream().map(RtpPacket::timestamp).distinct()).hasSize(1);
        assertThat(packets.stream().map(RtpPacket::startsTalk))
                .containsExactly(true, false, false, false, false, false, false, false);
        assertThat(packets.getLast().sequence() - packets.getFirst().sequence()).isEqualTo(7);
        List<TelephoneEvent> keys = new ArrayList<>();
        for (RtpPacket packet : packets) {
            keys.add(TelephoneEvent.decode(packet.payload()));
        }
        assertThat(keys.stream().map(TelephoneEvent::duration)).containsExactly(160, 320, 480, 640, 800, 800, 800, 800);
        assertThat(keys.stream().filter(TelephoneEvent::ends)).hasSize(3);
        assertThat(events)
                .hasSize(2)
                .element(1)
                .isEqualTo(new PhoneEvent.KeyReleased(DtmfDigit.SEVEN, released.join()));
        assertThat(released.join() - pressedAt)
                .as("with the first end packet, which latencies are counted from")
                .isEqualTo(Duration.ofMillis(100).toNanos());
        assertThat(mouth.hasMore()).isFalse();
    }

    @Test
    void aPhoneThatTalksWhenNeededOpensWithAFewPacketsAndRests() throws MalformedMessageException {
        Mouth mouth = mouth(Talk.WHEN_NEEDED, 101);

        assertThat(ticks(mouth, 20)).hasSize(5);
        assertThat(mouth.hasMore()).isFalse();
    }

    @Test
    void aPhoneThatAlwaysTalksSendsUnbrokenSilence() throws MalformedMessageException {
        List<RtpPacket> packets = ticks(mouth(Talk.ALWAYS, 101), 50);

        assertThat(packets).hasSize(50);
        for (int at = 1; at < packets.size(); at++) {
            assertThat(packets.get(at).timestamp() - packets.get(at - 1).timestamp())
                    .isEqualTo(160);
        }
    }

    @Test
    void aRestCountsInTheTimestampAndTheNextPacketStartsTalk() throws MalformedMessageException {
        Mouth mouth = mouth(Talk.WHEN_NEEDED, 101);
        RtpPacket last = ticks(mouth, 5).getLast();
        nanos += Duration.ofSeconds(2).toNanos() - Mouth.PACKET_NANOS;
        mouth.play(Heard.Mark.ofNumber(3), Duration.ofMillis(40), new CompletableFuture<>());

        List<RtpPacket> said = ticks(mouth, 5);

        assertThat(said).hasSize(2);
        assertThat(said.getFirst().timestamp() - last.timestamp()).isEqualTo(16_000);
        assertThat(said.getFirst().startsTalk()).isTrue();
        assertThat(Heard.in(said.getFirst().payload())).isEqualTo(Heard.Mark.ofNumber(3));
    }

    @Test
    void keysThatCannotGoOutSayWhy() {
        var unheard = new CompletableFuture<Long>();
        mouth(Talk.ALWAYS, -1).press(DtmfDigit.ONE, unheard);
        assertThatThrownBy(unheard::join).hasMessageContaining("takes no RFC 4733 keys");

        Mouth mouth = mouth(Talk.ALWAYS, 101);
        var late = new CompletableFuture<Long>();
        mouth.press(DtmfDigit.ONE, late);
        mouth.stop();
        assertThatThrownBy(late::join).hasMessageContaining("the call ended before key 1");
    }

    @Test
    void speechGoesOutInTheLawOfThePhoneAndSilenceFillsItsLastPacket() throws MalformedMessageException {
        Mouth mouth = new Mouth(settings(Talk.WHEN_NEEDED).withLaw(PhoneLaw.PCMA), 101, events::add);
        ticks(mouth, 5);
        short[] speech = new short[170];
        Arrays.fill(speech, (short) 12_000);
        var spoken = new CompletableFuture<Long>();
        mouth.speak(new Pcm(speech, 8_000), spoken);

        List<RtpPacket> packets = ticks(mouth, 5);

        assertThat(packets).hasSize(2).allMatch(packet -> packet.payloadType() == 8);
        byte[] codes = new byte[320];
        packets.get(0).payload().get(codes, 0, 160);
        packets.get(1).payload().get(codes, 160, 160);
        short[] heard = G711.ALAW.decode(codes);
        assertThat(heard[0]).isBetween((short) 11_500, (short) 12_500);
        assertThat(heard[169]).isEqualTo(heard[0]);
        assertThat(heard[170]).isBetween((short) -8, (short) 8);
        assertThat(spoken).isCompleted();
    }

    private static PhoneSettings settings(Talk talk) {
        return PhoneSettings.caller(new InetSocketAddress("127.0.0.1", 5_060)).withTalk(talk);
    }

    private Mouth mouth(Talk talk, int keyPayloadType) {
        return new Mouth(settings(talk), keyPayloadType, events::add);
    }

    private List<RtpPacket> ticks(Mouth mouth, int count) throws MalformedMessageException {
        List<RtpPacket> packets = new ArrayList<>();
        for (int tick = 0; tick < count; tick++) {
            Optional<ByteBuffer> packet = mouth.next(nanos);
            if (packet.isPresent()) {
                packets.add(RtpPacket.decode(packet.get()));
            }
            nanos += Mouth.PACKET_NANOS;
        }
        return packets;
    }
}
