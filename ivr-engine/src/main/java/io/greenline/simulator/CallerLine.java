package io.greenline.simulator;

import io.greenline.audio.Sound;
import io.greenline.call.CallEvent;
import io.greenline.call.Playback;
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

    Optional<DtmfDigit> keptKey() {
        return Optional.ofNullable(kept.poll());
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
}
