package io.greenline.simulator;

import io.greenline.audio.Sound;
import io.greenline.call.CallEvent;
import io.greenline.call.Playback;
import io.greenline.telephony.BargeIn;
import io.greenline.telephony.DtmfDigit;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The line between a simulated caller and the leg: what the caller does as time passes. Used by the call's thread alone. */
final class CallerLine {
    static final CallEvent.SwitchFailed FAULT = new CallEvent.SwitchFailed("the simulated switch has a fault");

    private final VirtualClock clock;
    private final SimulatedCaller caller;
    private final SpokenLine spoken;
    private final Deque<DtmfDigit> kept = new ArrayDeque<>();
    private Optional<CallEvent.Released> released = Optional.empty();

    CallerLine(VirtualClock clock, SimulatedCaller caller, SpokenLine spoken) {
        this.clock = clock;
        this.caller = caller;
        this.spoken = spoken;
    }

    /** What happens first. */
    sealed interface Happening {
        /** The time is over. */
        record Nothing() implements Happening {}

        record Key(DtmfDigit digit) implements Happening {}

        record Gone(CallEvent.Released how) implements Happening {}
    }

    SpokenLine spoken() {
        return spoken;
    }

    Optional<CallEvent.Released> released() {
        return released;
    }

    void release(CallEvent.Released how) {
        released = Optional.of(how);
    }

    CallEvent.Released release(HangupCause cause, Party by) {
        CallEvent.Released how = released.orElseGet(() -> new CallEvent.Released(cause, by));
        released = Optional.of(how);
        return how;
    }

    void forgetKeys() {
        kept.clear();
    }

    static Duration length(Playback playback) {
        return playback.sounds().stream().map(Sound::length).reduce(Duration.ZERO, Duration::plus);
    }

    /** What happens first while nobody listens to the caller's voice: a key, the end of the call, or the end of the time. */
    Happening nextUntil(Instant end) {
        while (true) {
            Optional<Gesture> gesture = nextGesture(end);
            if (gesture.isEmpty()) {
                clock.advanceTo(end);
                return new Happening.Nothing();
            }
            clock.advanceTo(gesture.get().at());
            Optional<Happening> happening = done(gesture.get());
            if (happening.isPresent()) {
                return happening.get();
            }
        }
    }

    /** What the caller does next, if that is soon enough. */
    Optional<Gesture> nextGesture(Instant end) {
        return caller.next().filter(next -> !next.at().isAfter(end));
    }

    /** The caller does what comes next; empty where only the voice changes. */
    Optional<Happening> done(Gesture gesture) {
        caller.done();
        return switch (gesture) {
            case Gesture.Press(Instant _, DtmfDigit digit) -> Optional.of(new Happening.Key(digit));
            case Gesture.HangUp _ ->
                Optional.of(new Happening.Gone(release(HangupCause.NORMAL_CLEARING, Party.CALLER)));
            case Gesture.Say(Instant _, Utterance what) -> {
                spoken.says(what, clock.instant());
                yield Optional.empty();
            }
            case Gesture.LoseVoice _ -> {
                spoken.fallsSilent();
                yield Optional.empty();
            }
        };
    }

    /** How time passes on the line: with somebody who listens to the caller's voice and may nudge, or without. */
    interface Passing {
        /** Whether a nudge came that no verb has ended with yet; it is taken. */
        boolean nudged();

        /** What happens first; empty where that is a nudge. */
        Optional<Happening> until(Instant end);
    }

    /** Plays to the caller; empty where a nudge ended or prevented it. */
    Optional<CallEvent.OfPlay> play(Playback playback, Passing time) {
        if (released.isPresent()) {
            return Optional.of(released.get());
        }
        if (caller.meetsFault()) {
            return Optional.of(FAULT);
        }
        if (time.nudged()) {
            return Optional.empty();
        }
        switch (playback.bargeIn()) {
            case NONE -> kept.clear();
            case DTMF -> {
                DtmfDigit early = kept.poll();
                if (early != null) {
                    return Optional.of(new CallEvent.DigitPressed(early));
                }
            }
        }
        caller.hears(playback, clock.instant());
        Instant end = clock.instant().plus(length(playback));
        while (true) {
            Optional<Happening> happening = time.until(end);
            if (happening.isEmpty()) {
                return Optional.empty();
            }
            switch (happening.get()) {
                case Happening.Nothing _ -> {
                    return Optional.of(new CallEvent.PlaybackFinished());
                }
                case Happening.Gone(CallEvent.Released how) -> {
                    return Optional.of(how);
                }
                case Happening.Key(DtmfDigit digit) -> {
                    if (playback.bargeIn() == BargeIn.DTMF) {
                        return Optional.of(new CallEvent.DigitPressed(digit));
                    }
                }
            }
        }
    }

    /** Waits for a key of the caller's; empty where a nudge ended or prevented it. */
    Optional<CallEvent.OfWait> await(Duration atMost, Passing time) {
        if (released.isPresent()) {
            return Optional.of(released.get());
        }
        if (caller.meetsFault()) {
            return Optional.of(FAULT);
        }
        if (time.nudged()) {
            return Optional.empty();
        }
        DtmfDigit early = kept.poll();
        if (early != null) {
            return Optional.of(new CallEvent.DigitPressed(early));
        }
        caller.isAwaited(clock.instant());
        return time.until(clock.instant().plus(atMost)).map(happening -> switch (happening) {
            case Happening.Nothing _ -> {
                caller.keptSilent(clock.instant());
                yield new CallEvent.TimedOut();
            }
            case Happening.Gone(CallEvent.Released how) -> how;
            case Happening.Key(DtmfDigit digit) -> new CallEvent.DigitPressed(digit);
        });
    }
}
