package io.greenline.asterisk.ari;

import static io.greenline.asterisk.ari.AgentOnFake.AGENT;
import static io.greenline.asterisk.ari.AgentOnFake.BRIDGE;
import static io.greenline.asterisk.ari.AgentOnFake.CALL;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.asterisk.ari.FakeAsterisk.Fault;
import io.greenline.call.CallEvent;
import io.greenline.call.CallEvent.NotConnected.Why;
import io.greenline.call.HoldLine;
import io.greenline.telephony.DtmfDigit;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Party;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AriHoldTest {
    private static final CallEvent.Released GONE = new CallEvent.Released(HangupCause.NORMAL_CLEARING, Party.CALLER);
    private static final String WHISPER = "POST channels/" + AGENT + "/play/";

    /** Long enough that nothing in a test happens because of it. */
    private static final Duration LONG = Duration.ofSeconds(30);

    private final AgentOnFake agent = new AgentOnFake();
    private FakeAsterisk asterisk;

    @BeforeEach
    void start() throws Exception {
        asterisk = new FakeAsterisk();
    }

    @AfterEach
    void stop() throws Exception {
        asterisk.close();
    }

    /** The first request of this kind fails so, later ones do not. */
    private void fault(Predicate<FakeAsterisk.Request> which, Fault how) {
        AtomicInteger times = new AtomicInteger();
        asterisk.faults(request -> which.test(request) && times.getAndIncrement() == 0 ? how : Fault.NONE);
    }

    private static boolean isOriginate(FakeAsterisk.Request request) {
        return request.title().equals("POST channels");
    }

    /** The caller comes and the agent's telephone is dialled. */
    private void dialled() throws InterruptedException {
        asterisk.arrive(CALL);
        asterisk.await("POST channels/" + CALL + "/moh?mohClass=calm");
        asterisk.await("POST channels");
    }

    @Test
    void anAgentIsRungToMusicWhisperedToAndConnected() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, agent)) {
            asterisk.arrive(CALL);
            asterisk.await("POST channels/" + CALL + "/moh?mohClass=calm");
            assertThat(asterisk.await("POST channels").body())
                    .contains("PJSIP/1001", "\\\"Green channel\\\" <13900000001>");
            asterisk.rings(AGENT);
            assertThat(agent.told()).isEqualTo("rang");
            asterisk.answeredTarget(AGENT);
            assertThat(agent.told()).isEqualTo("accepted");
            FakeAsterisk.Request whisper = asterisk.await(WHISPER);
            assertThat(whisper.body()).contains("/prompts/green");
            assertThat(asterisk.bridges()).isEmpty();
            asterisk.finish(FakeAsterisk.playbackId(whisper));
            asterisk.await("DELETE channels/" + CALL + "/moh");
            assertThat(agent.told()).isEqualTo("connected");
            assertThat(asterisk.members(BRIDGE)).containsExactly(CALL, AGENT);
            asterisk.hangUp(AGENT);
            asterisk.await("DELETE bridges/" + BRIDGE);
            assertThat(engine.result()).isEqualTo(new CallEvent.Talked(Duration.ZERO));
        }
    }

    @Test
    void anAgentWhoseChannelEndsForWantOfSoundIsLost() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, agent)) {
            AgentOnFake.connect(asterisk, agent);
            asterisk.event("StasisEnd", "\"channel\":{\"id\":\"" + AGENT + "\"}");
            asterisk.destroyed(AGENT, 44);
            assertThat(engine.result()).isEqualTo(new CallEvent.AgentLost(Duration.ZERO));
        }
    }

    @Test
    void anAgentWhoHangsUpIsNotLostAndIsToldOnceWhateverEventsAreDoubled() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, agent)) {
            dialled();
            asterisk.rings(AGENT);
            asterisk.rings(AGENT);
            asterisk.answeredTarget(AGENT);
            asterisk.answeredTarget(AGENT);
            String whisper = FakeAsterisk.playbackId(asterisk.await(WHISPER));
            asterisk.finish(whisper);
            asterisk.finish(whisper);
            asterisk.answeredTarget(AGENT);
            asterisk.await("POST bridges/" + BRIDGE + "/addChannel");
            asterisk.destroyed(AGENT, 16);
            asterisk.destroyed(AGENT, 44);
            assertThat(engine.result()).isEqualTo(new CallEvent.Talked(Duration.ZERO));
            assertThat(agent.rest()).containsExactly("rang", "accepted", "connected");
        }
    }

    @Test
    void anAnswerThatComesBeforeTheReplyToDiallingIsAnAnswer() throws Exception {
        asterisk.faults(request -> {
            if (isOriginate(request)) {
                asterisk.answeredTarget(AGENT);
            }
            return Fault.NONE;
        });
        try (EngineOnFake engine = new EngineOnFake(asterisk, agent)) {
            asterisk.arrive(CALL);
            asterisk.finish(FakeAsterisk.playbackId(asterisk.await(WHISPER)));
            asterisk.await("POST bridges/" + BRIDGE + "/addChannel");
            asterisk.hangUp(CALL);
            assertThat(engine.result()).isEqualTo(GONE);
            asterisk.await("DELETE channels/" + AGENT);
        }
    }

    @Test
    void aLostReplyToDiallingIsLookedUpAndTheTelephoneRingsOnce() throws Exception {
        fault(AriHoldTest::isOriginate, Fault.LOSE_ANSWER);
        try (EngineOnFake engine = new EngineOnFake(asterisk, agent)) {
            dialled();
            engine.timePasses();
            asterisk.await("GET channels/" + AGENT);
            assertThat(asterisk.requests()).doesNotContain("POST channels");
            asterisk.destroyed(AGENT, 19);
            assertThat(engine.result()).isEqualTo(new CallEvent.NotConnected(Why.NO_ANSWER, HangupCause.NO_ANSWER));
        }
    }

    @Test
    void aTelephoneThatCannotBeDialledIsUnreachable() throws Exception {
        fault(AriHoldTest::isOriginate, Fault.REFUSE);
        try (EngineOnFake engine = new EngineOnFake(asterisk, agent)) {
            dialled();
            assertThat(engine.result(CallEvent.NotConnected.class).why()).isEqualTo(Why.UNREACHABLE);
            assertThat(agent.rest()).isEmpty();
        }
    }

    @Test
    void aCallerWhoHangsUpStopsTheTelephoneAtOnceThoughAsteriskOwesTheReplyToDialling() throws Exception {
        fault(AriHoldTest::isOriginate, Fault.LOSE_ANSWER);
        try (EngineOnFake engine = new EngineOnFake(asterisk, agent)) {
            dialled();
            asterisk.hangUp(CALL);
            asterisk.await("DELETE channels/" + AGENT);
            assertThat(engine.result()).isEqualTo(GONE);
            assertThat(asterisk.channels()).isEmpty();
        }
    }

    @Test
    void aKeyWhileTheTelephoneRingsStopsIt() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, agent)) {
            dialled();
            asterisk.rings(AGENT);
            asterisk.press(CALL, '9');
            asterisk.await("DELETE channels/" + AGENT);
            assertThat(engine.result()).isEqualTo(new CallEvent.DigitPressed(DtmfDigit.NINE));
        }
    }

    @Test
    void aNudgeWhileTheAgentHearsTheWhisperLetsTheAgentGo() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, agent)) {
            dialled();
            asterisk.answeredTarget(AGENT);
            asterisk.await(WHISPER);
            agent.nudge();
            asterisk.await("DELETE channels/" + AGENT);
            assertThat(engine.result()).isEqualTo(new CallEvent.Nudged());
        }
    }

    @Test
    void aNudgeThatCameBeforeRingsNobody() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, leg -> {
            HoldLine hold = leg.hold("calm");
            hold.nudge();
            return hold.ring(AgentOnFake.OFFER, agent);
        })) {
            asterisk.arrive(CALL);
            assertThat(engine.result()).isEqualTo(new CallEvent.Nudged());
            assertThat(asterisk.requests()).doesNotContain("POST channels");
        }
    }

    @Test
    void anAgentWhoHangsUpDuringTheWhisperHasDeclined() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, agent)) {
            dialled();
            asterisk.answeredTarget(AGENT);
            asterisk.await(WHISPER);
            asterisk.destroyed(AGENT, 16);
            assertThat(engine.result()).isEqualTo(new CallEvent.NotConnected(Why.BUSY, HangupCause.CALL_REJECTED));
            assertThat(agent.rest()).containsExactly("rang", "accepted");
        }
    }

    @Test
    void aWhisperThatCannotBePlayedKeepsNobodyWaiting() throws Exception {
        fault(request -> request.path().contains("/play/"), Fault.REFUSE);
        try (EngineOnFake engine = new EngineOnFake(asterisk, agent)) {
            dialled();
            asterisk.answeredTarget(AGENT);
            asterisk.await("POST bridges/" + BRIDGE + "/addChannel");
            asterisk.hangUp(AGENT);
            assertThat(engine.result()).isEqualTo(new CallEvent.Talked(Duration.ZERO));
        }
    }

    @Test
    void anAnswerThatCameWhileTheConnectionWasAwayIsFound() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, agent)) {
            dialled();
            asterisk.drop(false);
            asterisk.put(AGENT, "Up");
            asterisk.acceptAgain();
            asterisk.finish(FakeAsterisk.playbackId(asterisk.await(WHISPER)));
            asterisk.await("POST bridges/" + BRIDGE + "/addChannel");
            asterisk.hangUp(AGENT);
            assertThat(engine.result()).isEqualTo(new CallEvent.Talked(Duration.ZERO));
        }
    }

    @Test
    void aWhisperThatEndedWhileTheConnectionWasAwayIsFound() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, agent)) {
            dialled();
            asterisk.answeredTarget(AGENT);
            String whisper = FakeAsterisk.playbackId(asterisk.await(WHISPER));
            engine.settle();
            asterisk.drop(false);
            asterisk.finishSilently(whisper);
            asterisk.acceptAgain();
            asterisk.await("POST bridges/" + BRIDGE + "/addChannel");
            asterisk.hangUp(CALL);
            assertThat(engine.result()).isEqualTo(GONE);
        }
    }

    @Test
    void aTalkOutlivesTheConnectionAndItsEndMeanwhileIsFound() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, agent)) {
            AgentOnFake.connect(asterisk, agent);
            engine.reconciled.clear();
            asterisk.drop(true);
            engine.awaitReconciled();
            assertThat(asterisk.members(BRIDGE)).containsExactly(CALL, AGENT);
            assertThat(engine.results).isEmpty();
            asterisk.drop(false);
            asterisk.hangUpSilently(AGENT);
            asterisk.acceptAgain();
            assertThat(engine.result()).isEqualTo(new CallEvent.Talked(Duration.ZERO));
            asterisk.await("DELETE bridges/" + BRIDGE);
        }
    }

    @Test
    void twoWhoCannotBeBroughtTogetherAreTheSwitchesFailureAndTheAgentIsLetGo() throws Exception {
        fault(request -> request.path().contains("/addChannel"), Fault.REFUSE);
        try (EngineOnFake engine = new EngineOnFake(asterisk, agent)) {
            dialled();
            asterisk.answeredTarget(AGENT);
            asterisk.finish(FakeAsterisk.playbackId(asterisk.await(WHISPER)));
            assertThat(engine.result()).isInstanceOf(CallEvent.SwitchFailed.class);
            asterisk.await("DELETE channels/" + AGENT);
            asterisk.await("DELETE bridges/" + BRIDGE);
        }
    }

    @Test
    void anEngineThatComesBackFindsTheTwoTalking() throws Exception {
        asterisk.put(CALL, "Up");
        asterisk.put(AGENT, "Up");
        asterisk.putBridge(BRIDGE, CALL + "," + AGENT);
        try (EngineOnFake engine = new EngineOnFake(asterisk, agent)) {
            assertThat(agent.told()).isEqualTo("connected");
            assertThat(asterisk.members(BRIDGE)).containsExactly(CALL, AGENT);
            asterisk.hangUp(AGENT);
            // Asterisk's own time of the bridge: half a minute before the engine's clock.
            assertThat(engine.result()).isEqualTo(new CallEvent.Talked(Duration.ofSeconds(30)));
            assertThat(asterisk.requests()).noneMatch(request -> request.contains("/moh"));
        }
    }

    @Test
    void anEngineThatComesBackGoesOnWithATelephoneThatRings() throws Exception {
        asterisk.put(CALL, "Up");
        asterisk.put(AGENT, "Ringing");
        try (EngineOnFake engine = new EngineOnFake(asterisk, agent)) {
            assertThat(agent.told()).isEqualTo("rang");
            asterisk.answeredTarget(AGENT);
            asterisk.finish(FakeAsterisk.playbackId(asterisk.await(WHISPER)));
            assertThat(asterisk.requests()).doesNotContain("POST channels");
            asterisk.await("POST bridges/" + BRIDGE + "/addChannel");
            asterisk.hangUp(CALL);
            assertThat(engine.result()).isEqualTo(GONE);
        }
    }

    @Test
    void whatAnEngineThatDiedLetRingIsHungUpWhenTheCallerWaitsOn() throws Exception {
        String former = "greenline.peer.a6." + CALL;
        asterisk.put(CALL, "Up");
        asterisk.put(former, "Ringing");
        try (EngineOnFake engine =
                new EngineOnFake(asterisk, leg -> leg.hold("calm").await(LONG))) {
            asterisk.await("DELETE channels/" + former);
            asterisk.await("POST channels/" + CALL + "/moh");
            asterisk.press(CALL, '1');
            assertThat(engine.result()).isEqualTo(new CallEvent.DigitPressed(DtmfDigit.ONE));
        }
    }

    @Test
    void aTalkThatEndedWhileNoEngineWatchedIsOver() throws Exception {
        asterisk.put(CALL, "Up");
        asterisk.putBridge(BRIDGE, CALL);
        try (EngineOnFake engine = new EngineOnFake(asterisk, agent)) {
            assertThat(engine.result()).isEqualTo(new CallEvent.Talked(Duration.ofSeconds(30)));
            asterisk.await("DELETE bridges/" + BRIDGE);
        }
    }
}
