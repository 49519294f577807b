package io.greenline.asterisk.ari;

import static io.greenline.asterisk.ari.EngineOnFake.prompt;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.asterisk.ari.FakeAsterisk.Fault;
import io.greenline.call.CallEvent;
import io.greenline.call.Ear;
import io.greenline.telephony.BargeIn;
import io.greenline.telephony.CallId;
import io.greenline.telephony.DtmfDigit;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What happens around listening that a real Asterisk cannot be made to show. */
class AriEarTest {
    private static final String CALL = "greenline-1.1";
    private static final String PLAY = "POST channels/" + CALL + "/play/";
    private static final String SNOOP = "POST channels/" + CALL + "/snoop";
    private static final String CARRIER = "POST channels/externalMedia";
    private static final String TAKE_DOWN_SNOOP = "DELETE channels/greenline.snoop.";
    private static final String TAKE_DOWN_CARRIER = "DELETE channels/greenline.voice.";
    private static final String TAKE_DOWN_BRIDGE = "DELETE bridges/greenline.tap.";
    private static final Duration LONG = Duration.ofSeconds(8);

    private final Recording voice = new Recording();
    private final BlockingQueue<Ear> ears = new LinkedBlockingQueue<>();
    private FakeAsterisk asterisk;

    @BeforeEach
    void start() throws Exception {
        asterisk = new FakeAsterisk();
    }

    @AfterEach
    void stop() throws Exception {
        asterisk.close();
    }

    /** Listens, waits for a key, and goes on as the test says. */
    private EngineOnFake listening(EngineOnFake.Conduct then) throws InterruptedException {
        return new EngineOnFake(asterisk, leg -> {
            leg.answer();
            Ear ear = leg.listen(voice);
            ears.add(ear);
            CallEvent event = ear.await(LONG);
            ear.close();
            return List.of(event, then.run(leg));
        });
    }

    private EngineOnFake listening() throws InterruptedException {
        return listening(leg -> leg.await(Duration.ZERO));
    }

    private void pressAndExpectTheCallToGoOn(EngineOnFake engine) throws InterruptedException {
        asterisk.press(CALL, '1');
        assertThat(engine.result())
                .isEqualTo(List.of(new CallEvent.DigitPressed(DtmfDigit.ONE), new CallEvent.TimedOut()));
    }

    private void expectTakeDown() throws InterruptedException {
        Set<String> expected = new HashSet<>(List.of(TAKE_DOWN_SNOOP, TAKE_DOWN_CARRIER, TAKE_DOWN_BRIDGE));
        while (!expected.isEmpty()) {
            String title = asterisk.await("DELETE").title();
            expected.removeIf(title::startsWith);
        }
        assertThat(asterisk.channels()).noneMatch(id -> id.startsWith("greenline."));
        assertThat(asterisk.bridges()).isEmpty();
    }

    private static byte[] linear(int... samples) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int sample : samples) {
            bytes.putShort((short) sample);
        }
        return bytes.array();
    }

    @Test
    void theVoiceComesWholeWhateverWayItsBytesAreCut() throws Exception {
        try (EngineOnFake engine = listening()) {
            asterisk.arrive(CALL);
            FakeWire wire = asterisk.awaitVoice();
            byte[] bytes = linear(1, -2, 300, -30_000, 5);
            wire.send(Arrays.copyOf(bytes, 3)); // before any word about the media
            wire.send("{\"event\":\"MEDIA_START\",\"format\":\"slin\"}");
            wire.send(new byte[0]);
            wire.send(Arrays.copyOfRange(bytes, 3, 4));
            wire.send("{\"event\":\"MEDIA_XOFF\"}");
            wire.send("ERROR what is this");
            wire.send(Arrays.copyOfRange(bytes, 4, 10));
            voice.awaitSamples(5);
            assertThat(voice.heard()).containsExactly(1, -2, 300, -30_000, 5);
            assertThat(asterisk.await("POST bridges/greenline.tap.").path()).doesNotContain("addChannel");
            assertThat(asterisk.await("POST bridges/greenline.tap.").path())
                    .contains("/addChannel?channel=greenline.snoop.")
                    .contains(",greenline.voice.");
            pressAndExpectTheCallToGoOn(engine);
            expectTakeDown();
            assertThat(voice.losses()).isEmpty();
        }
    }

    @Test
    void thePromptWaitsForNoVoice() throws Exception {
        asterisk.faults(request -> request.title().startsWith(SNOOP) ? Fault.LOSE_ANSWER : Fault.NONE);
        try (EngineOnFake engine = new EngineOnFake(asterisk, leg -> {
            leg.answer();
            return leg.listen(voice).play(prompt(BargeIn.DTMF));
        })) {
            asterisk.arrive(CALL);
            asterisk.finish(FakeAsterisk.playbackId(asterisk.await(PLAY)));
            assertThat(engine.result()).isEqualTo(new CallEvent.PlaybackFinished());
        }
    }

    @Test
    void aVoiceThatIsRefusedIsLostOnceAndTheCallGoesOnByKeys() throws Exception {
        for (String refused : List.of(SNOOP, CARRIER, "POST bridges/greenline.tap.")) {
            asterisk.faults(request -> request.title().startsWith(refused) ? Fault.REFUSE : Fault.NONE);
            try (EngineOnFake engine = listening()) {
                asterisk.arrive(CALL);
                voice.awaitLoss();
                expectTakeDown();
                pressAndExpectTheCallToGoOn(engine);
            }
        }
        assertThat(voice.losses()).hasSize(3).allMatch(reason -> reason.contains(": 500 {\"message\":\"no\"}"));
    }

    @Test
    void anAnswerThatIsLostWithTheConnectionIsNeverAskedForAgain() throws Exception {
        for (String lost : List.of(SNOOP, CARRIER, "POST bridges/greenline.tap.")) {
            AtomicBoolean first = new AtomicBoolean(true);
            asterisk.faults(request ->
                    request.title().startsWith(lost) && first.getAndSet(false) ? Fault.DROP_AFTER : Fault.NONE);
            try (EngineOnFake engine = listening()) {
                asterisk.arrive(CALL);
                voice.awaitLoss();
                engine.awaitReconciled();
                expectTakeDown();
                assertThat(asterisk.requests()).noneMatch(title -> title.startsWith(lost));
                pressAndExpectTheCallToGoOn(engine);
            }
        }
        assertThat(voice.losses()).hasSize(3);
    }

    @Test
    void aConnectionThatIsAwayForAMomentDoesNotInterruptTheVoice() throws Exception {
        try (EngineOnFake engine = listening()) {
            asterisk.arrive(CALL);
            FakeWire wire = asterisk.awaitVoice();
            asterisk.await("POST bridges/greenline.tap.");
            asterisk.await("POST bridges/greenline.tap.");
            wire.send(linear(1));
            voice.awaitSamples(1);
            engine.settle();
            asterisk.drop(true);
            wire.send(linear(2));
            engine.awaitReconciled();
            wire.send(linear(3));
            voice.awaitSamples(3);
            assertThat(asterisk.requests()).noneMatch(title -> title.startsWith("DELETE"));
            ears.take().nudge();
            assertThat(engine.result()).isEqualTo(List.of(new CallEvent.Nudged(), new CallEvent.TimedOut()));
            assertThat(voice.losses()).isEmpty();
            expectTakeDown();
        }
    }

    @Test
    void anEarThatWentWhileTheConnectionWasAwayIsALoss() throws Exception {
        try (EngineOnFake engine = listening()) {
            asterisk.arrive(CALL);
            asterisk.awaitVoice();
            asterisk.await("POST bridges/greenline.tap.");
            asterisk.await("POST bridges/greenline.tap.");
            asterisk.drop(false);
            asterisk.channels().stream()
                    .filter(id -> id.startsWith("greenline.snoop."))
                    .toList()
                    .forEach(asterisk::hangUpSilently);
            asterisk.acceptAgain();
            engine.awaitReconciled();
            voice.awaitLoss();
            expectTakeDown();
            pressAndExpectTheCallToGoOn(engine);
            assertThat(voice.losses()).hasSize(1);
        }
    }

    @Test
    void aVoiceThatBreaksOffIsLostOnce() throws Exception {
        try (EngineOnFake engine = listening()) {
            asterisk.arrive(CALL);
            asterisk.awaitVoice().close();
            voice.awaitLoss();
            expectTakeDown();
            pressAndExpectTheCallToGoOn(engine);
            assertThat(voice.losses()).hasSize(1);
        }
    }

    @Test
    void aVoiceOfWhichNothingComesIsLost() throws Exception {
        try (EngineOnFake engine = listening()) {
            asterisk.arrive(CALL);
            asterisk.awaitVoice().send("{\"event\":\"MEDIA_START\"}");
            voice.awaitLoss();
            expectTakeDown();
            pressAndExpectTheCallToGoOn(engine);
            assertThat(voice.losses()).containsExactly("nothing of the voice came for PT2S");
        }
    }

    @Test
    void anAsteriskWithoutAWayForVoicesIsToldWhatItLacks() throws Exception {
        asterisk.unload("chan_websocket.so");
        try (EngineOnFake engine = listening()) {
            asterisk.arrive(CALL);
            voice.awaitLoss();
            pressAndExpectTheCallToGoOn(engine);
            assertThat(voice.losses()).hasSize(1).first().asString().contains("load one of them in modules.conf");
            assertThat(asterisk.requests()).noneMatch(title -> title.startsWith(SNOOP));
        }
    }

    @Test
    void aCallerWhoHangsUpTakesTheEarAlongAndNothingIsLost() throws Exception {
        try (EngineOnFake engine = listening()) {
            asterisk.arrive(CALL);
            asterisk.awaitVoice();
            asterisk.hangUp(CALL);
            assertThat((List<?>) engine.result()).allMatch(CallEvent.Released.class::isInstance);
            expectTakeDown();
            assertThat(voice.losses()).isEmpty();
        }
    }

    @Test
    void whoForgetsToCloseAnEarLeavesNothingBehind() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, leg -> {
            leg.answer();
            leg.listen(voice);
            return "done";
        })) {
            asterisk.arrive(CALL);
            assertThat(engine.result()).isEqualTo("done");
            expectTakeDown();
        }
    }

    @Test
    void anEngineThatStopsTakesItsEarsDown() throws Exception {
        EngineOnFake engine = listening();
        asterisk.arrive(CALL);
        asterisk.awaitVoice();
        engine.close();
        assertThat(engine.result()).isEqualTo("interrupted");
        expectTakeDown();
        assertThat(asterisk.channels()).containsExactly(CALL);
    }

    @Test
    void anEngineThatWasReplacedLosesTheVoiceAndTouchesNothing() throws Exception {
        try (EngineOnFake engine = listening()) {
            asterisk.arrive(CALL);
            asterisk.awaitVoice();
            asterisk.await("POST bridges/greenline.tap.");
            asterisk.replaced();
            assertThat(engine.result()).isEqualTo("interrupted");
            voice.awaitLoss();
            assertThat(voice.losses()).hasSize(1);
        }
        assertThat(asterisk.requests()).noneMatch(title -> title.startsWith("DELETE"));
    }

    @Test
    void whatAnEngineBeforeThisOneListenedWithIsTakenDownAndIsNoCall() throws Exception {
        asterisk.put(CALL, "Up");
        asterisk.put("greenline.snoop.5." + CALL, "Up");
        asterisk.put("greenline.voice.5." + CALL, "Up");
        asterisk.putBridge("greenline.tap.5." + CALL, "");
        CompletableFuture<CallId> begun = new CompletableFuture<>();
        try (EngineOnFake engine = new EngineOnFake(asterisk, leg -> {
            begun.complete(leg.call().id());
            return leg.await(LONG);
        })) {
            expectTakeDown();
            assertThat(begun.get(5, TimeUnit.SECONDS)).isEqualTo(new CallId(CALL));
            assertThat(engine.ari.counts().calls()).isOne();
        }
    }

    @Test
    void aLateEarThatNobodyWaitsForIsHungUpAndIsNoCall() throws Exception {
        try (EngineOnFake engine = listening()) {
            asterisk.arrive("greenline.snoop.5." + CALL);
            asterisk.await(TAKE_DOWN_SNOOP);
            assertThat(engine.ari.counts().calls()).isZero();
        }
    }

    @Test
    void aNudgeStopsThePromptAndTheLateEndOfItIsNotTakenForTheNextPrompts() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, leg -> {
            leg.answer();
            Ear ear = leg.listen(voice);
            ears.add(ear);
            return List.of(ear.play(prompt(BargeIn.NONE)), ear.play(prompt(BargeIn.DTMF)));
        })) {
            asterisk.arrive(CALL);
            String first = FakeAsterisk.playbackId(asterisk.await(PLAY));
            ears.take().nudge();
            asterisk.await("DELETE playbacks/" + first);
            String second = FakeAsterisk.playbackId(asterisk.await(PLAY));
            asterisk.finish(first);
            assertThat(engine.results.poll(100, TimeUnit.MILLISECONDS)).isNull();
            asterisk.finish(second);
            assertThat(engine.result()).isEqualTo(List.of(new CallEvent.Nudged(), new CallEvent.PlaybackFinished()));
        }
    }
}
