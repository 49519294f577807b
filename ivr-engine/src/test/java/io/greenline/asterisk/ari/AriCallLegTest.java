package io.greenline.asterisk.ari;

import static io.greenline.asterisk.ari.EngineOnFake.prompt;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.asterisk.ari.FakeAsterisk.Fault;
import io.greenline.call.CallEvent;
import io.greenline.call.CallEvent.NotConnected.Why;
import io.greenline.call.Transfer;
import io.greenline.telephony.BargeIn;
import io.greenline.telephony.DtmfDigit;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Party;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AriCallLegTest {
    private static final String CALL = "greenline-1.1";
    private static final String PLAY = "POST channels/" + CALL + "/play/";
    private static final String TARGET = "greenline.peer.7." + CALL;
    private static final String BRIDGE = "greenline.bridge.7." + CALL;
    private static final Transfer TO_DESK = new Transfer("PJSIP/desk", Duration.ofSeconds(2), 7);

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
    void aPromptHeardToItsEndIsFinished() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, EngineOnFake::answerAndPlay)) {
            asterisk.arrive(CALL);
            asterisk.finish(FakeAsterisk.playbackId(asterisk.await(PLAY)));
            assertThat(engine.result()).isEqualTo(new CallEvent.PlaybackFinished());
            asterisk.await("DELETE channels/" + CALL + "?reason_code=16");
        }
    }

    @Test
    void aKeyStopsThePromptAndTheLateEndOfItIsNotTakenForTheNextPrompts() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, leg -> {
            leg.answer();
            return List.of(leg.play(prompt(BargeIn.DTMF)), leg.play(prompt(BargeIn.DTMF)));
        })) {
            asterisk.arrive(CALL);
            String first = FakeAsterisk.playbackId(asterisk.await(PLAY));
            asterisk.press(CALL, '1');
            asterisk.await("DELETE playbacks/" + first);
            String second = FakeAsterisk.playbackId(asterisk.await(PLAY));
            assertThat(second).isNotEqualTo(first);
            asterisk.finish(first);
            assertThat(engine.results.poll(100, TimeUnit.MILLISECONDS)).isNull();
            asterisk.finish(second);
            assertThat(engine.result())
                    .isEqualTo(List.of(new CallEvent.DigitPressed(DtmfDigit.ONE), new CallEvent.PlaybackFinished()));
        }
    }

    @Test
    void keysTypedWhileNothingRunsPreventThePromptAndAnswerInOrder() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, leg -> {
            leg.answer();
            leg.play(prompt(BargeIn.DTMF));
            return List.of(leg.play(prompt(BargeIn.DTMF)), leg.await(Duration.ofSeconds(5)), leg.await(Duration.ZERO));
        })) {
            asterisk.arrive(CALL);
            asterisk.await(PLAY);
            asterisk.press(CALL, '1');
            asterisk.press(CALL, '2');
            asterisk.press(CALL, '#');
            assertThat(engine.result())
                    .isEqualTo(List.of(
                            new CallEvent.DigitPressed(DtmfDigit.TWO),
                            new CallEvent.DigitPressed(DtmfDigit.POUND),
                            new CallEvent.TimedOut()));
        }
    }

    @Test
    void keysBeforeAndDuringAPromptThatCannotBeInterruptedAreDiscarded() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, leg -> {
            leg.answer();
            return List.of(leg.play(prompt(BargeIn.NONE)), leg.await(Duration.ofMillis(50)));
        })) {
            asterisk.arrive(CALL);
            asterisk.press(CALL, '4');
            String playback = FakeAsterisk.playbackId(asterisk.await(PLAY));
            asterisk.press(CALL, '5');
            asterisk.finish(playback);
            assertThat(engine.result()).isEqualTo(List.of(new CallEvent.PlaybackFinished(), new CallEvent.TimedOut()));
        }
    }

    @Test
    void aCallerWhoHangsUpReleasesEveryVerb() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, leg -> {
            leg.answer();
            return List.of(leg.play(prompt(BargeIn.DTMF)), leg.await(Duration.ofSeconds(5)), leg.transfer(TO_DESK));
        })) {
            asterisk.arrive(CALL);
            asterisk.await(PLAY);
            asterisk.hangUp(CALL);
            var released = new CallEvent.Released(HangupCause.NORMAL_CLEARING, Party.CALLER);
            assertThat(engine.result()).isEqualTo(List.of(released, released, released));
        }
    }

    @Test
    void aFileThatAsteriskCannotPlayIsTheSwitchesFailureAndSaysWhich() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, EngineOnFake::answerAndPlay)) {
            asterisk.arrive(CALL);
            asterisk.fail(FakeAsterisk.playbackId(asterisk.await(PLAY)));
            assertThat(engine.result(CallEvent.SwitchFailed.class).reason()).contains("/prompts/menu");
        }
    }

    @Test
    void aPlaybackThatFailsBecauseTheCallerHungUpIsAReleaseEvenWithoutItsEvent() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, EngineOnFake::answerAndPlay)) {
            asterisk.arrive(CALL);
            String playback = FakeAsterisk.playbackId(asterisk.await(PLAY));
            asterisk.hangUpSilently(CALL);
            asterisk.fail(playback);
            assertThat(engine.result()).isInstanceOf(CallEvent.Released.class);
        }
    }

    @Test
    void aPlaybackThatFailsRightBeforeTheNewsThatTheCallerHungUpIsARelease() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, EngineOnFake::answerAndPlay)) {
            asterisk.arrive(CALL);
            asterisk.follow(request -> request.title().equals("GET channels/" + CALL), () -> asterisk.hangUp(CALL));
            asterisk.fail(FakeAsterisk.playbackId(asterisk.await(PLAY)));
            assertThat(engine.result()).isInstanceOf(CallEvent.Released.class);
        }
    }

    @Test
    void aLostAnswerToPlayIsLookedUpAndNothingIsPlayedTwice() throws Exception {
        asterisk.faults(request -> request.path().contains("/play/") ? Fault.LOSE_ANSWER : Fault.NONE);
        try (EngineOnFake engine = new EngineOnFake(asterisk, EngineOnFake::answerAndPlay)) {
            asterisk.arrive(CALL);
            String playback = FakeAsterisk.playbackId(asterisk.await(PLAY));
            engine.timePasses();
            asterisk.await("GET playbacks/" + playback);
            assertThat(asterisk.requests()).noneMatch(title -> title.startsWith(PLAY));
            asterisk.finish(playback);
            assertThat(engine.result()).isEqualTo(new CallEvent.PlaybackFinished());
        }
    }

    @Test
    void aPlayThatWasLostWithTheConnectionIsAskedForAgain() throws Exception {
        AtomicInteger plays = new AtomicInteger();
        asterisk.faults(request ->
                request.path().contains("/play/") && plays.incrementAndGet() == 1 ? Fault.DROP_BEFORE : Fault.NONE);
        try (EngineOnFake engine = new EngineOnFake(asterisk, EngineOnFake::answerAndPlay)) {
            asterisk.arrive(CALL);
            asterisk.finish(FakeAsterisk.playbackId(asterisk.await(PLAY)));
            assertThat(engine.result()).isEqualTo(new CallEvent.PlaybackFinished());
        }
    }

    @Test
    void anAnswerWhoseReplyIsLostIsSeenInTheChannelsState() throws Exception {
        asterisk.faults(request -> request.path().endsWith("/answer") ? Fault.LOSE_ANSWER : Fault.NONE);
        try (EngineOnFake engine = new EngineOnFake(asterisk, leg -> leg.answer())) {
            asterisk.arrive(CALL);
            asterisk.await("POST channels/" + CALL + "/answer");
            engine.timePasses();
            assertThat(engine.result()).isEqualTo(new CallEvent.Answered());
        }
    }

    @Test
    void aTargetThatAnswersIsConnectedAndTheCallGoesOnWhenItHangsUp() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, leg -> leg.transfer(TO_DESK))) {
            asterisk.arrive(CALL);
            assertThat(asterisk.await("POST channels").path()).endsWith("/ring");
            assertThat(asterisk.await("POST channels").body()).contains("\\\"A quotedname\\\" <13900000001>");
            asterisk.answeredTarget(TARGET);
            asterisk.await("DELETE channels/" + CALL + "/ring");
            asterisk.await("POST bridges/" + BRIDGE + "/addChannel");
            asterisk.hangUp(TARGET);
            asterisk.await("DELETE bridges/" + BRIDGE);
            assertThat(engine.result()).isEqualTo(new CallEvent.Talked(Duration.ZERO));
        }
    }

    @Test
    void aCallerWhoHangsUpWhileTheTargetRingsTakesTheTargetAlong() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, leg -> leg.transfer(TO_DESK))) {
            asterisk.arrive(CALL);
            asterisk.await("POST channels/" + CALL + "/ring");
            asterisk.await("POST channels");
            asterisk.hangUp(CALL);
            assertThat(engine.result()).isInstanceOf(CallEvent.Released.class);
            asterisk.await("DELETE channels/" + TARGET);
            assertThat(asterisk.channels()).isEmpty();
        }
    }

    @Test
    void aBusyTargetIsBusyWhateverItsCause() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, leg -> leg.transfer(TO_DESK))) {
            asterisk.arrive(CALL);
            asterisk.await("POST channels/" + CALL + "/ring");
            asterisk.await("POST channels");
            asterisk.event("Dial", "\"dialstatus\":\"BUSY\",\"peer\":{\"id\":\"" + TARGET + "\"}");
            asterisk.destroyed(TARGET, 0);
            assertThat(engine.result()).isEqualTo(new CallEvent.NotConnected(Why.BUSY, HangupCause.USER_BUSY));
        }
    }

    @Test
    void anOriginateWhoseReplyWasLostWithTheConnectionRingsOnlyOnce() throws Exception {
        asterisk.faults(new java.util.function.Function<>() {
            private boolean dropped;

            @Override
            public Fault apply(FakeAsterisk.Request request) {
                boolean first = request.title().equals("POST channels") && !dropped;
                dropped |= first;
                return first ? Fault.DROP_AFTER : Fault.NONE;
            }
        });
        try (EngineOnFake engine = new EngineOnFake(asterisk, leg -> leg.transfer(TO_DESK))) {
            asterisk.arrive(CALL);
            engine.awaitReconciled();
            asterisk.await("GET channels/" + TARGET);
            asterisk.destroyed(TARGET, 19);
            assertThat(engine.result()).isEqualTo(new CallEvent.NotConnected(Why.NO_ANSWER, HangupCause.NO_ANSWER));
        }
    }
}
