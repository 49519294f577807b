package io.greenline.asterisk.agi;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.asterisk.media.AudioPeer;
import io.greenline.asterisk.media.AudioSocketServer;
import io.greenline.asterisk.media.AudioSocketSettings;
import io.greenline.audio.G711;
import io.greenline.audio.Sound;
import io.greenline.call.CallEvent.DigitPressed;
import io.greenline.call.CallEvent.Nudged;
import io.greenline.call.CallEvent.PlaybackFinished;
import io.greenline.call.CallEvent.Released;
import io.greenline.call.CallEvent.SwitchFailed;
import io.greenline.call.CallEvent.TimedOut;
import io.greenline.call.CallLeg;
import io.greenline.call.Ear;
import io.greenline.call.Playback;
import io.greenline.telephony.BargeIn;
import io.greenline.telephony.DtmfDigit;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Party;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The ear with an Asterisk that does as a test says, over both connections.
 *
 * <p>Long, because most of it is what two connections say in which order: apart, that could not be read.
 */
class AgiEarTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Released GONE = new Released(HangupCause.NORMAL_CLEARING, Party.CALLER);
    private static final String DONE = "200 result=0";
    private static final String FAILED = "200 result=-1";
    private static final String UP = "200 result=6";
    private static final byte OCTET = (byte) 0x92;
    private static final byte OTHER_OCTET = (byte) 0x93;
    private static final short ULAW = G711.ULAW.decode(OCTET);
    private static final short ALAW = G711.ALAW.decode(OCTET);

    private static final Pattern EXEC =
            Pattern.compile("EXEC \"AudioSocket\" \"([-0-9a-f]{36}),127\\.0\\.0\\.1:([0-9]+)\"");

    @TempDir
    private Path prompts;

    private final HeardSink heard = new HeardSink();
    private AudioSocketServer audio;

    @BeforeEach
    void open() throws IOException {
        audio = new AudioSocketServer(new AudioSocketSettings(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10, LONG, LONG, LONG));
        audio.open();
        write("short.ulaw", 160);
        write("short.alaw", 160);
        write("long.ulaw", 80_000);
        write("other.ulaw", 80_000, OTHER_OCTET);
    }

    @AfterEach
    void close() {
        audio.close();
    }

    private void write(String file, int samples) throws IOException {
        write(file, samples, OCTET);
    }

    private void write(String file, int samples, byte octet) throws IOException {
        byte[] octets = new byte[samples];
        Arrays.fill(octets, octet);
        Files.write(prompts.resolve(file), octets);
    }

    private Playback play(BargeIn bargeIn, String... names) {
        return new Playback(
                Arrays.stream(names)
                        .map(name -> new Sound(prompts.resolve(name), name, Duration.ofMillis(20)))
                        .toList(),
                bargeIn);
    }

    private Playback play(String... names) {
        return play(BargeIn.DTMF, names);
    }

    /** What a test does on an ear. */
    private interface Listening {
        Object on(Ear ear) throws InterruptedException;
    }

    /** A driver whose calls open an ear and close it when they have done with it. */
    private TestSwitch ear(Listening listening) {
        return onLeg(leg -> {
            Ear ear = leg.listen(heard);
            Object result = listening.on(ear);
            ear.close();
            return result;
        });
    }

    private TestSwitch onLeg(RecordingHandler.Script script) {
        return TestSwitch.listening(script, audio, prompts);
    }

    private static ScriptedAsterisk call(TestSwitch agi) throws IOException {
        ScriptedAsterisk asterisk = agi.connect();
        asterisk.opens("1.1");
        return asterisk;
    }

    /** Lets Asterisk's AudioSocket connect. */
    private static AudioPeer bring(ScriptedAsterisk asterisk, String codec) throws IOException {
        assertThat(asterisk.answering("200 result=1 (%s)".formatted(codec)))
                .isEqualTo("GET FULL VARIABLE \"${CHANNEL(audionativeformat)}\"");
        return bring(asterisk);
    }

    private static AudioPeer bring(ScriptedAsterisk asterisk) throws IOException {
        Matcher exec = EXEC.matcher(asterisk.command());
        assertThat(exec).matches();
        int port = Integer.parseInt(exec.group(2));
        return AudioPeer.bringing(
                UUID.fromString(exec.group(1)), new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    /** Does as Asterisk does when the engine ends the sound. */
    private static void ends(ScriptedAsterisk asterisk, AudioPeer peer) throws IOException {
        AudioPeer.Received frame = peer.next();
        while (frame.type() == 0x10) {
            frame = peer.next();
        }
        assertThat(frame.type()).isZero();
        peer.vanish();
        asterisk.say(DONE);
    }

    @Test
    void aPromptIsSentInTheSamplesOfTheCallersOwnLaw() throws Exception {
        for (String codec : List.of("ulaw", "alaw")) {
            try (TestSwitch agi = ear(ear -> ear.play(play("short")));
                    ScriptedAsterisk asterisk = call(agi);
                    AudioPeer peer = bring(asterisk, codec)) {
                assertThat(peer.nextSound().samples())
                        .as(codec)
                        .containsOnly(codec.equals("alaw") ? ALAW : ULAW)
                        .hasSize(160);
                ends(asterisk, peer);
                assertThat(agi.handler().result()).isEqualTo(new PlaybackFinished());
                assertThat(asterisk.command()).as("the script is over").isNull();
            }
        }
    }

    @Test
    void theCallersVoiceReachesTheSinkUntilTheEarIsClosed() throws Exception {
        try (TestSwitch agi = ear(ear -> ear.await(LONG));
                ScriptedAsterisk asterisk = call(agi);
                AudioPeer peer = bring(asterisk, "ulaw")) {
            peer.say(7);
            assertThat(heard.next()).isEqualTo("voice 160 of 7");
            peer.send(0x03, (byte) '1');
            assertThat(agiEnd(peer)).isZero();
            peer.say(8);
            peer.vanish();
            asterisk.say(DONE);
            assertThat(agi.handler().result()).isEqualTo(new DigitPressed(DtmfDigit.ONE));
            assertThat(heard.silent()).isTrue();
        }
    }

    private static int agiEnd(AudioPeer peer) throws IOException {
        int type = peer.next().type();
        while (type == 0x10) {
            type = peer.next().type();
        }
        return type;
    }

    @Test
    void aKeyStopsAPromptAndNothingMoreOfItIsSent() throws Exception {
        try (TestSwitch agi = ear(ear -> List.of(ear.play(play("long")), ear.await(SHORT)));
                ScriptedAsterisk asterisk = call(agi);
                AudioPeer peer = bring(asterisk, "ulaw")) {
            peer.nextSound();
            peer.send(0x03, (byte) '*');
            assertThat(peer.nextSilence().payload()).hasSize(320);
            ends(asterisk, peer);
            assertThat(agi.handler().result()).isEqualTo(List.of(new DigitPressed(DtmfDigit.STAR), new TimedOut()));
        }
    }

    @Test
    void withoutBargeInKeysBeforeAndDuringAPromptAreDiscarded() throws Exception {
        CompletableFuture<Ear> opened = new CompletableFuture<>();
        try (TestSwitch agi = ear(ear -> {
                    opened.complete(ear);
                    return List.of(
                            ear.play(play("long")), ear.play(play(BargeIn.NONE, "other")), ear.await(Duration.ZERO));
                });
                ScriptedAsterisk asterisk = call(agi);
                AudioPeer peer = bring(asterisk, "ulaw")) {
            peer.nextSound();
            peer.send(0x03, (byte) '1');
            peer.send(0x03, (byte) '2');
            short[] other = peer.nextSound().samples();
            while (other[0] == ULAW) {
                other = peer.nextSound().samples();
            }
            peer.send(0x03, (byte) '3');
            // What comes over the line is told in its order: with this, the key has come.
            peer.say(7);
            assertThat(heard.next()).isEqualTo("voice 160 of 7");
            opened.join().nudge();
            ends(asterisk, peer);
            assertThat(agi.handler().result())
                    .isEqualTo(List.of(new DigitPressed(DtmfDigit.ONE), new Nudged(), new TimedOut()));
        }
    }

    @Test
    void aNudgeStopsAPromptThatNoKeyCanStop() throws Exception {
        try (TestSwitch agi = onLeg(leg -> {
                    Ear ear = leg.listen(heard);
                    Thread.ofVirtual().start(() -> {
                        try {
                            heard.next();
                        } catch (InterruptedException e) {
                            throw new AssertionError(e);
                        }
                        ear.nudge();
                    });
                    Object result = ear.play(play(BargeIn.NONE, "long"));
                    ear.close();
                    return result;
                });
                ScriptedAsterisk asterisk = call(agi);
                AudioPeer peer = bring(asterisk, "ulaw")) {
            peer.nextSound();
            peer.say(7);
            ends(asterisk, peer);
            assertThat(agi.handler().result()).isEqualTo(new Nudged());
        }
    }

    @Test
    void keysThatWereNotAskedForAnswerTheLegsNextVerbsAndThenTheNextEars() throws Exception {
        try (TestSwitch agi = onLeg(leg -> {
                    Ear first = leg.listen(heard);
                    Object one = first.await(LONG);
                    first.close();
                    Object two = leg.play(play("short"));
                    Object three = leg.await(Duration.ZERO);
                    Ear second = leg.listen(heard);
                    Object four = second.await(Duration.ZERO);
                    Object none = second.await(Duration.ZERO);
                    second.close();
                    return List.of(one, two, three, four, none);
                });
                ScriptedAsterisk asterisk = call(agi)) {
            try (AudioPeer peer = bring(asterisk, "ulaw")) {
                for (char key : "1234".toCharArray()) {
                    peer.send(0x03, (byte) key);
                }
                ends(asterisk, peer);
            }
            // The codec is known: Asterisk is not asked for it again.
            try (AudioPeer peer = bring(asterisk)) {
                peer.leave();
                asterisk.say(DONE);
            }
            assertThat(agi.handler().result())
                    .isEqualTo(List.of(
                            new DigitPressed(DtmfDigit.ONE),
                            new DigitPressed(DtmfDigit.TWO),
                            new DigitPressed(DtmfDigit.THREE),
                            new DigitPressed(DtmfDigit.FOUR),
                            new TimedOut()));
        }
    }

    @Test
    void aPromptThatIsNotThereIsAFailureAndTheCallerIsHeardOn() throws Exception {
        try (TestSwitch agi = ear(ear -> List.of(ear.play(play("missing")), ear.await(LONG)));
                ScriptedAsterisk asterisk = call(agi);
                AudioPeer peer = bring(asterisk, "ulaw")) {
            peer.send(0x03, (byte) '1');
            ends(asterisk, peer);
            List<?> events = (List<?>) agi.handler().result();
            assertThat(events.getFirst())
                    .isInstanceOf(SwitchFailed.class)
                    .asString()
                    .contains("missing has none of .ulaw, .alaw, .wav");
            assertThat(events.getLast()).isEqualTo(new DigitPressed(DtmfDigit.ONE));
        }
    }

    @Test
    void aCallerWhoHangsUpIsReleasedAndTheVoiceIsNotCalledLost() throws Exception {
        List<Listening> verbs = List.of(ear -> ear.play(play("long")), ear -> ear.await(LONG));
        for (Listening verb : verbs) {
            try (TestSwitch agi = onLeg(leg -> {
                        Ear ear = leg.listen(heard);
                        Object ended = verb.on(ear);
                        Object after = ear.await(LONG);
                        ear.close();
                        return List.of(ended, after, leg.await(LONG));
                    });
                    ScriptedAsterisk asterisk = call(agi);
                    AudioPeer peer = bring(asterisk, "ulaw")) {
                peer.next();
                peer.vanish();
                asterisk.say("HANGUP", FAILED);
                asterisk.answering("511 Command Not Permitted on a dead channel or intercept routine");
                assertThat(asterisk.answering("200 result=1 (16|PJSIP/caller-1)"))
                        .contains("HANGUPCAUSE");
                assertThat(agi.handler().result()).isEqualTo(List.of(GONE, GONE, GONE));
                assertThat(heard.silent()).isTrue();
            }
        }
    }

    @Test
    void withoutTheApplicationTheVerbsGoOnByKeysAndItIsNotTriedAgainAtOnce() throws Exception {
        try (TestSwitch agi = onLeg(leg -> {
                    Ear ear = leg.listen(heard);
                    Object played = ear.play(play("short"));
                    Object waited = ear.await(LONG);
                    ear.close();
                    Ear second = leg.listen(heard);
                    Object again = second.await(LONG);
                    second.close();
                    return List.of(played, waited, again);
                });
                ScriptedAsterisk asterisk = call(agi)) {
            asterisk.answering("200 result=1 (ulaw)");
            assertThat(asterisk.answering("200 result=-2")).startsWith("EXEC \"AudioSocket\"");
            assertThat(asterisk.answering(DONE))
                    .isEqualTo("STREAM FILE \"/asterisk/sounds/short\" \"0123456789*#ABCD\"");
            assertThat(asterisk.answering("200 result=49")).startsWith("WAIT FOR DIGIT");
            assertThat(asterisk.answering("200 result=50")).startsWith("WAIT FOR DIGIT");
            assertThat(agi.handler().result())
                    .isEqualTo(List.of(
                            new PlaybackFinished(), new DigitPressed(DtmfDigit.ONE), new DigitPressed(DtmfDigit.TWO)));
            String why = "Asterisk has no application AudioSocket; load app_audiosocket.so";
            assertThat(heard.next()).isEqualTo("lost: " + why);
            assertThat(heard.next()).isEqualTo("lost: not tried, because a moment ago: " + why);
        }
    }

    @Test
    void anAsteriskThatCannotConnectIsFoundOutByItsAnswer() throws Exception {
        try (TestSwitch agi = ear(ear -> ear.await(LONG));
                ScriptedAsterisk asterisk = call(agi)) {
            asterisk.answering("200 result=1 (ulaw)");
            asterisk.answering(FAILED);
            assertThat(asterisk.answering(UP)).startsWith("CHANNEL STATUS");
            assertThat(asterisk.answering("200 result=49")).startsWith("WAIT FOR DIGIT");
            assertThat(agi.handler().result()).isEqualTo(new DigitPressed(DtmfDigit.ONE));
            assertThat(heard.next()).isEqualTo("lost: Asterisk's AudioSocket failed");
            assertThat(agi.agi().health().detail()).contains("callers are not heard: Asterisk's AudioSocket failed");
        }
    }

    @Test
    void aCallThatWasNotAnsweredSaysNothingOfOtherCalls() throws Exception {
        try (TestSwitch agi = onLeg(leg -> {
                    leg.listen(heard).close();
                    Ear ear = leg.listen(heard);
                    Object heardKey = ear.await(LONG);
                    ear.close();
                    return heardKey;
                });
                ScriptedAsterisk asterisk = call(agi)) {
            asterisk.answering("200 result=1 (ulaw)");
            asterisk.answering(FAILED);
            asterisk.answering("200 result=4");
            try (AudioPeer peer = bring(asterisk)) {
                peer.send(0x03, (byte) '1');
                ends(asterisk, peer);
                assertThat(agi.handler().result()).isEqualTo(new DigitPressed(DtmfDigit.ONE));
            }
        }
    }

    @Test
    void anEarThatIsClosedBeforeAsteriskCameSaysNothingOfTheWay() throws Exception {
        try (TestSwitch agi = onLeg(leg -> {
                    leg.listen(heard).close();
                    leg.listen(heard).close();
                    return heard.silent();
                });
                ScriptedAsterisk asterisk = call(agi)) {
            try (AudioPeer peer = bring(asterisk, "ulaw")) {
                peer.leave();
                asterisk.say(DONE);
            }
            try (AudioPeer peer = bring(asterisk)) {
                peer.leave();
                asterisk.say(DONE);
            }
            assertThat(agi.handler().result()).isEqualTo(true);
        }
    }

    @Test
    void aLineThatBreaksIsToldOnceAndThePromptGoesOnWhereItWas() throws Exception {
        try (TestSwitch agi = ear(ear -> List.of(ear.play(play("short", "long", "short")), ear.await(LONG)));
                ScriptedAsterisk asterisk = call(agi);
                AudioPeer peer = bring(asterisk, "ulaw")) {
            peer.nextSound();
            peer.next();
            peer.next();
            peer.vanish();
            asterisk.say(DONE);
            String rest = asterisk.answering(DONE);
            assertThat(rest).startsWith("STREAM FILE \"/asterisk/sounds/long\" \"0123456789*#ABCD\" ");
            assertThat(Integer.parseInt(rest.substring(rest.lastIndexOf(' ') + 1)))
                    .isBetween(320, 79_999);
            assertThat(asterisk.answering(DONE)).endsWith("/short\" \"0123456789*#ABCD\"");
            assertThat(asterisk.answering("200 result=49")).startsWith("WAIT FOR DIGIT");
            assertThat(agi.handler().result())
                    .isEqualTo(List.of(new PlaybackFinished(), new DigitPressed(DtmfDigit.ONE)));
            // Of a line that breaks while we speak, the reading or the writing side learns first.
            assertThat(heard.next())
                    .matches(
                            "lost: Asterisk's AudioSocket ended; (Asterisk closed the connection|the connection broke: .*)");
            assertThat(heard.silent()).isTrue();
        }
    }

    @Test
    void anAsteriskThatIsGoneWithoutAWordLetsGoOfTheCall() throws Exception {
        try (TestSwitch agi = ear(ear -> ear.await(LONG));
                ScriptedAsterisk asterisk = call(agi);
                AudioPeer peer = bring(asterisk, "ulaw")) {
            peer.next();
            asterisk.vanish();
            assertThat(agi.handler().result()).isInstanceOf(InterruptedException.class);
            assertThat(agiEnd(peer)).isZero();
        }
    }

    @Test
    void anEngineThatStopsEndsTheSoundAndLetsGoOfTheCall() throws Exception {
        try (TestSwitch agi = ear(ear -> ear.await(LONG));
                ScriptedAsterisk asterisk = call(agi);
                AudioPeer peer = bring(asterisk, "ulaw")) {
            peer.next();
            agi.agi().close();
            assertThat(agi.handler().result()).isInstanceOf(InterruptedException.class);
            assertThat(agiEnd(peer)).isZero();
            assertThat(asterisk.command()).isNull();
        }
    }

    @Test
    void aHandlerThatForgetsItsEarDoesNotLeaveTheCallerInSilence() throws Exception {
        try (TestSwitch agi = onLeg(leg -> leg.listen(heard).await(LONG));
                ScriptedAsterisk asterisk = call(agi);
                AudioPeer peer = bring(asterisk, "ulaw")) {
            peer.send(0x03, (byte) '1');
            assertThat(agiEnd(peer)).isZero();
            assertThat(asterisk.command()).isNull();
        }
    }

    @Test
    void aCallCanBeEndedOrHandedBackWithAnOpenEar() throws Exception {
        try (TestSwitch agi = onLeg(leg -> {
                    leg.listen(heard).await(LONG);
                    leg.handBack("error");
                    return "handed back";
                });
                ScriptedAsterisk asterisk = call(agi);
                AudioPeer peer = bring(asterisk, "ulaw")) {
            peer.send(0x03, (byte) '1');
            ends(asterisk, peer);
            assertThat(asterisk.answering("200 result=1")).isEqualTo("SET VARIABLE \"GREENLINE_REFUSED\" \"error\"");
            assertThat(agi.handler().result()).isEqualTo("handed back");
        }
    }

    @Test
    void anAsteriskThatDoesNotAnswerAfterTheEndIsLetGo() throws Exception {
        RecordingHandler.Script script = leg -> {
            Ear ear = leg.listen(heard);
            Object result = ear.await(Duration.ZERO);
            ear.close();
            return result;
        };
        try (TestSwitch agi = TestSwitch.listening(script, audio, prompts, SHORT);
                ScriptedAsterisk asterisk = call(agi);
                AudioPeer peer = bring(asterisk, "ulaw")) {
            peer.leave();
            assertThat(agi.handler().result()).isInstanceOf(InterruptedException.class);
            assertThat(asterisk.command()).isNull();
        }
    }

    @Test
    void anAsteriskThatTellsNoKeysOverAudioSocketIsNotAskedForIt() throws Exception {
        try (TestSwitch agi = ear(ear -> ear.await(LONG));
                ScriptedAsterisk asterisk = agi.connect()) {
            asterisk.opens("1.1", "agi_version: 22.3.0");
            assertThat(asterisk.answering("200 result=49")).startsWith("WAIT FOR DIGIT");
            assertThat(agi.handler().result()).isEqualTo(new DigitPressed(DtmfDigit.ONE));
            assertThat(heard.next()).startsWith("lost: this Asterisk tells no keys over AudioSocket");
        }
    }

    @Test
    void anEngineWithoutAudioSocketHasKeysOnly() throws Exception {
        try (TestSwitch agi = TestSwitch.running(this::waited);
                ScriptedAsterisk asterisk = call(agi)) {
            assertThat(asterisk.answering("200 result=49")).startsWith("WAIT FOR DIGIT");
            assertThat(agi.handler().result()).isEqualTo(new DigitPressed(DtmfDigit.ONE));
            assertThat(heard.next()).isEqualTo("lost: the engine was set up without AudioSocket");
        }
    }

    private Object waited(CallLeg leg) throws InterruptedException {
        Ear ear = leg.listen(heard);
        Object event = ear.await(LONG);
        ear.close();
        return event;
    }
}
