package io.greenline.asterisk.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.audio.Pcm;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server with a peer that does as Asterisk does, or worse. */
class AudioSocketServerTest {
    private static final Duration SHORT = Duration.ofMillis(150);
    private static final Duration LONG = Duration.ofSeconds(30);
    /** Of a peer that closes while we speak, the reading or the writing side learns first. */
    private static final String CLOSED = "ended: (Asterisk closed the connection|the connection broke: .*)";

    private AudioSocketServer server;
    private Heeder heard;
    private AudioLine line;

    @BeforeEach
    void open() {
        server = new AudioSocketServer(new AudioSocketSettings(loopback(0), 2, LONG, LONG, LONG));
        server.open();
        heard = new Heeder();
        line = server.expect(heard);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static InetSocketAddress loopback(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private InetSocketAddress address() {
        return server.address().orElseThrow();
    }

    private AudioPeer bringing() throws Exception {
        AudioPeer peer = AudioPeer.bringing(line.id(), address());
        assertThat(heard.next()).isEqualTo("connected");
        return peer;
    }

    private static Pcm sound(int sample, int samples) {
        short[] sound = new short[samples];
        Arrays.fill(sound, (short) sample);
        return new Pcm(sound, 8_000);
    }

    @Test
    void silenceGoesOutFromTheFirstMomentThoughThePeerSendsNothing() throws Exception {
        try (AudioPeer peer = bringing()) {
            for (int i = 0; i < 5; i++) {
                AudioPeer.Received frame = peer.next();
                assertThat(frame.type()).isEqualTo(0x10);
                assertThat(frame.samples()).containsOnly(0).hasSize(160);
            }
        }
    }

    @Test
    void framesGoOutAtThePaceOfTheirSound() throws Exception {
        try (AudioPeer peer = bringing()) {
            long began = System.nanoTime();
            line.play(List.of(sound(7, 160 * 26)), heard::finished);
            peer.nextSound();
            for (int i = 0; i < 25; i++) {
                peer.next();
            }
            // Five frames of the time before may have been made up for at the beginning.
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(380));
            assertThat(heard.next()).isEqualTo("finished");
        }
    }

    @Test
    void soundsFollowEachOtherWithoutAGapAndNoFrameIsEmpty() throws Exception {
        try (AudioPeer peer = bringing()) {
            line.play(List.of(sound(1, 100), sound(2, 0), sound(3, 100)), heard::finished);
            short[] first = peer.nextSound().samples();
            assertThat(first)
                    .startsWith(sound(1, 100).samples())
                    .endsWith(sound(3, 60).samples());
            assertThat(peer.next().samples())
                    .startsWith(sound(3, 40).samples())
                    .endsWith(sound(0, 120).samples());
            assertThat(heard.next()).isEqualTo("finished");
            assertThat(peer.next().samples()).containsOnly(0).hasSize(160);
        }
    }

    @Test
    void anEmptyPlaybackIsFinished() throws Exception {
        try (AudioPeer peer = bringing()) {
            line.play(List.of(), heard::finished);
            assertThat(heard.next()).isEqualTo("finished");
            assertThat(peer.next().payload()).hasSize(320);
        }
    }

    @Test
    void whatIsStoppedIsNotFinishedAndSilenceFollows() throws Exception {
        try (AudioPeer peer = bringing()) {
            line.play(List.of(sound(7, 80_000)), heard::finished);
            peer.nextSound();
            assertThat(line.stop()).isBetween(160L, 79_999L);
            peer.nextSilence();
            line.play(List.of(sound(8, 160)), heard::finished);
            assertThat(peer.nextSound().samples()).containsOnly(8);
            assertThat(heard.next()).isEqualTo("finished");
            peer.vanish();
            assertThat(heard.next()).matches(CLOSED);
        }
    }

    @Test
    void whatIsPlayedBeforeThePeerComesIsHeardFromItsFirstFrameOn() throws Exception {
        line.play(List.of(sound(9, 160)), heard::finished);
        try (AudioPeer peer = bringing()) {
            assertThat(peer.next().samples()).containsOnly(9);
            assertThat(heard.next()).isEqualTo("finished");
        }
    }

    @Test
    void voiceAndKeysAreToldInTheirOrder() throws Exception {
        try (AudioPeer peer = bringing()) {
            peer.say(7);
            peer.send(0x03, (byte) '#');
            peer.say(-7);
            assertThat(List.of(heard.next(), heard.next(), heard.next()))
                    .containsExactly("voice 160 of 7", "key #", "voice 160 of -7");
        }
    }

    @Test
    void aKeyThatNoTelephoneHasIsPassedOver() throws Exception {
        try (AudioPeer peer = bringing()) {
            peer.send(0x03, (byte) 'x');
            peer.send(0x03, (byte) '1', (byte) '2');
            peer.send(0x03, (byte) '3');
            assertThat(heard.next()).isEqualTo("key 3");
        }
    }

    @Test
    void framesOfOddAndOfNoSizeAreSurvived() throws Exception {
        try (AudioPeer peer = bringing()) {
            peer.send(0x10);
            peer.send(0x10, (byte) 1);
            peer.send(0x10, (byte) 5, (byte) 0, (byte) 1);
            peer.send(0x10, AudioPeer.sound(6, 32_767));
            assertThat(heard.next()).isEqualTo("voice 1 of 5");
            assertThat(heard.next()).isEqualTo("voice 32767 of 6");
        }
    }

    @Test
    void framesThatComeInSingleBytesAreWhole() throws Exception {
        try (AudioPeer peer = AudioPeer.connect(address())) {
            for (byte[] frame : List.of(
                    AudioPeer.frame(0x01, AudioPeer.identity(line.id())),
                    AudioPeer.frame(0x10, AudioPeer.sound(7, 3)),
                    AudioPeer.frame(0x03, (byte) '5'))) {
                for (byte single : frame) {
                    peer.raw(single);
                }
            }
            assertThat(List.of(heard.next(), heard.next(), heard.next()))
                    .containsExactly("connected", "voice 3 of 7", "key 5");
        }
    }

    @Test
    void aTypeOfFrameThatIsNotKnownIsPassedOver() throws Exception {
        try (AudioPeer peer = bringing()) {
            peer.send(0x02, new byte[500]);
            peer.send(0x19, new byte[3]);
            peer.say(7);
            assertThat(heard.next()).isEqualTo("voice 160 of 7");
        }
    }

    @Test
    void anotherSampleRateIsRefusedInClearWords() throws Exception {
        try (AudioPeer peer = bringing()) {
            peer.send(0x12, new byte[640]);
            assertThat(heard.next())
                    .isEqualTo("ended: Asterisk sends 16000 samples a second; have it send 8000 (format slin)");
            peer.lastBeforeTheEnd();
        }
    }

    @Test
    void aPeerThatReportsAFaultOrEndsTheSoundEndsTheLine() throws Exception {
        try (AudioPeer peer = bringing()) {
            peer.send(0xFF, (byte) 2);
            assertThat(heard.next()).isEqualTo("ended: Asterisk reported fault 2 of the sound");
            peer.lastBeforeTheEnd();
        }
        line = server.expect(heard);
        try (AudioPeer peer = bringing()) {
            peer.send(0x00);
            assertThat(heard.next()).isEqualTo("ended: Asterisk ended the sound");
            peer.lastBeforeTheEnd();
        }
    }

    @Test
    void aPeerThatIsGoneEndsTheLine() throws Exception {
        try (AudioPeer peer = bringing()) {
            peer.next();
        }
        assertThat(heard.next()).matches(CLOSED);
    }

    @Test
    void ourEndIsOneFrameAndAfterItKeysAreToldButNoVoice() throws Exception {
        try (AudioPeer peer = bringing()) {
            line.play(List.of(sound(7, 80_000)), heard::finished);
            peer.nextSound();
            line.end();
            AudioPeer.Received frame = peer.next();
            while (frame.type() == 0x10) {
                frame = peer.next();
            }
            assertThat(frame.type()).isZero();
            assertThat(frame.payload()).isEmpty();
            peer.say(7);
            peer.send(0x03, (byte) '5');
            assertThat(heard.next()).isEqualTo("key 5");
            peer.vanish();
            assertThat(heard.next()).isEqualTo("ended: the sound was ended here");
        }
    }

    @Test
    void aPeerThatDoesNotHearOurEndIsLeft() throws Exception {
        try (AudioSocketServer hasty =
                new AudioSocketServer(new AudioSocketSettings(loopback(0), 2, LONG, LONG, SHORT))) {
            hasty.open();
            AudioLine left = hasty.expect(heard);
            try (AudioPeer peer = AudioPeer.bringing(left.id(), hasty.address().orElseThrow())) {
                assertThat(heard.next()).isEqualTo("connected");
                left.end();
                left.end();
                assertThat(peer.lastBeforeTheEnd()).isZero();
                assertThat(heard.next()).isEqualTo("ended: the sound was ended here");
            }
        }
    }

    @Test
    void aPeerThatNamesACallThatNobodyExpectsIsClosed() throws Exception {
        try (AudioPeer peer = AudioPeer.bringing(UUID.randomUUID(), address())) {
            assertThat(peer.lastBeforeTheEnd()).isEqualTo(-1);
        }
    }

    @Test
    void aCallIsBroughtOnce() throws Exception {
        try (AudioPeer peer = bringing();
                AudioPeer second = AudioPeer.bringing(line.id(), address())) {
            assertThat(second.lastBeforeTheEnd()).isEqualTo(-1);
            peer.say(7);
            assertThat(heard.next()).isEqualTo("voice 160 of 7");
        }
    }

    @Test
    void aPeerThatBeginsWithSomethingElseIsClosed() throws Exception {
        try (AudioPeer peer = AudioPeer.connect(address())) {
            peer.say(7);
            assertThat(peer.lastBeforeTheEnd()).isEqualTo(-1);
        }
    }

    @Test
    void aPeerThatNeverSaysWhichCallItBringsIsClosed() throws Exception {
        try (AudioSocketServer hasty =
                new AudioSocketServer(new AudioSocketSettings(loopback(0), 2, LONG, SHORT, LONG))) {
            hasty.open();
            try (AudioPeer peer = AudioPeer.connect(hasty.address().orElseThrow());
                    AudioPeer stammering = AudioPeer.connect(hasty.address().orElseThrow())) {
                stammering.send(0x01, (byte) 1);
                assertThat(peer.lastBeforeTheEnd()).isEqualTo(-1);
                assertThat(stammering.lastBeforeTheEnd()).isEqualTo(-1);
            }
        }
    }

    @Test
    void oneMoreThanTheMostIsClosedAndRoomComesBack() throws Exception {
        Heeder other = new Heeder();
        try (AudioPeer one = bringing();
                AudioPeer two = AudioPeer.bringing(server.expect(other).id(), address());
                AudioPeer three = AudioPeer.connect(address())) {
            assertThat(other.next()).isEqualTo("connected");
            assertThat(three.lastBeforeTheEnd()).isEqualTo(-1);
            two.next();
            one.next();
        }
        assertThat(heard.next()).matches(CLOSED);
        assertThat(other.next()).matches(CLOSED);
        line = server.expect(heard);
        bringing().close();
    }

    @Test
    void twoCallsDoNotMix() throws Exception {
        Heeder other = new Heeder();
        AudioLine second = server.expect(other);
        try (AudioPeer one = bringing();
                AudioPeer two = AudioPeer.bringing(second.id(), address())) {
            assertThat(other.next()).isEqualTo("connected");
            line.play(List.of(sound(1, 160)), heard::finished);
            second.play(List.of(sound(2, 160)), other::finished);
            assertThat(one.nextSound().samples()).containsOnly(1);
            assertThat(two.nextSound().samples()).containsOnly(2);
            assertThat(heard.next()).isEqualTo("finished");
            assertThat(other.next()).isEqualTo("finished");
            one.say(3);
            two.say(4);
            assertThat(heard.next()).isEqualTo("voice 160 of 3");
            assertThat(other.next()).isEqualTo("voice 160 of 4");
        }
    }

    @Test
    void aCallThatNobodyBringsIsGivenUpAndItsNameIsWorthNothing() throws Exception {
        try (AudioSocketServer hasty =
                new AudioSocketServer(new AudioSocketSettings(loopback(0), 2, SHORT, SHORT, SHORT))) {
            hasty.open();
            AudioLine late = hasty.expect(heard);
            assertThat(heard.next()).isEqualTo("ended: Asterisk brought no sound within 150 ms");
            try (AudioPeer peer = AudioPeer.bringing(late.id(), hasty.address().orElseThrow())) {
                assertThat(peer.lastBeforeTheEnd()).isEqualTo(-1);
            }
        }
    }

    @Test
    void aLineThatIsEndedBeforeItCameIsNotExpectedAnyMore() throws Exception {
        line.end();
        assertThat(heard.next()).isEqualTo("ended: the sound was ended before Asterisk brought it");
        try (AudioPeer peer = AudioPeer.bringing(line.id(), address())) {
            assertThat(peer.lastBeforeTheEnd()).isEqualTo(-1);
        }
    }

    @Test
    void aServerThatClosesEndsWhatItHas() throws Exception {
        Heeder waiting = new Heeder();
        server.expect(waiting);
        try (AudioPeer peer = bringing()) {
            server.close();
            peer.lastBeforeTheEnd();
            assertThat(heard.next()).startsWith("ended: ");
            assertThat(waiting.next()).isEqualTo("ended: the engine stops");
        }
    }

    @Test
    void aServerWithoutAPortSaysSoAndTakesItWhenItIsFree() throws Exception {
        ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        try (AudioSocketServer late =
                new AudioSocketServer(new AudioSocketSettings(loopback(taken.getLocalPort()), 2, LONG, LONG, LONG))) {
            late.open();
            Heeder told = new Heeder();
            late.expect(told);
            assertThat(told.next()).startsWith("ended: the engine does not listen for sound: cannot listen on");
            taken.close();
            String next = "ended: the engine does not listen";
            while (next.startsWith("ended: the engine does not listen")) {
                AudioLine later = late.expect(told);
                if (late.address().isPresent()) {
                    AudioPeer.bringing(later.id(), late.address().orElseThrow()).close();
                }
                next = told.next();
            }
            assertThat(next).isEqualTo("connected");
        }
    }
}
