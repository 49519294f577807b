package io.greenline.contract;

import static io.greenline.contract.CallScript.caller;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.call.Beep;
import io.greenline.call.CallEvent;
import io.greenline.call.CallEvent.Recorded;
import io.greenline.call.CallEvent.Recorded.End;
import io.greenline.call.MessageRecording;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Party;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every driver must do to record a message; the caller hears {@code hello} and a beep. */
interface MessageContract {
    CallEvent.Released HUNG_UP = new CallEvent.Released(HangupCause.NORMAL_CLEARING, Party.CALLER);

    /** A line on which a message can be left. */
    Recorder recorder();

    /** A switch whose calls hear {@code hello}, record a message, and wait 300 ms for a key. */
    interface Recorder {
        /** Makes one call; what recording and waiting ended in. */
        List<CallEvent> message(MessageRecording recording, CallScript caller) throws Exception;
    }

    private static MessageRecording message(String name, int seconds) {
        // What was recorded stays on the switch, and a name is never recorded over.
        return new MessageRecording(
                name + "-" + UUID.randomUUID(), Duration.ofSeconds(seconds), Duration.ofSeconds(2), Beep.PLAYED);
    }

    private static void assertRecorded(CallEvent event, End end, double fromSeconds, double toSeconds) {
        assertThat(event).isInstanceOfSatisfying(Recorded.class, recorded -> {
            assertThat(recorded.ended()).isEqualTo(end);
            assertThat(recorded.length().toMillis() / 1000.0).isBetween(fromSeconds, toSeconds);
        });
    }

    @Test
    default void aKeyEndsTheMessageAndAnswersNothingElse() throws Exception {
        List<CallEvent> events = recorder()
                .message(message("key", 20), caller().speaksAfterTheBeep(3).then("#"));
        assertRecorded(events.getFirst(), End.KEY, 2, 4);
        assertThat(events.getLast()).isEqualTo(new CallEvent.TimedOut());
    }

    @Test
    default void silenceEndsTheMessageAndTheCallGoesOn() throws Exception {
        List<CallEvent> events = recorder().message(message("silence", 20), caller().speaksAfterTheBeep(3));
        assertRecorded(events.getFirst(), End.SILENCE, 2, 6);
        assertThat(events.getLast()).isEqualTo(new CallEvent.TimedOut());
    }

    @Test
    default void whoSaysNothingLeavesNoMessage() throws Exception {
        assertThat(recorder().message(message("nothing", 20), caller()))
                .isEqualTo(List.of(new CallEvent.NothingRecorded(), new CallEvent.TimedOut()));
    }

    @Test
    default void theLongestTimeEndsTheMessage() throws Exception {
        List<CallEvent> events = recorder().message(message("limit", 3), caller().speaksAfterTheBeep(5));
        assertRecorded(events.getFirst(), End.LIMIT, 2, 4);
    }

    @Test
    default void whatWasSaidBeforeTheHangUpIsKept() throws Exception {
        List<CallEvent> events = recorder()
                .message(message("hang-up", 20), caller().speaksAfterTheBeep(3).thenHangsUp());
        assertRecorded(events.getFirst(), End.HANG_UP, 2, 4);
        assertThat(events.getLast()).isInstanceOf(CallEvent.Released.class);
    }

    @Test
    default void whoHangsUpWithoutAWordLeavesNoMessage() throws Exception {
        assertThat(recorder().message(message("no-word", 20), caller().hangsUpAfterTheBeep()))
                .isEqualTo(List.of(HUNG_UP, HUNG_UP));
    }
}
