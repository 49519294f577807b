package io.greenline.contract;

import io.greenline.audio.Sound;
import io.greenline.call.CallEvent;
import io.greenline.call.CallLeg;
import io.greenline.call.Ear;
import io.greenline.call.Playback;
import io.greenline.telephony.BargeIn;
import io.greenline.telephony.HangupCause;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The engine's part in {@link ListenContract}: answers, does what the test says, hangs up. Every verb's event is written
 * down in {@link #events}.
 */
final class ListenCall {
    private final Conduct conduct;
    private final Path prompts;
    private final CompletableFuture<List<CallEvent>> over = new CompletableFuture<>();
    private final List<CallEvent> events = new ArrayList<>();

    /** What a test does on a call that was answered. */
    @FunctionalInterface
    interface Conduct {
        void on(Verbs call) throws InterruptedException;
    }

    ListenCall(Conduct conduct, Path prompts) {
        this.conduct = conduct;
        this.prompts = prompts;
    }

    /** What the verbs ended in, when the call is over for the engine. */
    CompletableFuture<List<CallEvent>> events() {
        return over;
    }

    void run(CallLeg leg) {
        try {
            leg.answer();
            conduct.on(new Verbs(leg));
            leg.hangUp(HangupCause.NORMAL_CLEARING);
            over.complete(List.copyOf(events));
        } catch (InterruptedException letGo) {
            over.completeExceptionally(letGo);
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error failed) {
            over.completeExceptionally(failed);
        }
    }

    /** The leg's verbs and the ear's, for the call's thread. */
    final class Verbs {
        private final CallLeg leg;

        private Verbs(CallLeg leg) {
            this.leg = leg;
        }

        Ear listen(HeardVoice heard) throws InterruptedException {
            return leg.listen(heard);
        }

        void play(Ear ear, String prompt, BargeIn bargeIn) throws InterruptedException {
            events.add(ear.play(playback(prompt, bargeIn)));
        }

        void play(Ear ear, String prompt) throws InterruptedException {
            play(ear, prompt, BargeIn.DTMF);
        }

        void await(Ear ear, int millis) throws InterruptedException {
            events.add(ear.await(Duration.ofMillis(millis)));
        }

        /** Without an ear. */
        void play(String prompt) throws InterruptedException {
            events.add(leg.play(playback(prompt, BargeIn.DTMF)));
        }

        /** Without an ear. */
        void await(int millis) throws InterruptedException {
            events.add(leg.await(Duration.ofMillis(millis)));
        }

        private Playback playback(String prompt, BargeIn bargeIn) {
            return new Playback(List.of(new Sound(prompts.resolve(prompt), prompt, ContractDesk.PROMPT)), bargeIn);
        }
    }
}
