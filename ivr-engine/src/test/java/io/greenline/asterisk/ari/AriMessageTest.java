package io.greenline.asterisk.ari;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.asterisk.ari.FakeAsterisk.Fault;
import io.greenline.call.Beep;
import io.greenline.call.CallEvent;
import io.greenline.call.CallEvent.Recorded;
import io.greenline.call.CallEvent.Recorded.End;
import io.greenline.call.CallLeg;
import io.greenline.call.MessageRecording;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Party;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AriMessageTest {
    private static final String CALL = "greenline-1.1";
    private static final String NAME = "msg-1";
    private static final String RECORD = "POST channels/" + CALL + "/record";
    private static final CallEvent.Released HUNG_UP = new CallEvent.Released(HangupCause.NORMAL_CLEARING, Party.CALLER);
    private static final MessageRecording MESSAGE =
            new MessageRecording(NAME, Duration.ofSeconds(20), Duration.ofMillis(2500), Beep.PLAYED);

    private FakeAsterisk asterisk;

    @BeforeEach
    void start() throws Exception {
        asterisk = new FakeAsterisk();
    }

    @AfterEach
    void stop() throws Exception {
        asterisk.close();
    }

    private static Object leaveMessage(CallLeg leg) throws InterruptedException {
        CallEvent recorded = leg.record(MESSAGE);
        return List.of(recorded, leg.await(Duration.ZERO));
    }

    private static List<CallEvent> thenSilence(CallEvent recorded) {
        return List.of(recorded, new CallEvent.TimedOut());
    }

    @Test
    void aKeyEndsTheMessageAndIsNotKept() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, AriMessageTest::leaveMessage)) {
            asterisk.arrive(CALL);
            assertThat(asterisk.await(RECORD).body())
                    .isEqualTo(
                            "{\"name\":\"msg-1\",\"format\":\"wav\",\"maxDurationSeconds\":20,\"maxSilenceSeconds\":3,"
                                    + "\"ifExists\":\"fail\",\"beep\":true,\"terminateOn\":\"any\"}");
            asterisk.press(CALL, '5');
            asterisk.finishRecording(NAME, 7, 6);
            assertThat(engine.result()).isEqualTo(thenSilence(new Recorded(Duration.ofSeconds(7), End.KEY)));
        }
    }

    @Test
    void silenceAndTheLongestTimeAreToldApartByTheLength() throws Exception {
        assertThat(finishedAfter(7, 5)).isEqualTo(thenSilence(new Recorded(Duration.ofSeconds(6), End.SILENCE)));
        assertThat(finishedAfter(20, 20)).isEqualTo(thenSilence(new Recorded(Duration.ofSeconds(20), End.LIMIT)));
        assertThat(finishedAfter(1, 1)).isEqualTo(thenSilence(new CallEvent.NothingRecorded()));
    }

    private static Object finishedAfter(int seconds, int voice) throws Exception {
        try (FakeAsterisk asterisk = new FakeAsterisk();
                EngineOnFake engine = new EngineOnFake(asterisk, AriMessageTest::leaveMessage)) {
            asterisk.arrive(CALL);
            asterisk.await(RECORD);
            asterisk.finishRecording(NAME, seconds, voice);
            return engine.result();
        }
    }

    @Test
    void whatWasSaidBeforeTheHangUpIsKept() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, AriMessageTest::leaveMessage)) {
            asterisk.arrive(CALL);
            asterisk.await(RECORD);
            asterisk.hangUp(CALL);
            asterisk.finishRecording(NAME, 4, 4);
            assertThat(engine.result()).isEqualTo(List.of(new Recorded(Duration.ofSeconds(4), End.HANG_UP), HUNG_UP));
        }
    }

    @Test
    void theRecordingsEndMayComeBeforeTheCallers() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, AriMessageTest::leaveMessage)) {
            asterisk.arrive(CALL);
            asterisk.await(RECORD);
            asterisk.together(() -> {
                asterisk.finishRecording(NAME, 0, 0);
                asterisk.hangUp(CALL);
            });
            assertThat(engine.result()).isEqualTo(List.of(HUNG_UP, HUNG_UP));
        }
    }

    @Test
    void whoHangsUpWithoutAWordIsReleasedEvenWhenAsteriskSaysNoMore() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, AriMessageTest::leaveMessage, Duration.ofMillis(400))) {
            asterisk.arrive(CALL);
            asterisk.await(RECORD);
            asterisk.hangUp(CALL);
            assertThat(engine.result()).isEqualTo(List.of(HUNG_UP, HUNG_UP));
        }
    }

    @Test
    void aRecordingThatFailsIsTheSwitchesFailureAndSaysWhich() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, leg -> leg.record(MESSAGE))) {
            asterisk.arrive(CALL);
            asterisk.await(RECORD);
            asterisk.failRecording(NAME);
            assertThat(engine.result(CallEvent.SwitchFailed.class).reason()).contains("'msg-1'");
        }
    }

    @Test
    void aLostAnswerDoesNotRecordTwice() throws Exception {
        asterisk.faults(request -> request.path().endsWith("/record") ? Fault.LOSE_ANSWER : Fault.NONE);
        try (EngineOnFake engine = new EngineOnFake(asterisk, AriMessageTest::leaveMessage)) {
            asterisk.arrive(CALL);
            asterisk.await(RECORD);
            engine.timePasses();
            asterisk.await("GET recordings/live/" + NAME);
            asterisk.finishRecording(NAME, 5, 5);
            assertThat(engine.result()).isEqualTo(thenSilence(new Recorded(Duration.ofSeconds(4), End.SILENCE)));
        }
    }

    @Test
    void aRecordThatWasLostWithTheConnectionBeginsOnce() throws Exception {
        AtomicInteger records = new AtomicInteger();
        asterisk.faults(request ->
                request.path().endsWith("/record") && records.incrementAndGet() == 1 ? Fault.DROP_AFTER : Fault.NONE);
        try (EngineOnFake engine = new EngineOnFake(asterisk, AriMessageTest::leaveMessage)) {
            asterisk.arrive(CALL);
            engine.awaitReconciled();
            asterisk.await("GET recordings/live/" + NAME);
            asterisk.finishRecording(NAME, 5, 5);
            assertThat(engine.result()).isEqualTo(thenSilence(new Recorded(Duration.ofSeconds(4), End.SILENCE)));
        }
    }

    @Test
    void anEndThatCameWhileTheConnectionWasAwayIsFound() throws Exception {
        try (EngineOnFake engine = new EngineOnFake(asterisk, AriMessageTest::leaveMessage)) {
            asterisk.arrive(CALL);
            asterisk.await(RECORD);
            asterisk.finishRecordingSilently(NAME);
            asterisk.drop(true);
            engine.awaitReconciled();
            assertThat(engine.result()).isEqualTo(thenSilence(new Recorded(Duration.ZERO, End.UNSEEN)));
        }
    }

    @Test
    void aNewEngineWaitsForTheMessageThatTheOneBeforeBegan() throws Exception {
        asterisk.put(CALL, "Up");
        asterisk.putRecording(NAME, CALL);
        try (EngineOnFake engine = new EngineOnFake(asterisk, AriMessageTest::leaveMessage)) {
            asterisk.await("GET recordings/live/" + NAME);
            asterisk.finishRecording(NAME, 10, 8);
            assertThat(engine.result()).isEqualTo(thenSilence(new Recorded(Duration.ofSeconds(9), End.SILENCE)));
            assertThat(asterisk.requests()).noneMatch(title -> title.startsWith(RECORD));
        }
    }

    @Test
    void aNewEngineDoesNotRecordOverTheMessageThatEndedWithoutIt() throws Exception {
        asterisk.put(CALL, "Up");
        asterisk.putStored(NAME);
        try (EngineOnFake engine = new EngineOnFake(asterisk, AriMessageTest::leaveMessage)) {
            assertThat(engine.result()).isEqualTo(thenSilence(new Recorded(Duration.ZERO, End.UNSEEN)));
            assertThat(asterisk.requests()).noneMatch(title -> title.startsWith(RECORD));
        }
    }
}
