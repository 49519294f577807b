package io.greenline.asterisk.ari;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.asterisk.ari.FakeAsterisk.Fault;
import io.greenline.call.CallEvent.NotConnected.Why;
import io.greenline.call.CallLeg;
import io.greenline.call.CallOff;
import io.greenline.call.DeviceState;
import io.greenline.call.Dialer.Dialled;
import io.greenline.call.InboundCall;
import io.greenline.call.OutboundCall;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Media;
import io.greenline.telephony.PhoneNumber;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class AriDiallerTest {
    private static final OutboundCall CALL = new OutboundCall(
            PhoneNumber.parse("13800000002").orElseThrow(),
            "PJSIP/13800000002@trunk",
            "95598",
            Duration.ofSeconds(20),
            "callback",
            "ticket, with \"commas\"");

    private FakeAsterisk asterisk;

    @BeforeEach
    void start() throws Exception {
        asterisk = new FakeAsterisk();
    }

    @AfterEach
    void stop() throws Exception {
        asterisk.close();
    }

    private static InboundCall about(CallLeg leg) {
        return leg.call();
    }

    private static CompletableFuture<Dialled> dial(EngineOnFake engine) {
        return dial(engine, new CallOff());
    }

    private static CompletableFuture<Dialled> dial(EngineOnFake engine, CallOff off) {
        CompletableFuture<Dialled> end = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                end.complete(engine.ari.dialer().dial(CALL, off));
            } catch (InterruptedException impossible) {
                end.completeExceptionally(impossible);
            }
        });
        return end;
    }

    private static Dialled end(CompletableFuture<Dialled> dialling) throws Exception {
        return dialling.get(10, TimeUnit.SECONDS);
    }

    private String dialled() throws InterruptedException {
        return JsonMapper.shared()
                .readTree(asterisk.awaitOriginate().body())
                .path("channelId")
                .asString();
    }

    private static void assertIsTheCall(Object call) {
        assertThat(call).isInstanceOfSatisfying(InboundCall.class, it -> {
            assertThat(it.calling()).isEqualTo(Optional.of(CALL.number()));
            assertThat(it.called()).isEqualTo("callback");
            assertThat(it.dialledFor()).contains(CALL.token());
            assertThat(it.id().value()).startsWith("greenline");
        });
    }

    @Test
    void aCallThatIsAnsweredRunsOnItsLineForItsToken() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, AriDiallerTest::about)) {
            CompletableFuture<Dialled> dialling = dial(engine);
            asterisk.answeredTarget(dialled());
            assertThat(end(dialling)).isEqualTo(new Dialled.Answered());
            assertIsTheCall(engine.result());
        }
    }

    @Test
    void anAnsweredCallIsKnownAgainByTheNextEngine() throws Exception {
        String id = "greenline-greenline.dialled.5";
        asterisk.arrive(id, new StasisWords.Dialled(CALL).words());
        asterisk.put(id, "Up");
        try (EngineOnFake engine = new EngineOnFake(asterisk, AriDiallerTest::about)) {
            assertIsTheCall(engine.result());
        }
    }

    @Test
    void aCallThatStillRangWhenItsEngineDiedIsHungUp() throws Exception {
        String id = "greenline-greenline.dialled.5";
        asterisk.putOutside(id);
        asterisk.put(id, "Ringing");
        try (EngineOnFake engine = new EngineOnFake(asterisk, AriDiallerTest::about)) {
            asterisk.await("DELETE channels/" + id);
            assertThat(engine.results).isEmpty();
        }
    }

    @Test
    void aCallThatIsCalledOffRingsNoMore() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, AriDiallerTest::about)) {
            CallOff off = new CallOff();
            CompletableFuture<Dialled> dialling = dial(engine, off);
            String id = dialled();
            off.callOff();
            assertThat(end(dialling)).isEqualTo(new Dialled.CalledOff());
            asterisk.await("DELETE channels/" + id + "?reason_code=16");
            engine.settle();
            assertThat(asterisk.channels()).doesNotContain(id);
            assertThat(engine.results).isEmpty();
        }
    }

    @Test
    void aCallThatIsCalledOffBeforeItIsDialledRingsNobody() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, AriDiallerTest::about)) {
            CallOff off = new CallOff();
            off.callOff();
            assertThat(end(dial(engine, off))).isEqualTo(new Dialled.CalledOff());
            engine.settle();
            assertThat(asterisk.requests()).doesNotContain("POST channels");
        }
    }

    @Test
    void aCallThatWasAnsweredCannotBeCalledOff() throws Exception {
        CountDownLatch talked = new CountDownLatch(1);
        EngineOnFake.Conduct talks = leg -> {
            talked.await();
            return about(leg);
        };
        try (EngineOnFake engine = new EngineOnFake(asterisk, talks)) {
            CallOff off = new CallOff();
            CompletableFuture<Dialled> dialling = dial(engine, off);
            String id = dialled();
            asterisk.answeredTarget(id);
            assertThat(end(dialling)).isEqualTo(new Dialled.Answered());
            off.callOff();
            engine.settle();
            assertThat(asterisk.requests()).noneMatch(request -> request.startsWith("DELETE channels/" + id));
            talked.countDown();
            assertIsTheCall(engine.result());
        }
    }

    @Test
    void aCallThatIsCalledOffWhileTheConnectionIsAwayIsHungUpAfterwards() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, AriDiallerTest::about, Duration.ofSeconds(30))) {
            CallOff off = new CallOff();
            CompletableFuture<Dialled> dialling = dial(engine, off);
            String id = dialled();
            engine.settle();
            asterisk.put(id, "Ringing");
            asterisk.drop(false);
            off.callOff();
            assertThat(end(dialling)).isEqualTo(new Dialled.CalledOff());
            asterisk.acceptAgain();
            asterisk.await("DELETE channels/" + id);
        }
    }

    @Test
    void aBusyLineIsBusy() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, AriDiallerTest::about)) {
            CompletableFuture<Dialled> dialling = dial(engine);
            asterisk.destroyed(dialled(), 17);
            assertThat(end(dialling))
                    .isEqualTo(
                            new Dialled.NotReached(Why.BUSY, HangupCause.USER_BUSY, "not connected, Q.850 cause 17"));
        }
    }

    @Test
    void aLostReplyToDiallingDialsOnceAndLooks() throws Exception {
        asterisk.faults(request -> request.title().equals("POST channels") ? Fault.LOSE_ANSWER : Fault.NONE);
        try (EngineOnFake engine = new EngineOnFake(asterisk, AriDiallerTest::about)) {
            CompletableFuture<Dialled> dialling = dial(engine);
            String id = dialled();
            engine.timePasses();
            asterisk.await("GET channels/" + id);
            assertThat(asterisk.requests()).doesNotContain("POST channels");
            asterisk.answeredTarget(id);
            assertThat(end(dialling)).isEqualTo(new Dialled.Answered());
        }
    }

    @Test
    void aCallThatEndedWhileTheConnectionWasAwayWasNotReached() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, AriDiallerTest::about)) {
            CompletableFuture<Dialled> dialling = dial(engine);
            String id = dialled();
            engine.settle();
            asterisk.drop(false);
            asterisk.hangUpSilently(id);
            asterisk.acceptAgain();
            assertThat(end(dialling)).isInstanceOf(Dialled.NotReached.class);
        }
    }

    @Test
    void anEngineThatTakesNoNewCallsMakesNone() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, AriDiallerTest::about)) {
            engine.ari.drain();
            assertThat(end(dial(engine)))
                    .isEqualTo(new Dialled.NotReached(
                            Why.UNREACHABLE, HangupCause.NORMAL_UNSPECIFIED, "this engine takes no new calls"));
        }
    }

    @Test
    void aCallerWhoseDeviceOffersAPictureIsKnownByTheDialplansWord() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, leg -> leg.call().offered())) {
            asterisk.arrive("greenline-1.1", "video");
            assertThat(engine.result()).isEqualTo(Set.of(Media.VOICE, Media.VIDEO));
            asterisk.arrive("greenline-1.2", "");
            assertThat(engine.result()).isEqualTo(Set.of(Media.VOICE));
        }
    }

    @Test
    void telephonesAreToldAsTheyAreAtEveryChangeAndAgainAfterAReconnect() throws Exception {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        asterisk.deviceSilently("PJSIP/1001", "UNAVAILABLE");
        try (EngineOnFake engine = new EngineOnFake(asterisk, AriDiallerTest::about)) {
            engine.ari.devices(
                    Set.of("PJSIP/1001", "PJSIP/agent/sip:a@127.0.0.1:5"),
                    (device, state) -> told.add(device + " " + state));
            assertThat(asterisk.await("POST applications/greenline/subscription")
                            .path())
                    .endsWith("eventSource=deviceState%3APJSIP%2F1001");
            assertThat(next(told)).isEqualTo("PJSIP/1001 " + DeviceState.UNREACHABLE);
            asterisk.device("PJSIP/1001", "NOT_INUSE");
            asterisk.device("PJSIP/1002", "INUSE");
            asterisk.device("PJSIP/1001", "RINGING");
            assertThat(next(told)).isEqualTo("PJSIP/1001 " + DeviceState.FREE);
            assertThat(next(told)).isEqualTo("PJSIP/1001 " + DeviceState.IN_USE);
            asterisk.drop(false);
            asterisk.deviceSilently("PJSIP/1001", "NOT_INUSE");
            asterisk.acceptAgain();
            asterisk.await("POST applications/greenline/subscription");
            assertThat(next(told)).isEqualTo("PJSIP/1001 " + DeviceState.FREE);
        }
    }

    private static String next(BlockingQueue<String> told) throws InterruptedException {
        return Optional.ofNullable(told.poll(10, TimeUnit.SECONDS))
                .orElseThrow(() -> new AssertionError("nothing was told of a telephone"));
    }
}
