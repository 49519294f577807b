package io.greenline.contract;

import static io.greenline.contract.CallScript.caller;
import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.call.CallEvent;
import io.greenline.call.CallEvent.DigitPressed;
import io.greenline.call.CallEvent.Nudged;
import io.greenline.call.CallEvent.PlaybackFinished;
import io.greenline.call.CallEvent.TimedOut;
import io.greenline.call.Ear;
import io.greenline.telephony.BargeIn;
import io.greenline.telephony.DtmfDigit;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Party;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/**
 * What every driver must do while it listens to a caller. Prompts last a second; a caller reacts 300 ms after a cue and
 * speaks loudly.
 */
interface ListenContract {
    CallEvent.Released GONE = new CallEvent.Released(HangupCause.NORMAL_CLEARING, Party.CALLER);

    /** Callers wait for what they react to; nobody is in doubt whether two seconds of waiting saw it. */
    int A_WHILE = 2_000;

    /** A line on which a caller can be listened to. */
    ListeningLine listeningLine();

    /** A switch whose calls do what a test says. */
    interface ListeningLine {
        /** Makes one call; what its verbs ended in. */
        List<CallEvent> listen(ListenCall.Conduct conduct, CallScript caller) throws Exception;
    }

    /** What a call does while it is listened to. */
    interface HeardConduct {
        void on(ListenCall.Verbs call, Ear ear) throws InterruptedException;
    }

    /** One call that is listened to as long as its conduct lasts. */
    private List<CallEvent> withAnEar(HeardConduct conduct, CallScript caller) throws Exception {
        return withAnEar(new HeardVoice(), conduct, caller);
    }

    private List<CallEvent> withAnEar(HeardVoice heard, HeardConduct conduct, CallScript caller) throws Exception {
        return listeningLine()
                .listen(
                        call -> {
                            Ear ear = call.listen(heard);
                            conduct.on(call, ear);
                            ear.close();
                        },
                        caller);
    }

    private static void assertHeard(HeardVoice heard, int fromMillis, int toMillis) {
        assertThat(heard.losses()).isEmpty();
        assertThat(heard.voice()).isBetween(Duration.ofMillis(fromMillis), Duration.ofMillis(toMillis));
    }

    @Test
    default void aPromptIsHeardToItsEndAndNothingOfItComesBackAsVoice() throws Exception {
        HeardVoice heard = new HeardVoice();
        List<CallEvent> events = withAnEar(
                heard,
                (call, ear) -> {
                    call.play(ear, "hello");
                    call.await(ear, 300);
                },
                caller());
        assertThat(events).containsExactly(new PlaybackFinished(), new TimedOut());
        assertHeard(heard, 0, 0);
    }

    @Test
    default void whatTheCallerSaysAfterAPromptIsHeard() throws Exception {
        HeardVoice heard = new HeardVoice();
        List<CallEvent> events = withAnEar(
                heard,
                (call, ear) -> {
                    call.play(ear, "hello");
                    call.await(ear, A_WHILE);
                },
                caller().speaksAfter("hello", 1));
        assertThat(events).containsExactly(new PlaybackFinished(), new TimedOut());
        assertHeard(heard, 900, 1_100);
    }

    @Test
    default void whatTheCallerSaysDuringAPromptIsHeardAndStopsNothingByItself() throws Exception {
        HeardVoice heard = new HeardVoice();
        List<CallEvent> events = withAnEar(
                heard,
                (call, ear) -> {
                    call.play(ear, "hello");
                    call.play(ear, "menu");
                    call.await(ear, A_WHILE);
                },
                caller().speaksDuring("menu", 1));
        assertThat(events).containsExactly(new PlaybackFinished(), new PlaybackFinished(), new TimedOut());
        assertHeard(heard, 900, 1_100);
    }

    @Test
    default void aKeyStopsThePrompt() throws Exception {
        List<CallEvent> events = withAnEar(
                (call, ear) -> {
                    call.play(ear, "hello");
                    call.play(ear, "thanks");
                },
                caller().during("hello", "1"));
        assertThat(events).containsExactly(new DigitPressed(DtmfDigit.ONE), new PlaybackFinished());
    }

    @Test
    default void aKeyEndsTheWaiting() throws Exception {
        List<CallEvent> events = withAnEar(
                (call, ear) -> {
                    call.play(ear, "hello");
                    call.await(ear, A_WHILE);
                },
                caller().after("hello", "1"));
        assertThat(events).containsExactly(new PlaybackFinished(), new DigitPressed(DtmfDigit.ONE));
    }

    @Test
    default void aKeyDuringAPromptThatCannotBeInterruptedIsDiscarded() throws Exception {
        List<CallEvent> events = withAnEar(
                (call, ear) -> {
                    call.play(ear, "hello", BargeIn.NONE);
                    call.await(ear, 300);
                },
                caller().during("hello", "1"));
        assertThat(events).containsExactly(new PlaybackFinished(), new TimedOut());
    }

    @Test
    default void aNudgeStopsThePromptWhateverKeysMayDo() throws Exception {
        for (BargeIn bargeIn : BargeIn.values()) {
            HeardVoice heard = new HeardVoice();
            List<CallEvent> events = listeningLine()
                    .listen(
                            call -> {
                                Ear ear = call.listen(heard);
                                heard.nudge(ear);
                                call.play(ear, "hello", bargeIn);
                                call.play(ear, "thanks");
                                ear.close();
                            },
                            caller().speaksDuring("hello", 1));
            assertThat(events).as("%s", bargeIn).containsExactly(new Nudged(), new PlaybackFinished());
        }
    }

    @Test
    default void aNudgeEndsTheWaiting() throws Exception {
        HeardVoice heard = new HeardVoice();
        List<CallEvent> events = withAnEar(
                heard,
                (call, ear) -> {
                    heard.nudge(ear);
                    call.play(ear, "hello");
                    call.await(ear, A_WHILE);
                    call.await(ear, 100);
                },
                caller().speaksAfter("hello", 1));
        assertThat(events).containsExactly(new PlaybackFinished(), new Nudged(), new TimedOut());
    }

    @Test
    default void aNudgeWhileNoVerbRunsPreventsThePromptOnce() throws Exception {
        List<CallEvent> events = withAnEar(
                (call, ear) -> {
                    ear.nudge();
                    ear.nudge();
                    call.play(ear, "hello");
                    call.play(ear, "thanks");
                },
                caller());
        assertThat(events).containsExactly(new Nudged(), new PlaybackFinished());
    }

    @Test
    default void aNudgeWhileNoVerbRunsAnswersTheNextWaitAtOnce() throws Exception {
        List<CallEvent> events = withAnEar(
                (call, ear) -> {
                    ear.nudge();
                    call.await(ear, 0);
                    call.await(ear, 0);
                },
                caller());
        assertThat(events).containsExactly(new Nudged(), new TimedOut());
    }

    @Test
    default void aNudgeThatCameTooLateChangesNothingAfterTheEarIsClosed() throws Exception {
        List<CallEvent> events = listeningLine()
                .listen(
                        call -> {
                            Ear closed = call.listen(new HeardVoice());
                            closed.nudge();
                            closed.close();
                            call.play("hello");
                            Ear ear = call.listen(new HeardVoice());
                            closed.nudge();
                            call.play(ear, "thanks");
                            ear.close();
                        },
                        caller());
        assertThat(events).containsExactly(new PlaybackFinished(), new PlaybackFinished());
    }

    @Test
    default void keysThatWereNotAskedForWhileListeningAreKeptAfterIt() throws Exception {
        List<CallEvent> events = listeningLine()
                .listen(
                        call -> {
                            Ear ear = call.listen(new HeardVoice());
                            call.play(ear, "hello");
                            ear.close();
                            call.play("thanks");
                            call.await(A_WHILE);
                        },
                        caller().during("hello", "123"));
        assertThat(events)
                .containsExactly(
                        new DigitPressed(DtmfDigit.ONE),
                        new DigitPressed(DtmfDigit.TWO),
                        new DigitPressed(DtmfDigit.THREE));
    }

    @Test
    default void aClosedEarHearsNothingAndTheNextOneHearsAgain() throws Exception {
        HeardVoice first = new HeardVoice();
        HeardVoice second = new HeardVoice();
        AtomicReference<Duration> whenClosed = new AtomicReference<>(Duration.ZERO);
        List<CallEvent> events = listeningLine()
                .listen(
                        call -> {
                            Ear ear = call.listen(first);
                            call.play(ear, "hello");
                            ear.close();
                            whenClosed.set(first.voice());
                            call.await(2 * A_WHILE);
                            Ear again = call.listen(second);
                            call.play(again, "menu");
                            call.await(again, A_WHILE);
                            again.close();
                        },
                        caller().speaksAfter("hello", 3).speaksAfter("menu", 1));
        assertThat(events)
                .containsExactly(new PlaybackFinished(), new TimedOut(), new PlaybackFinished(), new TimedOut());
        // The caller begins as soon as the prompt is over, or at a gap that a machine out of breath leaves in it: how
        // much of
        // that is before the ear is closed is the machine's haste. Most of it comes after.
        assertThat(first.voice()).isEqualTo(whenClosed.get()).isLessThan(Duration.ofMillis(2_900));
        assertHeard(second, 900, 1_100);
    }

    @Test
    default void aCallerWhoHangsUpDuringThePromptReleasesTheEarAndTheLeg() throws Exception {
        List<CallEvent> events = listeningLine()
                .listen(
                        call -> {
                            Ear ear = call.listen(new HeardVoice());
                            call.play(ear, "hello");
                            call.await(ear, A_WHILE);
                            ear.close();
                            call.await(A_WHILE);
                        },
                        caller().hangsUpDuring("hello"));
        assertThat(events).containsExactly(GONE, GONE, GONE);
    }

    @Test
    default void aCallerWhoHangsUpInSilenceReleasesTheEarAndTheLeg() throws Exception {
        List<CallEvent> events = listeningLine()
                .listen(
                        call -> {
                            Ear ear = call.listen(new HeardVoice());
                            call.play(ear, "hello");
                            call.await(ear, A_WHILE);
                            ear.close();
                            call.play("thanks");
                        },
                        caller().hangsUpAfter("hello"));
        assertThat(events).containsExactly(new PlaybackFinished(), GONE, GONE);
    }

    @Test
    default void aCallerWhoIsGoneCanBeListenedToInVain() throws Exception {
        List<CallEvent> events = listeningLine()
                .listen(
                        call -> {
                            call.play("hello");
                            Ear ear = call.listen(new HeardVoice());
                            call.play(ear, "thanks");
                            ear.close();
                        },
                        caller().hangsUpDuring("hello"));
        assertThat(events).containsExactly(GONE, GONE);
    }
}
