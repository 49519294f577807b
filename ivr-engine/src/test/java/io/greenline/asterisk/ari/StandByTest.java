package io.greenline.asterisk.ari;

import static io.greenline.asterisk.ari.AgentOnFake.OFFER;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.asterisk.ari.FakeAsterisk.Fault;
import io.greenline.audio.Sound;
import io.greenline.call.CallEvent;
import io.greenline.call.CallEvent.NotConnected.Why;
import io.greenline.call.CallOff;
import io.greenline.call.Dialer.Dialled;
import io.greenline.call.OutboundCall;
import io.greenline.call.StandingAgent;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.PhoneNumber;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Agents who are called before their customers, and what can come between. */
class StandByTest {
    private static final OutboundCall CALL = new OutboundCall(
            PhoneNumber.parse("13800000002").orElseThrow(),
            "PJSIP/13800000002@trunk",
            "95598",
            Duration.ofSeconds(20),
            "callback",
            "ticket");
    private static final List<Sound> NOT_REACHED =
            List.of(new Sound(Path.of("/prompts/not-reached"), "not reached", Duration.ofSeconds(1)));

    private final AgentOnFake customersCall = new AgentOnFake();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private FakeAsterisk asterisk;

    @BeforeEach
    void start() throws Exception {
        asterisk = new FakeAsterisk();
    }

    @AfterEach
    void stop() throws Exception {
        asterisk.close();
    }

    private final StandingAgent.Watch watch = new StandingAgent.Watch() {
        @Override
        public void rang() {
            told.add("rang");
        }

        @Override
        public void standsBy() {
            told.add("stands by");
        }

        @Override
        public void gone(CallEvent.NotConnected why) {
            told.add("gone: " + why.why() + " " + why.cause());
        }

        @Override
        public void failed(String reason) {
            told.add("failed");
        }

        @Override
        public void customerLeft() {
            told.add("customer left");
        }
    };

    private String told() throws InterruptedException {
        String word = told.poll(10, TimeUnit.SECONDS);
        if (word == null) {
            throw new AssertionError("nothing was told of the agent");
        }
        return word;
    }

    private StandingAgent ring(EngineOnFake engine) {
        return engine.ari.dialer().standBy(OFFER, "calm", watch);
    }

    private String dialled() throws InterruptedException {
        return JsonMapper.shared()
                .readTree(asterisk.awaitOriginate().body())
                .path("channelId")
                .asString();
    }

    /** The agent has answered, heard the whisper, and hears music. */
    private String standsBy() throws InterruptedException {
        String agent = dialled();
        asterisk.rings(agent);
        assertThat(told()).isEqualTo("rang");
        asterisk.answeredTarget(agent);
        assertThat(told()).isEqualTo("stands by");
        asterisk.finish(FakeAsterisk.playbackId(asterisk.await("POST channels/" + agent + "/play/")));
        asterisk.await("POST channels/" + agent + "/moh?mohClass=calm");
        return agent;
    }

    private static CompletableFuture<Dialled> dial(StandingAgent agent) {
        CompletableFuture<Dialled> end = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                end.complete(agent.dial(CALL, new CallOff()));
            } catch (InterruptedException impossible) {
                end.completeExceptionally(impossible);
            }
        });
        return end;
    }

    @Test
    void anAgentStandsByToMusicAndIsConnectedAtOnceWhenTheCustomerComes() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, customersCall)) {
            StandingAgent standing = ring(engine);
            String agent = standsBy();
            CompletableFuture<Dialled> dialling = dial(standing);
            String customer = dialled();
            assertThat(agent).isEqualTo("greenline.peer.a7." + customer);
            asterisk.answeredTarget(customer);
            assertThat(dialling.get(10, TimeUnit.SECONDS)).isEqualTo(new Dialled.Answered());
            asterisk.await("DELETE channels/" + agent + "/moh");
            asterisk.await("POST bridges/greenline.bridge.a7." + customer + "/addChannel");
            assertThat(customersCall.told()).isEqualTo("connected");
            assertThat(asterisk.members("greenline.bridge.a7." + customer)).containsExactly(customer, agent);
            standing.letGo(NOT_REACHED);
            standing.awaitOver();
            asterisk.hangUp(agent);
            assertThat(engine.result()).isEqualTo(new CallEvent.Talked(Duration.ZERO));
            assertThat(told).isEmpty();
        }
    }

    @Test
    void anAgentWhoIsLetGoHearsWhyAndIsHungUpBehindIt() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, customersCall)) {
            StandingAgent standing = ring(engine);
            String agent = standsBy();
            standing.letGo(NOT_REACHED);
            standing.letGo(List.of());
            asterisk.await("DELETE channels/" + agent + "/moh");
            FakeAsterisk.Request words = asterisk.await("POST channels/" + agent + "/play/");
            assertThat(words.body()).contains("/prompts/not-reached");
            assertThat(asterisk.channels()).contains(agent);
            asterisk.finish(FakeAsterisk.playbackId(words));
            asterisk.await("DELETE channels/" + agent + "?");
            standing.awaitOver();
            assertThat(told).isEmpty();
        }
    }

    @Test
    void aTelephoneThatRingsStopsWhenTheAgentIsNotNeeded() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, customersCall)) {
            StandingAgent standing = ring(engine);
            String agent = dialled();
            standing.letGo(NOT_REACHED);
            asterisk.await("DELETE channels/" + agent);
            standing.awaitOver();
            assertThat(asterisk.requests()).noneMatch(request -> request.contains("/play/"));
        }
    }

    @Test
    void anAgentWhoIsBusyDidNotTakeIt() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, customersCall)) {
            ring(engine);
            asterisk.destroyed(dialled(), 17);
            assertThat(told()).isEqualTo("gone: BUSY " + HangupCause.USER_BUSY);
        }
    }

    @Test
    void anAgentWhoHangsUpWhileTheCustomerIsDialledIsRungNoMoreAndTheCustomersCallRingsAnew() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, customersCall)) {
            StandingAgent standing = ring(engine);
            String agent = standsBy();
            CompletableFuture<Dialled> dialling = dial(standing);
            String customer = dialled();
            asterisk.hangUp(agent);
            assertThat(told()).isEqualTo("gone: " + Why.BUSY + " " + HangupCause.CALL_REJECTED);
            standing.awaitOver();
            asterisk.answeredTarget(customer);
            assertThat(dialling.get(10, TimeUnit.SECONDS)).isEqualTo(new Dialled.Answered());
            asterisk.await("POST channels/" + customer + "/moh");
            assertThat(dialled()).isEqualTo(agent);
        }
    }

    @Test
    void anAgentWhoseTelephoneIsLostDidNotHangUp() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, customersCall)) {
            ring(engine);
            asterisk.destroyed(standsBy(), 44);
            assertThat(told()).startsWith("gone: " + Why.UNREACHABLE);
        }
    }

    @Test
    void aCustomerWhoAnswersAndIsGoneAgainIsTold() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, leg -> leg.call().id())) {
            StandingAgent standing = ring(engine);
            String agent = standsBy();
            CompletableFuture<Dialled> dialling = dial(standing);
            asterisk.answeredTarget(dialled());
            assertThat(dialling.get(10, TimeUnit.SECONDS)).isEqualTo(new Dialled.Answered());
            assertThat(told()).isEqualTo("customer left");
            assertThat(asterisk.channels()).contains(agent);
        }
    }

    @Test
    void aConnectionThatBreaksOffEndsNothingOfIt() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, customersCall)) {
            StandingAgent standing = ring(engine);
            String agent = dialled();
            asterisk.rings(agent);
            assertThat(told()).isEqualTo("rang");
            engine.settle();
            asterisk.put(agent, "Ringing");
            asterisk.drop(false);
            asterisk.acceptAgain();
            engine.awaitReconciled();
            engine.settle();
            assertThat(asterisk.channels()).contains(agent);
            asterisk.answeredTarget(agent);
            assertThat(told()).isEqualTo("stands by");
            asterisk.drop(false);
            asterisk.acceptAgain();
            engine.awaitReconciled();
            engine.settle();
            assertThat(asterisk.channels()).contains(agent);
            CompletableFuture<Dialled> dialling = dial(standing);
            asterisk.answeredTarget(dialled());
            assertThat(dialling.get(10, TimeUnit.SECONDS)).isEqualTo(new Dialled.Answered());
            assertThat(customersCall.told()).isEqualTo("connected");
        }
    }

    @Test
    void anAgentWhoIsGoneBehindABrokenConnectionIsMissed() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, customersCall)) {
            ring(engine);
            String agent = standsBy();
            engine.settle();
            asterisk.drop(false);
            asterisk.hangUpSilently(agent);
            asterisk.acceptAgain();
            assertThat(told()).startsWith("gone");
        }
    }

    @Test
    void aLostReplyToRingingRingsOnce() throws Exception {
        asterisk.faults(request -> request.title().equals("POST channels") ? Fault.LOSE_ANSWER : Fault.NONE);
        try (EngineOnFake engine = new EngineOnFake(asterisk, customersCall)) {
            ring(engine);
            String agent = dialled();
            engine.timePasses();
            asterisk.await("GET channels/" + agent);
            asterisk.answeredTarget(agent);
            assertThat(told()).isEqualTo("rang");
            assertThat(told()).isEqualTo("stands by");
        }
    }

    @Test
    void aTelephoneThatCannotBeDialledIsOutOfReach() throws Exception {
        asterisk.faults(request -> request.title().equals("POST channels") ? Fault.REFUSE : Fault.NONE);
        try (EngineOnFake engine = new EngineOnFake(asterisk, customersCall)) {
            // What is refused was made all the same in this Asterisk; a real one has nothing there.
            asterisk.faults(request ->
                    request.title().equals("POST channels") || request.title().startsWith("GET channels/")
                            ? Fault.REFUSE
                            : Fault.NONE);
            ring(engine);
            assertThat(told()).startsWith("gone: " + Why.UNREACHABLE);
        }
    }

    @Test
    void theNextEngineHangsUpWhoStoodByForACustomerWhoWasNotThere() throws Exception {
        String agent = "greenline.peer.a7.greenline-greenline.dialled.5";
        asterisk.put(agent, "Up");
        try (EngineOnFake engine = new EngineOnFake(asterisk, customersCall)) {
            asterisk.await("DELETE channels/" + agent);
            assertThat(engine.results).isEmpty();
        }
    }

    @Test
    void theNextEngineHangsUpWhoStoodByForACustomerWhoseCallGoesOn() throws Exception {
        String customer = "greenline-greenline.dialled.5";
        String agent = "greenline.peer.a7." + customer;
        asterisk.put(agent, "Up");
        asterisk.arrive(customer, new StasisWords.Dialled(CALL).words());
        asterisk.put(customer, "Up");
        try (EngineOnFake engine = new EngineOnFake(asterisk, leg -> leg.call().id())) {
            asterisk.await("DELETE channels/" + agent);
            assertThat(engine.result()).hasToString(customer);
        }
    }

    @Test
    void anEngineThatTakesNoNewCallsRingsNobodyForOne() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, customersCall)) {
            engine.ari.drain();
            ring(engine);
            assertThat(told()).isEqualTo("failed");
            assertThat(asterisk.requests()).doesNotContain("POST channels");
        }
    }
}
