package io.greenline.asterisk.ari;

import static io.greenline.asterisk.ari.AgentOnFake.AGENT;
import static io.greenline.asterisk.ari.AgentOnFake.BRIDGE;
import static io.greenline.asterisk.ari.AgentOnFake.CALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.greenline.call.CallEvent;
import io.greenline.call.Talk;
import io.greenline.call.Talk.Supervision;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AriTalkTest {
    private static final String THIRD = "greenline.peer.a7-t1." + CALL;
    private static final String SUPERVISOR = "greenline.peer.a7-s-0." + CALL;

    private final AgentOnFake agent = new AgentOnFake();
    private FakeAsterisk asterisk;
    private EngineOnFake engine;

    @BeforeEach
    void start() throws Exception {
        asterisk = new FakeAsterisk();
    }

    @AfterEach
    void stop() throws Exception {
        engine.close();
        asterisk.close();
    }

    private Talk talk() throws Exception {
        engine = new EngineOnFake(asterisk, agent);
        AgentOnFake.connect(asterisk, agent);
        return agent.talk();
    }

    private interface Verb {
        void run() throws Exception;
    }

    /** A verb that waits for somebody's answer. */
    private static CompletableFuture<String> begun(Verb verb) {
        CompletableFuture<String> done = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                verb.run();
                done.complete("done");
            } catch (Exception refused) {
                done.complete(String.valueOf(refused.getMessage()));
            }
        });
        return done;
    }

    private static String word(CompletableFuture<String> done) throws Exception {
        return done.get(10, TimeUnit.SECONDS);
    }

    private Talk consulting() throws Exception {
        Talk talk = talk();
        CompletableFuture<String> called = begun(() -> talk.consult("PJSIP/interpreter"));
        assertThat(asterisk.await("POST channels").body()).contains("PJSIP/interpreter");
        asterisk.await("POST channels/" + CALL + "/moh");
        asterisk.answeredTarget(THIRD);
        assertThat(word(called)).isEqualTo("done");
        return talk;
    }

    @Test
    void aCallerOnHoldHearsMusicOutsideOfTheBridgeAndComesBack() throws Exception {
        Talk talk = talk();
        talk.hold();
        assertThat(asterisk.members(BRIDGE)).containsExactly(AGENT);
        asterisk.await("POST channels/" + CALL + "/moh?mohClass=calm");
        talk.resume();
        asterisk.await("DELETE channels/" + CALL + "/moh");
        assertThat(asterisk.members(BRIDGE)).containsExactly(AGENT, CALL);
    }

    @Test
    void whatDoesNotFitTheTalkIsRefusedInWords() throws Exception {
        Talk talk = talk();
        assertThatThrownBy(talk::resume).hasMessage("cannot take the caller from hold: the caller and the agent talk");
        assertThatThrownBy(talk::join).isInstanceOf(Talk.Refused.class);
        assertThatThrownBy(talk::complete).isInstanceOf(Talk.Refused.class);
        asterisk.hangUp(AGENT);
        assertThat(engine.result()).isEqualTo(new CallEvent.Talked(Duration.ZERO));
        assertThatThrownBy(talk::hold).isInstanceOf(Talk.Refused.class);
    }

    @Test
    void aThirdIsAskedWhileTheCallerWaitsThenAllThreeTalkAndTheThirdLeaves() throws Exception {
        Talk talk = consulting();
        assertThat(asterisk.members(BRIDGE)).containsExactly(AGENT, THIRD);
        talk.join();
        assertThat(asterisk.members(BRIDGE)).containsExactlyInAnyOrder(AGENT, THIRD, CALL);
        talk.dropThird();
        asterisk.await("DELETE channels/" + THIRD);
        assertThat(asterisk.members(BRIDGE)).containsExactlyInAnyOrder(AGENT, CALL);
        asterisk.hangUp(AGENT);
        assertThat(engine.result()).isEqualTo(new CallEvent.Talked(Duration.ZERO));
    }

    @Test
    void aThirdWhoIsGivenTheCallerHasHerUntilTheEnd() throws Exception {
        Talk talk = consulting();
        talk.complete();
        asterisk.await("DELETE channels/" + AGENT);
        assertThat(asterisk.members(BRIDGE)).containsExactlyInAnyOrder(THIRD, CALL);
        asterisk.hangUp(THIRD);
        assertThat(engine.result()).isEqualTo(new CallEvent.HandedOn(Duration.ZERO));
    }

    @Test
    void anAgentWhoHangsUpWhileAskingAThirdGivesTheCallerToThatOne() throws Exception {
        consulting();
        asterisk.destroyed(AGENT, 16);
        asterisk.await("POST bridges/" + BRIDGE + "/addChannel?channel=" + CALL);
        asterisk.hangUp(THIRD);
        assertThat(engine.result()).isEqualTo(new CallEvent.HandedOn(Duration.ZERO));
    }

    @Test
    void anAgentWhoHangsUpWhileTheThirdRingsGivesTheCallerToThatOne() throws Exception {
        Talk talk = talk();
        CompletableFuture<String> called = begun(() -> talk.consult("PJSIP/interpreter"));
        asterisk.await("POST channels/" + CALL + "/moh");
        asterisk.destroyed(AGENT, 16);
        assertThat(word(called)).startsWith("cannot talk with the third");
        asterisk.answeredTarget(THIRD);
        asterisk.await("POST bridges/" + BRIDGE + "/addChannel?channel=" + THIRD);
        asterisk.hangUp(THIRD);
        assertThat(engine.result()).isEqualTo(new CallEvent.HandedOn(Duration.ZERO));
    }

    @Test
    void anAgentWhoIsLostWhileAskingAThirdIsLost() throws Exception {
        consulting();
        asterisk.destroyed(AGENT, 44);
        assertThat(engine.result()).isEqualTo(new CallEvent.AgentLost(Duration.ZERO));
        asterisk.await("DELETE channels/" + THIRD);
    }

    @Test
    void aThirdWhoDoesNotAnswerLeavesTheTwoTalking() throws Exception {
        Talk talk = talk();
        CompletableFuture<String> called = begun(() -> talk.consult("PJSIP/interpreter"));
        asterisk.await("POST channels/" + CALL + "/moh");
        asterisk.destroyed(THIRD, 17);
        assertThat(word(called)).isEqualTo("the third did not answer: BUSY");
        assertThat(asterisk.members(BRIDGE)).containsExactly(AGENT, CALL);
    }

    @Test
    void aThirdWhoStillRingsCanBeDropped() throws Exception {
        Talk talk = talk();
        CompletableFuture<String> called = begun(() -> talk.consult("PJSIP/interpreter"));
        asterisk.await("POST channels/" + CALL + "/moh");
        String refused;
        do {
            refused = word(begun(talk::dropThird));
        } while (!refused.equals("done"));
        asterisk.await("DELETE channels/" + THIRD);
        assertThat(word(called)).isEqualTo("cannot talk with the third: the caller and the agent talk");
        assertThat(asterisk.members(BRIDGE)).containsExactly(AGENT, CALL);
    }

    @Test
    void aCallerWhoIsGivenAwayUnaskedWaitsForTheThirdsTalkToEnd() throws Exception {
        talk().transfer("PJSIP/desk");
        asterisk.await("DELETE channels/" + AGENT);
        asterisk.answeredTarget(THIRD);
        asterisk.await("POST bridges/" + BRIDGE + "/addChannel?channel=" + CALL);
        asterisk.await("POST bridges/" + BRIDGE + "/addChannel?channel=" + THIRD);
        asterisk.hangUp(THIRD);
        assertThat(engine.result()).isEqualTo(new CallEvent.HandedOn(Duration.ZERO));
    }

    @Test
    void aCallerWhoIsGivenAwayToNobodyGoesBackToWait() throws Exception {
        talk().transfer("PJSIP/desk");
        asterisk.await("DELETE channels/" + AGENT);
        asterisk.destroyed(THIRD, 19);
        assertThat(engine.result()).isEqualTo(new CallEvent.SentBack(Duration.ZERO));
    }

    @Test
    void aCallerWhoIsSentBackLosesTheAgentAndTheThird() throws Exception {
        Talk talk = consulting();
        talk.sendBack();
        asterisk.await("DELETE channels/" + AGENT);
        assertThat(engine.result()).isEqualTo(new CallEvent.SentBack(Duration.ZERO));
        asterisk.await("DELETE channels/" + THIRD);
    }

    @Test
    void aSupervisorHearsByAnEarOnTheAgentsChannelAndBargesIntoTheBridge() throws Exception {
        Talk talk = talk();
        CompletableFuture<String> listening = begun(() -> talk.supervise("PJSIP/boss", Supervision.LISTEN));
        asterisk.await("POST channels");
        asterisk.answeredTarget(SUPERVISOR);
        assertThat(word(listening)).isEqualTo("done");
        assertThat(asterisk.await("POST channels/" + AGENT + "/snoop").path()).contains("spy=both", "whisper=none");
        talk.supervise("PJSIP/boss", Supervision.WHISPER);
        assertThat(asterisk.await("POST channels/" + AGENT + "/snoop").path()).contains("spy=both", "whisper=out");
        assertThat(asterisk.members(BRIDGE)).containsExactly(CALL, AGENT);
        talk.supervise("PJSIP/boss", Supervision.BARGE);
        assertThat(asterisk.members(BRIDGE)).containsExactly(CALL, AGENT, SUPERVISOR);
        asterisk.hangUp(AGENT);
        assertThat(engine.result()).isEqualTo(new CallEvent.Talked(Duration.ZERO));
        asterisk.await("DELETE channels/" + SUPERVISOR);
    }

    @Test
    void anEngineThatComesBackFindsACallerOnHold() throws Exception {
        asterisk.put(CALL, "Up");
        asterisk.put(AGENT, "Up");
        asterisk.putBridge(BRIDGE, AGENT);
        engine = new EngineOnFake(asterisk, agent);
        agent.talk().resume();
        asterisk.await("DELETE channels/" + CALL + "/moh");
        assertThat(asterisk.members(BRIDGE)).containsExactly(AGENT, CALL);
    }

    @Test
    void anEngineThatComesBackFindsTheCallerWithAThird() throws Exception {
        asterisk.put(CALL, "Up");
        asterisk.put(THIRD, "Up");
        asterisk.putBridge(BRIDGE, THIRD + "," + CALL);
        engine = new EngineOnFake(asterisk, agent);
        asterisk.await("POST bridges/" + BRIDGE + "/addChannel?channel=" + THIRD);
        asterisk.hangUp(THIRD);
        assertThat(engine.result()).isEqualTo(new CallEvent.HandedOn(Duration.ofSeconds(30)));
    }

    @Test
    void anEngineThatComesBackFindsAllThreeTalking() throws Exception {
        asterisk.put(CALL, "Up");
        asterisk.put(AGENT, "Up");
        asterisk.put(THIRD, "Up");
        asterisk.putBridge(BRIDGE, AGENT + "," + THIRD + "," + CALL);
        engine = new EngineOnFake(asterisk, agent);
        agent.talk().dropThird();
        asterisk.await("DELETE channels/" + THIRD);
        assertThat(asterisk.members(BRIDGE)).containsExactlyInAnyOrder(AGENT, CALL);
    }
}
