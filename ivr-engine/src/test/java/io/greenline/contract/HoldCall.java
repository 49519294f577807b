package io.greenline.contract;

import io.greenline.audio.Sound;
import io.greenline.call.AgentCall;
import io.greenline.call.CallEvent;
import io.greenline.call.CallLeg;
import io.greenline.call.HoldLine;
import io.greenline.call.Playback;
import io.greenline.call.Talk;
import io.greenline.telephony.BargeIn;
import io.greenline.telephony.HangupCause;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * The engine's part in {@link HoldContract}: answers, holds, does what the test says, hangs up. What its verbs ended in, and
 * how far agents' calls came, is written down in the order in which it happened.
 */
final class HoldCall {
    /** What an agent hears before the two are connected. */
    static final String WHISPER = "whisper";

    static final Duration WHISPER_LENGTH = Duration.ofSeconds(2);

    private final Conduct conduct;
    private final Path prompts;
    private final Function<HoldContract.AgentPhone, String> dialStrings;
    private final Cues cues;
    private final CompletableFuture<List<String>> over = new CompletableFuture<>();
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final CompletableFuture<HoldLine> line = new CompletableFuture<>();

    /** What a test does with a caller who waits. */
    @FunctionalInterface
    interface Conduct {
        void on(Verbs call) throws InterruptedException;
    }

    /** Told how far the call of the agent who was rung last is; returns at once. */
    interface Cues {
        void ringing(HoldContract.AgentPhone phone);

        void whispering(HoldContract.AgentPhone phone);

        void talking(HoldContract.AgentPhone phone);
    }

    /**
     * A call that waits.
     *
     * @param dialStrings the telephones in the switch's own words
     */
    HoldCall(Conduct conduct, Path prompts, Function<HoldContract.AgentPhone, String> dialStrings, Cues cues) {
        this.conduct = conduct;
        this.prompts = prompts;
        this.dialStrings = dialStrings;
        this.cues = cues;
    }

    /** What happened, when the call is over for the engine. */
    CompletableFuture<List<String>> events() {
        return over;
    }

    /** Another thread calls for attention, once the line is open. */
    void nudge() {
        line.join().nudge();
    }

    void run(CallLeg leg) {
        try {
            leg.answer();
            HoldLine hold = leg.hold("default");
            line.complete(hold);
            conduct.on(new Verbs(leg, hold));
            leg.hangUp(HangupCause.NORMAL_CLEARING);
            over.complete(List.copyOf(events));
        } catch (InterruptedException letGo) {
            over.completeExceptionally(letGo);
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error failed) {
            over.completeExceptionally(failed);
        }
    }

    /** One word or two for what a verb ended in; lengths are left out. */
    static String word(CallEvent event) {
        return switch (event) {
            case CallEvent.Answered _ -> "answered";
            case CallEvent.PlaybackFinished _ -> "played";
            case CallEvent.DigitPressed(var digit) -> "key " + digit.symbol();
            case CallEvent.TimedOut _ -> "timed out";
            case CallEvent.Nudged _ -> "nudged";
            case CallEvent.Talked _ -> "talked";
            case CallEvent.AgentLost _ -> "agent lost";
            case CallEvent.HandedOn _ -> "handed on";
            case CallEvent.SentBack _ -> "sent back";
            case CallEvent.NotConnected(var why, var _) -> "not connected: " + why;
            case CallEvent.Recorded _, CallEvent.NothingRecorded _ -> "recorded";
            case CallEvent.Released(var _, var by) -> "released by " + by;
            case CallEvent.SwitchFailed(String reason) -> "failed: " + reason;
        };
    }

    /** The verbs of the line, and those of the leg behind it, for the call's thread. */
    final class Verbs {
        private final CallLeg leg;
        private final HoldLine hold;
        private long attempts;

        private Verbs(CallLeg leg, HoldLine hold) {
            this.leg = leg;
            this.hold = hold;
        }

        void play(String prompt) throws InterruptedException {
            play(prompt, BargeIn.DTMF);
        }

        void play(String prompt, BargeIn bargeIn) throws InterruptedException {
            events.add(word(hold.play(playback(prompt, bargeIn))));
        }

        void await(int millis) throws InterruptedException {
            events.add(word(hold.await(Duration.ofMillis(millis))));
        }

        /** From this thread, while no verb runs. */
        void nudge() {
            hold.nudge();
        }

        void ring(HoldContract.AgentPhone phone, int seconds) throws InterruptedException {
            attempts++;
            AgentCall agent = new AgentCall(
                    dialStrings.apply(phone),
                    Duration.ofSeconds(seconds),
                    attempts,
                    List.of(new Sound(prompts.resolve(WHISPER), WHISPER, WHISPER_LENGTH)),
                    "Green channel");
            events.add(word(hold.ring(agent, new Told(phone))));
        }

        void close() throws InterruptedException {
            hold.close();
        }

        /** Of the leg; the line must be closed. */
        void playBare(String prompt) throws InterruptedException {
            events.add(word(leg.play(playback(prompt, BargeIn.DTMF))));
        }

        private Playback playback(String prompt, BargeIn bargeIn) {
            return new Playback(List.of(new Sound(prompts.resolve(prompt), prompt, ContractDesk.PROMPT)), bargeIn);
        }
    }

    private final class Told implements HoldLine.Progress {
        private final HoldContract.AgentPhone phone;

        private Told(HoldContract.AgentPhone phone) {
            this.phone = phone;
        }

        @Override
        public void rang() {
            events.add("rang");
            cues.ringing(phone);
        }

        @Override
        public void accepted() {
            events.add("accepted");
            cues.whispering(phone);
        }

        @Override
        public void connected(Talk talk) {
            events.add("connected");
            cues.talking(phone);
        }
    }
}
