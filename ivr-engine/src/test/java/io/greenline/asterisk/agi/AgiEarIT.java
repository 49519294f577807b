package io.greenline.asterisk.agi;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.asterisk.media.AudioSocketServer;
import io.greenline.asterisk.media.AudioSocketSettings;
import io.greenline.audio.G711;
import io.greenline.audio.Pcm;
import io.greenline.audio.Sound;
import io.greenline.call.CallEvent.DigitPressed;
import io.greenline.call.CallEvent.PlaybackFinished;
import io.greenline.call.CallEvent.Released;
import io.greenline.call.CallEvent.TimedOut;
import io.greenline.call.Ear;
import io.greenline.call.Playback;
import io.greenline.call.VoiceSink;
import io.greenline.phone.AsteriskInstance;
import io.greenline.phone.Heard;
import io.greenline.phone.MarkedSounds;
import io.greenline.phone.Phone;
import io.greenline.phone.PhoneCall;
import io.greenline.phone.PhoneEvent;
import io.greenline.phone.PhoneLaw;
import io.greenline.phone.PhoneSettings;
import io.greenline.telephony.BargeIn;
import io.greenline.telephony.CallId;
import io.greenline.telephony.DtmfDigit;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Party;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.asteriskjava.fastagi.command.AnswerCommand;
import org.asteriskjava.fastagi.command.ChannelStatusCommand;
import org.asteriskjava.fastagi.command.ExecCommand;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The ear over FastAGI on a real Asterisk, as the phone hears it. */
class AgiEarIT {
    private static final int PORT_BASE = 25_500;
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final int ROUNDS = 30;

    private static AsteriskInstance asterisk;
    private static Heard.Mark menu;
    private static Heard.Mark goodbye;

    private final List<CallId> ids = new CopyOnWriteArrayList<>();
    private AudioSocketServer audio;

    @BeforeAll
    static void startAsterisk() throws IOException, InterruptedException {
        asterisk = AsteriskInstance.start(PORT_BASE, "--driver", "agi");
        MarkedSounds sounds = new MarkedSounds(asterisk.prompts());
        menu = sounds.write("ear/menu", Duration.ofSeconds(3));
        goodbye = sounds.write("ear/goodbye", Duration.ofMillis(300));
        everyMark("ear/every.ulaw");
        Path inMuLaw = asterisk.prompts().resolve("ear/every.ulaw");
        short[] samples = G711.ULAW.decode(Files.readAllBytes(inMuLaw));
        Files.write(inMuLaw.resolveSibling("every.alaw"), G711.ALAW.encode(samples));
    }

    @AfterAll
    static void stopAsterisk() throws IOException {
        asterisk.close();
    }

    @BeforeEach
    void listen() {
        audio = new AudioSocketServer(AudioSocketSettings.onLoopback(0));
        audio.open();
    }

    @AfterEach
    void close() {
        audio.close();
    }

    /** A prompt whose packets each hold another octet, so that a phone hears whether one of them was changed. */
    private static void everyMark(String file) throws IOException {
        byte[] octets = new byte[Heard.Mark.COUNT * 160];
        for (int at = 0; at < octets.length; at++) {
            octets[at] = (byte) Heard.Mark.ofNumber(at / 160).octet();
        }
        Files.write(asterisk.prompts().resolve(file), octets);
    }

    /** Collects what was said as counts of samples, and the reasons of losses. */
    private static final class Voice implements VoiceSink {
        private final Map<Short, Integer> samples = new ConcurrentHashMap<>();
        private final List<String> losses = new CopyOnWriteArrayList<>();

        @Override
        public void voice(Pcm piece) {
            for (short sample : piece.samples()) {
                samples.merge(sample, 1, Integer::sum);
            }
        }

        @Override
        public void lost(String reason) {
            losses.add(reason);
        }

        int of(short sample) {
            return samples.getOrDefault(sample, 0);
        }
    }

    private TestSwitch engine(RecordingHandler.Script script) {
        AgiSwitch agi = new AgiSwitch(
                AgiSettings.onLoopback(asterisk.agiPort(), asterisk.prompts(), asterisk.switchPrompts()), audio);
        RecordingHandler handler = new RecordingHandler(script);
        agi.open(handler);
        TestSwitch engine = new TestSwitch(agi, handler);
        engine.address();
        return engine;
    }

    private static Phone phone() throws IOException {
        return phone(PhoneLaw.PCMU);
    }

    private static Phone phone(PhoneLaw law) throws IOException {
        return Phone.open(PhoneSettings.caller(asterisk.sip()).withLaw(law));
    }

    private static Playback sound(String name, BargeIn bargeIn) {
        return new Playback(List.of(new Sound(asterisk.prompts().resolve(name), name, Duration.ofSeconds(5))), bargeIn);
    }

    /** What a mark is after it went over a line of a law. */
    private static short in(G711 law, Heard.Mark mark) {
        return law.decode(law.encode(G711.ULAW.decode((byte) mark.octet())));
    }

    private static List<Heard> heard(PhoneCall call) {
        return call.timeline().stream()
                .flatMap(event ->
                        event instanceof PhoneEvent.SoundBegan(Heard what, long _) ? Stream.of(what) : Stream.empty())
                .toList();
    }

    @Test
    void theVoiceIsWhatThePhoneSentAndNothingOfThePromptInEitherLaw() throws Exception {
        Heard.Mark said = Heard.Mark.ofNumber(1);
        for (PhoneLaw law : PhoneLaw.values()) {
            Voice voice = new Voice();
            try (TestSwitch agi = engine(leg -> {
                        leg.answer();
                        Ear ear = leg.listen(voice);
                        ear.play(sound("ear/goodbye", BargeIn.DTMF));
                        Object event = ear.await(LONG);
                        ear.close();
                        leg.hangUp(HangupCause.NORMAL_CLEARING);
                        return event;
                    });
                    Phone phone = phone(law)) {
                PhoneCall call = phone.call("bench-agi");
                call.awaitSound(goodbye, SOON);
                call.speak(said, Duration.ofSeconds(1));
                call.press("1");
                assertThat(agi.handler().result()).isEqualTo(new DigitPressed(DtmfDigit.ONE));
                short loud = law == PhoneLaw.PCMU ? in(G711.ULAW, said) : in(G711.ALAW, said);
                short quiet = (short) (law == PhoneLaw.PCMU ? 0 : 8); // A-law has no zero
                assertThat(voice.losses).isEmpty();
                assertThat(voice.of(loud)).as("%s", law).isBetween(7_840, 8_000);
                assertThat(voice.samples.keySet()).as("%s", law).containsExactlyInAnyOrder(loud, quiet);
            }
        }
    }

    @Test
    void aPromptIsHeardInTheVerySamplesThatAsteriskItselfPlays() throws Exception {
        for (PhoneLaw law : PhoneLaw.values()) {
            try (TestSwitch agi = engine(leg -> {
                        leg.answer();
                        List<Object> events = new ArrayList<>();
                        events.add(leg.play(sound("ear/every", BargeIn.NONE)));
                        Ear ear = leg.listen(new Voice());
                        events.add(ear.play(sound("ear/every", BargeIn.NONE)));
                        ear.close();
                        leg.hangUp(HangupCause.NORMAL_CLEARING);
                        return events;
                    });
                    Phone phone = phone(law)) {
                PhoneCall call = phone.call("bench-agi");
                call.awaitEnd(LONG);
                assertThat(agi.handler().result()).isEqualTo(List.of(new PlaybackFinished(), new PlaybackFinished()));
                List<Heard> twice = heard(call);
                List<Heard> first = twice.subList(0, twice.size() / 2);
                assertThat(twice.subList(first.size(), twice.size()))
                        .as("%s", law)
                        .isEqualTo(first);
                // To the phone, which hears in mu-law, some neighbours of A-law are one mark, and the softest are
                // silence.
                assertThat(first)
                        .as("%s", law)
                        .containsSubsequence(Heard.Mark.ofNumber(0), Heard.Mark.ofNumber(Heard.Mark.COUNT / 2))
                        .hasSizeGreaterThan(Heard.Mark.COUNT / 2)
                        .doesNotContain(Heard.VOICE);
            }
        }
    }

    @Test
    void aKeyStopsThePromptAtThePhoneWithin150Milliseconds() throws Exception {
        int rounds = 7;
        try (TestSwitch agi = engine(leg -> {
                    leg.answer();
                    Ear ear = leg.listen(new Voice());
                    for (int round = 0; round < rounds; round++) {
                        ear.play(sound("ear/menu", BargeIn.DTMF));
                        ear.await(Duration.ofMillis(400));
                    }
                    ear.close();
                    leg.hangUp(HangupCause.NORMAL_CLEARING);
                    return "done";
                });
                Phone phone = phone()) {
            PhoneCall call = phone.call("bench-agi");
            long[] millis = new long[rounds];
            for (int round = 0; round < rounds; round++) {
                call.awaitSound(menu, SOON);
                long released = call.press("5");
                millis[round] = (call.awaitSoundEnd(menu, SOON) - released) / 1_000_000 + 20;
            }
            Arrays.sort(millis);
            assertThat(millis[rounds / 2]).as("%s", Arrays.toString(millis)).isLessThan(150);
            assertThat(agi.handler().result()).isEqualTo("done");
        }
    }

    @Test
    void everyKeyComesInOrderHoweverFastTheyArePressed() throws Exception {
        String keys = "0123456789*#";
        try (TestSwitch agi = engine(leg -> {
                    leg.answer();
                    Ear ear = leg.listen(new Voice());
                    StringBuilder pressed = new StringBuilder();
                    while (pressed.length() < keys.length()
                            && ear.await(SOON) instanceof DigitPressed(DtmfDigit digit)) {
                        pressed.append(digit.symbol());
                    }
                    ear.close();
                    leg.hangUp(HangupCause.NORMAL_CLEARING);
                    return pressed.toString();
                });
                Phone phone = phone()) {
            PhoneCall call = phone.call("bench-agi");
            call.awaitAnswer(SOON);
            call.press(keys);
            assertThat(agi.handler().result()).isEqualTo(keys);
        }
    }

    @Test
    void anEarCanBeOpenedAndClosedThirtyTimesInOneCall() throws Exception {
        Voice voice = new Voice();
        try (TestSwitch agi = engine(leg -> {
                    leg.answer();
                    List<Long> closing = new ArrayList<>();
                    for (int round = 0; round < ROUNDS; round++) {
                        Ear ear = leg.listen(voice);
                        ear.await(Duration.ofMillis(120));
                        long began = System.nanoTime();
                        ear.close();
                        closing.add((System.nanoTime() - began) / 1_000_000);
                        leg.play(sound("ear/goodbye", BargeIn.NONE));
                    }
                    leg.hangUp(HangupCause.NORMAL_CLEARING);
                    return closing;
                });
                Phone phone = phone()) {
            PhoneCall call = phone.call("bench-agi");
            List<Long> closing = ((List<?>) agi.handler().result())
                    .stream().map(Long.class::cast).sorted().toList();
            assertThat(closing.get(ROUNDS / 2)).as("%s", closing).isLessThan(100);
            call.awaitEnd(SOON);
            assertThat(heard(call)).hasSize(ROUNDS).containsOnly(goodbye);
            assertThat(voice.losses).isEmpty();
            assertThat(audio.connections()).isZero();
        }
    }

    @Test
    void aLineThatIsCutInThePromptCostsTheCallerNothingButTheVoice() throws Exception {
        Voice voice = new Voice();
        try (TestSwitch agi = engine(leg -> {
                    leg.answer();
                    Ear ear = leg.listen(voice);
                    List<Object> events = new ArrayList<>();
                    events.add(ear.play(sound("ear/every", BargeIn.DTMF)));
                    events.add(ear.await(LONG));
                    ear.close();
                    events.add(leg.await(LONG));
                    leg.hangUp(HangupCause.NORMAL_CLEARING);
                    return events;
                });
                Phone phone = phone()) {
            PhoneCall call = phone.call("bench-agi");
            call.awaitSound(Heard.Mark.ofNumber(20), SOON);
            audio.close();
            call.awaitSoundEnd(Heard.Mark.ofNumber(Heard.Mark.COUNT - 1), LONG);
            call.press("1");
            call.press("2");
            assertThat(agi.handler().result())
                    .isEqualTo(List.of(
                            new PlaybackFinished(), new DigitPressed(DtmfDigit.ONE), new DigitPressed(DtmfDigit.TWO)));
            assertThat(voice.losses).hasSize(1);
            // Up to the packet that was on its way, the prompt is whole.
            assertThat(heard(call).stream().distinct().count())
                    .isBetween(Heard.Mark.COUNT - 2L, (long) Heard.Mark.COUNT);
        }
    }

    @Test
    void aCallerWhoHangsUpIsReleasedWhateverTheEarIsDoing() throws Exception {
        Released gone = new Released(HangupCause.NORMAL_CLEARING, Party.CALLER);
        List<RecordingHandler.Script> states = List.of(
                leg -> leg.listen(new Voice()).await(LONG),
                leg -> {
                    Ear ear = leg.listen(new Voice());
                    ear.play(sound("ear/menu", BargeIn.NONE));
                    return ear.play(sound("ear/menu", BargeIn.NONE));
                },
                leg -> {
                    Ear ear = leg.listen(new Voice());
                    new CountDownLatch(1).await(1, java.util.concurrent.TimeUnit.SECONDS);
                    ear.close();
                    return leg.await(LONG);
                });
        for (RecordingHandler.Script state : states) {
            try (TestSwitch agi = engine(leg -> {
                        leg.answer();
                        return List.of(state.run(leg), leg.await(LONG));
                    });
                    Phone phone = phone()) {
                PhoneCall call = phone.call("bench-agi");
                call.awaitAnswer(SOON);
                call.hangUp();
                assertThat(agi.handler().result()).isEqualTo(List.of(gone, gone));
            }
        }
    }

    @Test
    void aCallOfAnEngineThatStopsWhileItListensComesBackWithItsId() throws Exception {
        try (Phone phone = phone()) {
            PhoneCall call;
            Object first;
            try (TestSwitch engine = engine(leg -> {
                leg.answer();
                ids.add(leg.call().id());
                return leg.listen(new Voice()).play(sound("ear/menu", BargeIn.DTMF));
            })) {
                call = phone.call("95598");
                call.awaitSound(menu, SOON);
                engine.agi().close();
                first = engine.handler().result();
            }
            try (TestSwitch engine = engine(leg -> {
                ids.add(leg.call().id());
                Ear ear = leg.listen(new Voice());
                ear.play(sound("ear/goodbye", BargeIn.NONE));
                ear.close();
                leg.hangUp(HangupCause.NORMAL_CLEARING);
                return "done";
            })) {
                call.awaitSound(goodbye, LONG);
                assertThat(engine.handler().result()).isEqualTo("done");
            }
            assertThat(first).isInstanceOf(InterruptedException.class);
            assertThat(ids).hasSize(2);
            assertThat(ids.getFirst()).isEqualTo(ids.getLast());
        }
    }

    @Test
    void twoCallersAtOnceAreNotMixed() throws Exception {
        Map<String, Voice> voices = new ConcurrentHashMap<>();
        CountDownLatch both = new CountDownLatch(2);
        try (TestSwitch agi = engine(leg -> {
                    leg.answer();
                    Voice voice = new Voice();
                    String caller = leg.call().calling().toString().contains("13900000001") ? "one" : "two";
                    voices.put(caller, voice);
                    both.countDown();
                    both.await();
                    Ear ear = leg.listen(voice);
                    ear.play(sound(caller.equals("one") ? "ear/menu" : "ear/goodbye", BargeIn.DTMF));
                    Object event = ear.await(LONG);
                    ear.close();
                    leg.hangUp(HangupCause.NORMAL_CLEARING);
                    return event;
                });
                Phone one = Phone.open(PhoneSettings.caller(asterisk.sip()).withUser("13900000001"));
                Phone two = Phone.open(PhoneSettings.caller(asterisk.sip()).withUser("13900000002"))) {
            PhoneCall first = one.call("bench-agi");
            PhoneCall second = two.call("bench-agi");
            first.awaitSound(menu, SOON);
            second.awaitSound(goodbye, SOON);
            first.play(Heard.Mark.ofNumber(1), Duration.ofMillis(600));
            second.speak(Heard.Mark.ofNumber(2), Duration.ofMillis(600));
            first.awaitSoundEnd(menu, SOON);
            first.press("1");
            second.press("1");
            assertThat(agi.handler().result()).isEqualTo(new DigitPressed(DtmfDigit.ONE));
            assertThat(agi.handler().result()).isEqualTo(new DigitPressed(DtmfDigit.ONE));
            assertThat(heard(first)).containsExactly(menu);
            assertThat(heard(second)).containsExactly(goodbye);
            short ones = G711.ULAW.decode((byte) Heard.Mark.ofNumber(1).octet());
            short twos = G711.ULAW.decode((byte) Heard.Mark.ofNumber(2).octet());
            assertThat(voices.get("one").of(ones)).isPositive();
            assertThat(voices.get("one").of(twos)).isZero();
            assertThat(voices.get("two").of(twos)).isPositive();
            assertThat(voices.get("two").of(ones)).isZero();
        }
    }

    /** What the driver goes by when a voice cannot be had: the application's absence, and a port that nobody listens on. */
    @Test
    void asteriskAnswersAtOnceThatAVoiceCannotBeHadAndTheCallGoesOn() throws Exception {
        try (ServerSocket server = new ServerSocket(asterisk.agiPort(), 10, InetAddress.getLoopbackAddress());
                Phone phone = phone()) {
            phone.call("bench-agi");
            try (Socket socket = server.accept()) {
                AgiDialogue dialogue = new AgiDialogue(new AgiSocket(socket), SOON);
                dialogue.opening(SOON);
                dialogue.ask(new AnswerCommand(), Duration.ZERO);
                assertThat(dialogue.ask(new ExecCommand("NoSuchApplication", "x"), Duration.ZERO))
                        .isEqualTo(new AgiAnswer.Result(-2, "", 0));
                String nobody = UUID.randomUUID() + ",127.0.0.1:" + freePort();
                assertThat(dialogue.ask(new ExecCommand("AudioSocket", nobody), Duration.ZERO))
                        .isEqualTo(new AgiAnswer.Result(-1, "", 0));
                assertThat(dialogue.ask(new ChannelStatusCommand(), Duration.ZERO))
                        .isEqualTo(new AgiAnswer.Result(6, "", 0));
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    @Test
    void anUnansweredCallCannotBeHeardAndTheNextEarCan() throws Exception {
        Voice voice = new Voice();
        try (TestSwitch agi = engine(leg -> {
                    Ear early = leg.listen(voice);
                    Object before = early.await(Duration.ofMillis(300));
                    early.close();
                    leg.answer();
                    Ear ear = leg.listen(voice);
                    Object after = ear.await(LONG);
                    ear.close();
                    leg.hangUp(HangupCause.NORMAL_CLEARING);
                    return List.of(before, after);
                });
                Phone phone = phone()) {
            PhoneCall call = phone.call("bench-agi");
            call.awaitAnswer(SOON);
            call.speak(Heard.Mark.ofNumber(1), Duration.ofMillis(500));
            call.press("1");
            assertThat(agi.handler().result()).isEqualTo(List.of(new TimedOut(), new DigitPressed(DtmfDigit.ONE)));
            assertThat(voice.losses).containsExactly("Asterisk's AudioSocket failed: the call was not answered");
            assertThat(voice.of(G711.ULAW.decode((byte) Heard.Mark.ofNumber(1).octet())))
                    .isPositive();
        }
    }
}
