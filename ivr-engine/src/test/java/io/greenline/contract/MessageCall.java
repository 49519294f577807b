package io.greenline.contract;

import io.greenline.audio.Sound;
import io.greenline.call.CallEvent;
import io.greenline.call.CallLeg;
import io.greenline.call.MessageRecording;
import io.greenline.call.Playback;
import io.greenline.telephony.BargeIn;
import io.greenline.telephony.HangupCause;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The engine's part in {@link MessageContract}: says hello, records, waits for a key, hangs up. */
record MessageCall(MessageRecording recording, Path prompts, CompletableFuture<List<CallEvent>> events) {
    void run(CallLeg leg) {
        try {
            leg.answer();
            Sound hello = new Sound(prompts.resolve("hello"), "hello", ContractDesk.PROMPT);
            leg.play(new Playback(List.of(hello), BargeIn.NONE));
            CallEvent recorded = leg.record(recording);
            CallEvent waited = leg.await(Duration.ofMillis(300));
            leg.hangUp(HangupCause.NORMAL_CLEARING);
            events.complete(List.of(recorded, waited));
        } catch (InterruptedException letGo) {
            events.completeExceptionally(letGo);
            Thread.currentThread().interrupt();
        }
    }
}
