package io.greenline.asterisk.ari;

import static io.greenline.asterisk.ari.EngineOnFake.prompt;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.call.CallEvent;
import io.greenline.call.Transfer;
import io.greenline.telephony.BargeIn;
import io.greenline.telephony.CallId;
import io.greenline.telephony.DtmfDigit;
import io.greenline.telephony.HangupCause;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AriSwitchTest {
    private static final String CALL = "greenline-1.1";
    private static final String PLAY = "POST channels/" + CALL + "/play/";

    private FakeAsterisk asterisk;

    @BeforeEach
    void start() throws Exception {
        asterisk = new FakeAsterisk();
    }

    @AfterEach
    void stop() throws Exception {
        asterisk.close();
    }

    @Test
    void theEventFilterIsSetAfterEachConnect() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, EngineOnFake::answerAndPlay)) {
            assertThat(asterisk.await("PUT applications/greenline/eventFilter").body())
                    .contains("RESTResponse");
            asterisk.drop(true);
            engine.awaitReconciled();
            asterisk.await("PUT applications/greenline/eventFilter");
        }
    }

    @Test
    void aLateTargetWhoseCallerIsGoneIsHungUpAndIsNoCall() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, EngineOnFake::answerAndPlay)) {
            String target = "greenline.peer.1.greenline-1.9";
            asterisk.arrive(target);
            asterisk.await("DELETE channels/" + target);
            assertThat(engine.ari.counts().calls()).isZero();
        }
    }

    @Test
    void aShortDropDuringAPromptIsInvisible() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, EngineOnFake::answerAndPlay)) {
            asterisk.arrive(CALL);
            String playback = FakeAsterisk.playbackId(asterisk.await(PLAY));
            asterisk.drop(true);
            assertThat(engine.awaitReconciled()).containsExactly(new CallId(CALL));
            assertThat(asterisk.requests()).noneMatch(title -> title.startsWith(PLAY));
            asterisk.press(CALL, '3');
            asterisk.await("DELETE playbacks/" + playback);
            assertThat(engine.result()).isEqualTo(new CallEvent.DigitPressed(DtmfDigit.THREE));
        }
    }

    @Test
    void aPromptThatEndedWhileTheConnectionWasAwayIsFinished() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, leg -> {
            leg.answer();
            leg.play(prompt(BargeIn.DTMF));
            return leg.play(prompt(BargeIn.DTMF));
        })) {
            asterisk.arrive(CALL);
            asterisk.finish(FakeAsterisk.playbackId(asterisk.await(PLAY)));
            String second = FakeAsterisk.playbackId(asterisk.await(PLAY));
            engine.settle();
            asterisk.drop(false);
            asterisk.finishSilently(second);
            asterisk.acceptAgain();
            assertThat(engine.result()).isEqualTo(new CallEvent.PlaybackFinished());
        }
    }

    @Test
    void aCallerWhoHungUpWhileTheConnectionWasAwayIsReleased() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, EngineOnFake::answerAndPlay)) {
            asterisk.arrive(CALL);
            asterisk.await(PLAY);
            asterisk.drop(false);
            asterisk.hangUpSilently(CALL);
            asterisk.acceptAgain();
            assertThat(engine.awaitReconciled()).isEmpty();
            assertThat(engine.result()).isInstanceOf(CallEvent.Released.class);
        }
    }

    @Test
    void aVerbWhileTheConnectionIsAwayWaitsForIt() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        CountDownLatch away = new CountDownLatch(1);
        try (EngineOnFake engine = new EngineOnFake(asterisk, leg -> {
            leg.answer();
            answered.countDown();
            away.await();
            return leg.play(prompt(BargeIn.DTMF));
        })) {
            asterisk.arrive(CALL);
            answered.await();
            asterisk.drop(false);
            asterisk.awaitRefused();
            assertThat(engine.ari.health().ready()).isFalse();
            away.countDown();
            assertThat(engine.results.poll(300, TimeUnit.MILLISECONDS)).isNull();
            asterisk.acceptAgain();
            asterisk.finish(FakeAsterisk.playbackId(asterisk.await(PLAY)));
            assertThat(engine.result()).isEqualTo(new CallEvent.PlaybackFinished());
        }
    }

    @Test
    void aRestartedEngineTakesItsCallsAndStopsWhatWasPlayingForThem() throws Exception {
        asterisk.put(CALL, "Up");
        asterisk.put("greenline.peer.1.greenline-1.0", "Up");
        asterisk.putBridge("greenline.bridge.1.greenline-1.0", "");
        asterisk.putBridge("another.bridge.1.x", "");
        try (EngineOnFake engine = new EngineOnFake(asterisk, EngineOnFake::answerAndPlay)) {
            asterisk.await("DELETE channels/greenline.peer.1.greenline-1.0");
            asterisk.await("DELETE bridges/greenline.bridge.1.greenline-1.0");
            asterisk.await("DELETE playbacks/" + CALL + ".p");
            asterisk.finish(FakeAsterisk.playbackId(asterisk.await(PLAY)));
            assertThat(engine.result()).isEqualTo(new CallEvent.PlaybackFinished());
            assertThat(asterisk.bridges()).containsExactly("another.bridge.1.x");
        }
    }

    @Test
    void aCallThatTheDialplanHasIsNotGone() throws Exception {
        asterisk.putOutside(CALL);
        asterisk.put("greenline-1.2", "Up");
        try (EngineOnFake engine = new EngineOnFake(asterisk, EngineOnFake::answerAndPlay)) {
            asterisk.drop(true);
            assertThat(engine.awaitReconciled())
                    .containsExactlyInAnyOrder(new CallId(CALL), new CallId("greenline-1.2"));
            assertThat(engine.ari.counts().calls()).isEqualTo(1);
        }
    }

    @Test
    void aRestartedEngineFindsTheConversationAndWaitsForItsEnd() throws Exception {
        String target = "greenline.peer.3." + CALL;
        asterisk.put(CALL, "Up");
        asterisk.put(target, "Up");
        asterisk.putBridge("greenline.bridge.3." + CALL, "");
        try (EngineOnFake engine =
                new EngineOnFake(asterisk, leg -> leg.transfer(new Transfer("PJSIP/desk", Duration.ofSeconds(2), 3)))) {
            asterisk.await("POST bridges/greenline.bridge.3." + CALL + "/addChannel");
            assertThat(asterisk.requests()).doesNotContain("POST channels");
            asterisk.hangUp(target);
            assertThat(engine.result()).isEqualTo(new CallEvent.Talked(Duration.ofSeconds(30)));
        }
    }

    @Test
    void aReplacedEngineStopsAtOnceAndStaysAway() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, EngineOnFake::answerAndPlay)) {
            asterisk.arrive(CALL);
            asterisk.await(PLAY);
            asterisk.replaced();
            assertThat(engine.result()).isEqualTo("interrupted");
            assertThat(engine.replaced.poll(5, TimeUnit.SECONDS)).isEqualTo("greenline");
            assertThat(engine.ari.health().ready()).isFalse();
            assertThat(engine.ari.health().detail()).contains("another engine took");
            assertThat(engine.reconciled.poll(300, TimeUnit.MILLISECONDS)).isNull();
            assertThat(asterisk.channels()).contains(CALL);
            assertThat(asterisk.requests()).noneMatch(title -> title.startsWith("DELETE"));
        }
    }

    @Test
    void aDrainingEngineSendsNewCallsBackAndLetsOldOnesGoOn() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, EngineOnFake::answerAndPlay)) {
            asterisk.arrive(CALL);
            String playback = FakeAsterisk.playbackId(asterisk.await(PLAY));
            engine.ari.drain();
            asterisk.arrive("greenline-1.2");
            asterisk.await("POST channels/greenline-1.2/variable?variable=GREENLINE_REFUSED&value=draining");
            asterisk.await("POST channels/greenline-1.2/continue");
            asterisk.finish(playback);
            assertThat(engine.result()).isEqualTo(new CallEvent.PlaybackFinished());
            assertThat(engine.ari.health().ready()).isFalse();
        }
    }

    @Test
    void aClosedEngineLeavesItsCallsOnTheSwitch() throws Exception {
        EngineOnFake engine = new EngineOnFake(asterisk, EngineOnFake::answerAndPlay);
        asterisk.arrive(CALL);
        asterisk.await(PLAY);
        engine.close();
        assertThat(engine.result()).isEqualTo("interrupted");
        assertThat(asterisk.channels()).contains(CALL);
        assertThat(asterisk.requests()).noneMatch(title -> title.startsWith("DELETE"));
    }

    @Test
    void aCallWhoseHandlerFailsGoesBackToTheDialplan() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, _ -> {
            throw new IllegalStateException("a fault of the engine, made by this test");
        })) {
            asterisk.arrive(CALL);
            asterisk.await("POST channels/" + CALL + "/continue");
            assertThat(engine.ari.counts().refused()).isOne();
        }
    }

    @Test
    void aCallWhoseHandlerDiesOfAnErrorGoesBackToTheDialplanToo() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, _ -> {
            throw new StackOverflowError("made by this test");
        })) {
            asterisk.arrive(CALL);
            asterisk.await("POST channels/" + CALL + "/continue");
            assertThat(engine.ari.counts().refused()).isOne();
        }
    }

    @Test
    void aCallThatEndedWhileTheConnectionWasAwayIsHungUpAndNotBegunAnew() throws Exception {
        CountDownLatch answered = new CountDownLatch(1);
        CountDownLatch away = new CountDownLatch(1);
        try (EngineOnFake engine = new EngineOnFake(
                asterisk,
                leg -> {
                    leg.answer();
                    answered.countDown();
                    away.await();
                    leg.hangUp(HangupCause.NORMAL_CLEARING);
                    return "ended";
                },
                Duration.ofMillis(400))) {
            asterisk.arrive(CALL);
            answered.await();
            asterisk.drop(false);
            away.countDown();
            assertThat(engine.result()).isEqualTo("ended");
            asterisk.acceptAgain();
            asterisk.await("DELETE channels/" + CALL);
            assertThat(engine.ari.counts().calls()).isOne();
        }
    }

    @Test
    void aCallThatIsHandedBackComesAgainWhenTheDialplanSendsIt() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, leg -> {
            leg.handBack("error");
            return "back";
        })) {
            asterisk.arrive(CALL);
            asterisk.await("POST channels/" + CALL + "/continue");
            assertThat(engine.result()).isEqualTo("back");
            asterisk.arrive(CALL);
            assertThat(engine.result()).isEqualTo("back");
        }
    }

    @Test
    void hostileMessagesChangeNothing() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, EngineOnFake::answerAndPlay)) {
            asterisk.arrive(CALL);
            String playback = FakeAsterisk.playbackId(asterisk.await(PLAY));
            for (String message : new String[] {
                "",
                "{",
                "[]",
                "null",
                "{\"type\":5}",
                "{\"type\":\"StasisStart\"}",
                "{\"type\":\"StasisEnd\",\"channel\":7}",
                "{\"type\":\"PlaybackFinished\",\"playback\":{\"id\":\"\"}}",
                "{\"type\":\"PlaybackFinished\",\"playback\":{\"id\":\".p9\",\"state\":\"done\"}}",
                "{\"type\":\"RESTResponse\",\"request_id\":\"x\",\"status_code\":\"y\"}",
                "{\"type\":\"RESTResponse\",\"request_id\":\"999999\",\"status_code\":200}",
                "{\"type\":\"ChannelDtmfReceived\",\"digit\":\"long\",\"channel\":{\"id\":\"" + CALL + "\"}}",
                "{\"type\":\"ChannelDtmfReceived\",\"digit\":\"5\",\"channel\":{\"id\":\"nobody\"}}",
                "{\"type\":\"StasisStart\",\"channel\":{\"id\":\"a b'c\",\"dialplan\":[]}}",
                "{\"type\":\"SomethingNew\",\"a\":" + "[".repeat(500) + "]".repeat(500) + "}",
            }) {
                asterisk.send(message);
            }
            asterisk.finish(playback);
            assertThat(engine.result()).isEqualTo(new CallEvent.PlaybackFinished());
            assertThat(engine.ari.health().ready()).isTrue();
        }
    }

    @Test
    void anAsteriskTooOldForRequestsOverTheWebSocketGetsPlainHttp() throws Exception {
        try (FakeAsterisk old = new FakeAsterisk(false);
                EngineOnFake engine = new EngineOnFake(old, EngineOnFake::answerAndPlay)) {
            assertThat(engine.ari.health().detail()).contains("over HTTP");
            old.arrive(CALL);
            old.finish(FakeAsterisk.playbackId(old.await(PLAY)));
            assertThat(engine.result()).isEqualTo(new CallEvent.PlaybackFinished());
            old.await("DELETE channels/" + CALL);
        }
    }
}
