package io.greenline.asterisk.agi;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.audio.Sound;
import io.greenline.call.CallEvent;
import io.greenline.call.CallEvent.DigitPressed;
import io.greenline.call.CallEvent.NotConnected;
import io.greenline.call.CallEvent.NotConnected.Why;
import io.greenline.call.CallEvent.PlaybackFinished;
import io.greenline.call.CallEvent.Released;
import io.greenline.call.CallEvent.SwitchFailed;
import io.greenline.call.CallEvent.Talked;
import io.greenline.call.CallEvent.TimedOut;
import io.greenline.call.CallLeg;
import io.greenline.call.Playback;
import io.greenline.call.Transfer;
import io.greenline.phone.AsteriskInstance;
import io.greenline.phone.CallEnding;
import io.greenline.phone.CallEnding.Side;
import io.greenline.phone.Heard;
import io.greenline.phone.MarkedSounds;
import io.greenline.phone.Phone;
import io.greenline.phone.PhoneCall;
import io.greenline.phone.PhoneSettings;
import io.greenline.telephony.BargeIn;
import io.greenline.telephony.DtmfDigit;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Party;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.asteriskjava.fastagi.command.GetVariableCommand;
import org.asteriskjava.fastagi.command.SetVariableCommand;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The driver on a real Asterisk with the dialplan that the project ships. */
class AgiSwitchIT {
    private static final int PORT_BASE = 24_000;
    private static final Duration SOON = Duration.ofSeconds(3);
    private static final Duration A_FEW_WORDS = Duration.ofSeconds(20);
    private static final Duration LONG = Duration.ofSeconds(30);

    private static AsteriskInstance asterisk;
    private static Heard.Mark menu;
    private static Heard.Mark goodbye;

    @BeforeAll
    static void startAsterisk() throws IOException, InterruptedException {
        asterisk = AsteriskInstance.start(PORT_BASE, "--driver", "agi");
        MarkedSounds sounds = new MarkedSounds(asterisk.prompts());
        menu = sounds.write("it/menu", Duration.ofSeconds(1));
        goodbye = sounds.write("it/goodbye", Duration.ofMillis(300));
    }

    @AfterAll
    static void stopAsterisk() throws IOException {
        asterisk.close();
    }

    @Test
    void keysStopAPromptAreCollectedAndTheCallEndsSoonAfterTheLastOne() throws Exception {
        try (TestSwitch agi = engine(AgiSwitchIT::fourKeys);
                Phone phone = phone()) {
            PhoneCall call = phone.call("bench-agi");
            call.awaitSound(menu, SOON);
            call.press("12#4");
            call.awaitSound(goodbye, SOON);
            long lastPacket = call.awaitSoundEnd(goodbye, SOON);
            long ended = call.awaitEnded(SOON).atNanos();

            assertThat(agi.handler().result()).isEqualTo("12#4 PlaybackFinished[]");
            // The last packet holds 20 ms; a busy test machine may add to the rest.
            assertThat(Duration.ofNanos(ended - lastPacket)).isLessThan(Duration.ofMillis(120));
        }
    }

    private static Object fourKeys(CallLeg leg) throws InterruptedException {
        leg.answer();
        StringBuilder keys = new StringBuilder();
        if (leg.play(sound("it/menu", BargeIn.DTMF)) instanceof DigitPressed(DtmfDigit digit)) {
            keys.append(digit.symbol());
        }
        while (keys.length() < 4 && leg.await(SOON) instanceof DigitPressed(DtmfDigit digit)) {
            keys.append(digit.symbol());
        }
        CallEvent last = leg.play(sound("it/goodbye", BargeIn.NONE));
        leg.hangUp(HangupCause.NORMAL_CLEARING);
        return keys + " " + last;
    }

    @Test
    void withoutBargeInKeysAreDiscarded() throws Exception {
        try (TestSwitch agi = engine(leg -> {
                    leg.answer();
                    return List.of(leg.play(sound("it/menu", BargeIn.NONE)), leg.await(Duration.ofMillis(300)));
                });
                Phone phone = phone()) {
            PhoneCall call = phone.call("bench-agi");
            call.awaitSound(menu, SOON);
            call.press("5");
            assertThat(agi.handler().result()).isEqualTo(List.of(new PlaybackFinished(), new TimedOut()));
        }
    }

    @Test
    void aSoundThatIsNotThereIsAFailureAndTheCallerStays() throws Exception {
        try (TestSwitch agi = engine(leg -> {
                    leg.answer();
                    return List.of(
                            leg.play(sound("it/missing", BargeIn.DTMF)), leg.play(sound("it/menu", BargeIn.DTMF)));
                });
                Phone phone = phone()) {
            phone.call("bench-agi").awaitSound(menu, SOON);
            List<?> events = (List<?>) agi.handler().result();
            assertThat(events.get(0))
                    .isInstanceOf(SwitchFailed.class)
                    .asString()
                    .contains("it/missing");
            assertThat(events.get(1)).isEqualTo(new PlaybackFinished());
        }
    }

    @Test
    void aCallerWhoHangsUpIsReleasedInEveryVerb() throws Exception {
        List<RecordingHandler.Script> verbs = List.of(
                leg -> leg.await(LONG),
                leg -> leg.play(sound("it/menu", BargeIn.DTMF)),
                leg -> leg.transfer(new Transfer("Local/silent-desk@greenline-desks", LONG, 1)));
        for (RecordingHandler.Script verb : verbs) {
            try (TestSwitch agi = engine(leg -> {
                        leg.answer();
                        return List.of(verb.run(leg), leg.await(LONG));
                    });
                    Phone phone = phone()) {
                PhoneCall call = phone.call("bench-agi");
                call.awaitAnswer(SOON);
                call.hangUp();
                Released released = new Released(HangupCause.NORMAL_CLEARING, Party.CALLER);
                assertThat(agi.handler().result()).isEqualTo(List.of(released, released));
            }
        }
    }

    @Test
    void theCauseReachesTheCaller() throws Exception {
        try (TestSwitch agi = engine(leg -> {
                    leg.hangUp(HangupCause.USER_BUSY);
                    return leg.call();
                });
                Phone phone = phone()) {
            CallEnding end = phone.call("95598").awaitEnd(SOON);
            assertThat(agi.handler().result()).asString().contains("called=95598");
            assertThat(end.by()).isEqualTo(Side.THEM);
            assertThat(end.status()).isEqualTo(486);
        }
    }

    @Test
    void transfersEndAsTheirTargetsDo() throws Exception {
        try (TestSwitch agi = engine(AgiSwitchIT::threeTransfers);
                Phone phone = phone()) {
            phone.call("bench-agi").awaitAnswer(SOON);
            List<?> events = (List<?>) agi.handler().result();
            assertThat(events.get(0)).isEqualTo(new NotConnected(Why.BUSY, HangupCause.USER_BUSY));
            assertThat(events.get(1))
                    .isInstanceOfSatisfying(
                            NotConnected.class, end -> assertThat(end.why()).isEqualTo(Why.NO_ANSWER));
            assertThat(events.get(2))
                    .isInstanceOfSatisfying(
                            NotConnected.class, end -> assertThat(end.why()).isEqualTo(Why.UNREACHABLE));
            assertThat(events.get(3))
                    .isInstanceOfSatisfying(
                            Talked.class, end -> assertThat(end.talked()).isPositive());
            // Not rung again: Asterisk only tells how long the caller's leg was up, which is longer than the dialling
            // took.
            assertThat(events.get(4))
                    .as("asked again")
                    .isInstanceOfSatisfying(
                            Talked.class,
                            again -> assertThat(again.talked()).isGreaterThan(((Talked) events.get(3)).talked()));
            assertThat(events.get(5)).isEqualTo(new PlaybackFinished());
        }
    }

    private static Object threeTransfers(CallLeg leg) throws InterruptedException {
        leg.answer();
        List<CallEvent> events = new ArrayList<>();
        long attempt = 0;
        for (String desk : List.of("busy-desk", "silent-desk", "absent-desk", "general-desk")) {
            String target = "Local/" + desk + "@greenline-desks";
            events.add(leg.transfer(new Transfer(target, Duration.ofSeconds(2), ++attempt)));
        }
        events.add(leg.transfer(new Transfer("Local/general-desk@greenline-desks", Duration.ofSeconds(2), attempt)));
        events.add(leg.play(sound("it/goodbye", BargeIn.NONE)));
        return events;
    }

    @Test
    void aCallOfAnEngineThatDiedComesBackWithItsId() throws Exception {
        try (Phone phone = phone()) {
            PhoneCall call;
            Object id;
            try (TestSwitch first = engine(leg -> {
                leg.answer();
                leg.play(sound("it/menu", BargeIn.DTMF));
                return leg.await(LONG);
            })) {
                call = phone.call("95598");
                call.awaitSoundEnd(menu, SOON);
                first.agi().close();
                assertThat(first.handler().result()).isInstanceOf(InterruptedException.class);
            }
            try (TestSwitch second = engine(leg -> {
                leg.play(sound("it/goodbye", BargeIn.NONE));
                leg.hangUp(HangupCause.NORMAL_CLEARING);
                return leg.call().id();
            })) {
                call.awaitSound(goodbye, A_FEW_WORDS);
                id = second.handler().result();
                assertThat(call.awaitEnd(SOON).by()).isEqualTo(Side.THEM);
            }
            assertThat(id).asString().contains("-");
        }
    }

    @Test
    void asteriskReadsBackEveryHostileValueAsItWasMeant() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        try (ServerSocket server = new ServerSocket(asterisk.agiPort(), 10, InetAddress.getLoopbackAddress());
                Phone phone = phone()) {
            phone.call("bench-agi");
            try (Socket socket = server.accept()) {
                AgiDialogue dialogue = new AgiDialogue(new AgiSocket(socket), SOON);
                dialogue.opening(SOON);
                for (int round = 0; round < 300; round++) {
                    String text = readable(HostileText.next(random));
                    AgiAnswer set = dialogue.ask(new SetVariableCommand("HOSTILE", text), Duration.ZERO);
                    if (set instanceof AgiAnswer.Result) {
                        AgiAnswer value = dialogue.ask(new GetVariableCommand("HOSTILE"), Duration.ZERO);
                        assertThat(value)
                                .as("seed %d", seed)
                                .isEqualTo(new AgiAnswer.Result(1, text.replace("\n", ""), 0));
                    }
                }
            }
        }
    }

    /** Without half a character, which UTF-8 cannot hold, and the line separator, which Asterisk-Java reads no further than. */
    private static String readable(String text) {
        String whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        return whole.replace("\u2028", "");
    }

    private static TestSwitch engine(RecordingHandler.Script script) {
        AgiSwitch agi =
                new AgiSwitch(AgiSettings.onLoopback(asterisk.agiPort(), asterisk.prompts(), asterisk.switchPrompts()));
        RecordingHandler handler = new RecordingHandler(script);
        agi.open(handler);
        TestSwitch engine = new TestSwitch(agi, handler);
        engine.address();
        return engine;
    }

    private static Phone phone() throws IOException {
        return Phone.open(PhoneSettings.caller(asterisk.sip()));
    }

    private static Playback sound(String name, BargeIn bargeIn) {
        return new Playback(List.of(new Sound(asterisk.prompts().resolve(name), name, Duration.ofSeconds(1))), bargeIn);
    }
}
