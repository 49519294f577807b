package io.greenline.session;

import io.greenline.audio.Pcm;
import io.greenline.call.CallEvent;
import io.greenline.call.CallLeg;
import io.greenline.call.Ear;
import io.greenline.call.Playback;
import io.greenline.call.VoiceSink;
import io.greenline.dialplan.SpeechRules;
import io.greenline.journal.Event;
import io.greenline.journal.Event.PromptCut.By;
import io.greenline.speech.Listener;
import io.greenline.speech.Listeners;
import io.greenline.speech.ListeningFor;
import io.greenline.speech.SpeechEvent;
import io.greenline.telephony.BargeIn;
import io.greenline.telephony.DtmfDigit;
import io.greenline.telephony.SpeechBargeIn;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * One question that is answered by keys or by voice, whichever comes first (VoiceXML 2.0 sections 4.1.5 and 6.3). Belongs to
 * the call's thread; the listener and the driver tell of the caller's voice on theirs.
 *
 * <p>A key cancels what is being said. Where nobody can listen, or no longer, the keys go on alone.
 */
final class Turn implements VoiceSink {
    /** How much later than promised a listener may decide before it is given up. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final CallLeg leg;
    private final Keypad keypad;
    private final Action.Collect collect;
    private final SpeechRules speech;
    private final InstantSource clock;
    private final CallRecord record;
    private final Queue<SpeechEvent> told = new ConcurrentLinkedQueue<>();
    private final Listener listener;
    private volatile boolean listening;
    private volatile boolean promptIsOver;
    private volatile @Nullable Ear ear;

    /**
     * A turn whose listener is asked for at once.
     *
     * @param what what is listened for
     */
    Turn(
            CallLeg leg,
            Keypad keypad,
            Action.Collect collect,
            ListeningFor what,
            Listeners listeners,
            InstantSource clock,
            CallRecord record) {
        this.leg = leg;
        this.keypad = keypad;
        this.collect = collect;
        this.speech = collect.input().speech();
        this.clock = clock;
        this.record = record;
        this.listener = listeners.listen(what, this::tell);
    }

    /** How a turn ended. */
    sealed interface End {
        /** By keys, by silence, or with the call. */
        record Other(Outcome outcome) implements End {}

        /** By something that was said. */
        record Spoken(SpeechEvent.Answered answered) implements End {}

        /** By too much that was said. */
        record TooLong(SpeechEvent.TooLong tooLong) implements End {}

        /** Nothing was asked: the voice could not be had, or nobody listens to it. */
        record Deaf(String reason) implements End {}
    }

    /** Asks, and waits for the answer. */
    End run(Playback question) throws InterruptedException {
        if (question.bargeIn() == BargeIn.NONE) {
            keypad.forget();
        }
        Ear open = leg.listen(this);
        ear = open;
        try {
            if (told.peek() instanceof SpeechEvent.Lost(String reason)) {
                return new End.Deaf(reason);
            }
            return question.sounds().isEmpty() ? answer(open) : ask(open, question);
        } finally {
            listener.close();
            open.close();
        }
    }

    @Override
    public void voice(Pcm piece) {
        if (listening) {
            listener.voice(piece);
        }
    }

    @Override
    public void lost(String reason) {
        tell(new SpeechEvent.Lost(reason));
    }

    /** Only what ends a prompt or a wait wakes the call's thread: that nobody listens any more ends no prompt. */
    private void tell(SpeechEvent event) {
        told.add(event);
        boolean wakes = switch (event) {
            case SpeechEvent.Began _, SpeechEvent.Answered _, SpeechEvent.TooLong _ -> true;
            case SpeechEvent.Lost _ -> promptIsOver;
        };
        Ear open = ear;
        if (wakes && open != null) {
            open.nudge();
        }
    }

    private End ask(Ear open, Playback question) throws InterruptedException {
        listening = speech.bargeIn() != SpeechBargeIn.NONE;
        Instant from = clock.instant();
        return switch (open.play(question)) {
            case CallEvent.PlaybackFinished _ -> answer(open);
            case CallEvent.DigitPressed(DtmfDigit digit) -> {
                if (keypad.trails(digit)) {
                    yield ask(open, question);
                }
                cut(from, By.KEY);
                yield key(open, digit);
            }
            case CallEvent.Nudged _ -> {
                cut(from, speech.bargeIn() == SpeechBargeIn.HOTWORD ? By.HOTWORD : By.SPEECH);
                yield answer(open);
            }
            case CallEvent.Released released -> other(Keypad.released(released));
            case CallEvent.SwitchFailed(String reason) -> other(new Outcome.Failed(reason));
        };
    }

    private void cut(Instant from, By by) {
        record.noted(new Event.PromptCut(Duration.between(from, clock.instant()), by));
    }

    /** Waits for the answer; the prompt has ended. */
    private End answer(Ear open) throws InterruptedException {
        promptIsOver = true;
        listening = true;
        Duration patience = collect.input().timeout();
        Instant since = clock.instant();
        while (true) {
            switch (told.poll()) {
                case SpeechEvent.Began _ -> {
                    patience = patienceWithSpeech();
                    since = clock.instant();
                }
                case SpeechEvent.Answered answered -> {
                    return new End.Spoken(answered);
                }
                case SpeechEvent.TooLong tooLong -> {
                    return new End.TooLong(tooLong);
                }
                case SpeechEvent.Lost(String reason) -> {
                    record.noted(new Event.VoiceLost(reason));
                    patience = collect.input().timeout();
                    since = clock.instant();
                }
                case null -> {
                    switch (open.await(left(patience, since))) {
                        case CallEvent.DigitPressed(DtmfDigit digit) -> {
                            if (!keypad.trails(digit)) {
                                return key(open, digit);
                            }
                        }
                        case CallEvent.TimedOut _ -> {
                            return other(new Outcome.NoInput());
                        }
                        case CallEvent.Nudged _ -> {
                            // What it was for is in the queue.
                        }
                        case CallEvent.Released released -> {
                            return other(Keypad.released(released));
                        }
                        case CallEvent.SwitchFailed(String reason) -> {
                            return other(new Outcome.Failed(reason));
                        }
                    }
                }
            }
        }
    }

    /** What began as a hotword may turn out to be none and be forgotten: then silence counts from there. */
    private Duration patienceWithSpeech() {
        return switch (speech.bargeIn()) {
            case HOTWORD -> collect.input().timeout().plus(GRACE);
            case NONE, SPEECH -> speech.longest().plus(speech.incomplete()).plus(GRACE);
        };
    }

    /** A clock that is put back does not make the caller wait for longer than the whole time again. */
    private Duration left(Duration patience, Instant since) {
        Duration passed = Duration.between(since, clock.instant());
        if (passed.isNegative()) {
            return patience;
        }
        return passed.compareTo(patience) >= 0 ? Duration.ZERO : patience.minus(passed);
    }

    /** A key cancels what was being said; the ear stays open for the keys that follow. */
    private End key(Ear open, DtmfDigit digit) throws InterruptedException {
        listening = false;
        listener.close();
        keypad.keep(digit);
        return other(keypad.enter(collect, open::await));
    }

    private static End other(Outcome outcome) {
        return new End.Other(outcome);
    }
}
