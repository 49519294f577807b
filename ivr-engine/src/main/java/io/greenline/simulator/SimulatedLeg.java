package io.greenline.simulator;

import io.greenline.call.CallEvent;
import io.greenline.call.CallLeg;
import io.greenline.call.DeafEar;
import io.greenline.call.Ear;
import io.greenline.call.InboundCall;
import io.greenline.call.MessageRecording;
import io.greenline.call.Playback;
import io.greenline.call.Transfer;
import io.greenline.call.VoiceSink;
import io.greenline.telephony.BargeIn;
import io.greenline.telephony.DtmfDigit;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** A leg whose caller is a script and whose time is virtual: a call of minutes runs in microseconds. */
public final class SimulatedLeg implements CallLeg {
    private static final CallEvent.SwitchFailed FAULT = new CallEvent.SwitchFailed("the simulated switch has a fault");

    private final InboundCall call;
    private final VirtualClock clock;
    private final SimulatedCaller caller;
    private final Deque<DtmfDigit> kept = new ArrayDeque<>();
    private Optional<CallEvent.Released> released = Optional.empty();

    public SimulatedLeg(InboundCall call, VirtualClock clock, SimulatedCaller caller) {
        this.call = call;
        this.clock = clock;
        this.caller = caller;
    }

    @Override
    public InboundCall call() {
        return call;
    }

    /** How the leg was released; empty while it is up. */
    public Optional<CallEvent.Released> released() {
        return released;
    }

    @Override
    public CallEvent.OfAnswer answer() {
        return released.isPresent() ? released.get() : new CallEvent.Answered();
    }

    @Override
    public CallEvent.OfPlay play(Playback playback) {
        if (released.isPresent()) {
            return released.get();
        }
        if (caller.meetsFault()) {
            return FAULT;
        }
        switch (playback.bargeIn()) {
            case NONE -> kept.clear();
            case DTMF -> {
                DtmfDigit early = kept.poll();
                if (early != null) {
                    return new CallEvent.DigitPressed(early);
                }
            }
        }
        caller.hears(playback, clock.instant());
        Duration length =
                playback.sounds().stream().map(sound -> sound.length()).reduce(Duration.ZERO, Duration::plus);
        Instant end = clock.instant().plus(length);
        while (true) {
            switch (nextUntil(end)) {
                case Happening.Nothing _ -> {
                    return new CallEvent.PlaybackFinished();
                }
                case Happening.Gone(CallEvent.Released how) -> {
                    return how;
                }
                case Happening.Key(DtmfDigit digit) -> {
                    if (playback.bargeIn() == BargeIn.DTMF) {
                        return new CallEvent.DigitPressed(digit);
                    }
                }
            }
        }
    }

    @Override
    public CallEvent.OfWait await(Duration atMost) {
        if (released.isPresent()) {
            return released.get();
        }
        if (caller.meetsFault()) {
            return FAULT;
        }
        DtmfDigit early = kept.poll();
        if (early != null) {
            return new CallEvent.DigitPressed(early);
        }
        caller.isAwaited(clock.instant());
        return switch (nextUntil(clock.instant().plus(atMost))) {
            case Happening.Nothing _ -> {
                caller.keptSilent(clock.instant());
                yield new CallEvent.TimedOut();
            }
            case Happening.Gone(CallEvent.Released how) -> how;
            case Happening.Key(DtmfDigit digit) -> new CallEvent.DigitPressed(digit);
        };
    }

    @Override
    public Ear listen(VoiceSink sink) {
        return new DeafEar(this, sink, "this leg has no voice");
    }

    @Override
    public CallEvent.OfTransfer transfer(Transfer transfer) {
        if (released.isPresent()) {
            return released.get();
        }
        if (caller.meetsFault()) {
            return FAULT;
        }
        CallEvent.OfTransfer end = caller.transferred(transfer);
        switch (end) {
            case CallEvent.Talked(Duration talked) -> clock.advance(talked);
            case CallEvent.NotConnected(CallEvent.NotConnected.Why why, HangupCause _) -> {
                if (why == CallEvent.NotConnected.Why.NO_ANSWER) {
                    clock.advance(transfer.ringFor());
                }
            }
            case CallEvent.Released how -> released = Optional.of(how);
            case CallEvent.SwitchFailed _ -> {
                // Nothing happened: no time passes.
            }
        }
        return end;
    }

    @Override
    public CallEvent.OfRecord record(MessageRecording recording) {
        if (released.isPresent()) {
            return released.get();
        }
        if (caller.meetsFault()) {
            return FAULT;
        }
        kept.clear();
        CallEvent.OfRecord end = caller.recorded(recording, clock.instant());
        return switch (end) {
            case CallEvent.Recorded message -> record(message, recording);
            case CallEvent.NothingRecorded nothing -> {
                Happening happening = nextUntil(clock.instant().plus(recording.finalSilence()));
                yield happening instanceof Happening.Gone(CallEvent.Released how) ? how : nothing;
            }
            case CallEvent.Released how -> {
                released = Optional.of(how);
                yield how;
            }
            case CallEvent.SwitchFailed failed -> failed;
        };
    }

    private CallEvent.OfRecord record(CallEvent.Recorded message, MessageRecording recording) {
        Instant from = clock.instant();
        Duration spoken = message.length().compareTo(recording.atMost()) > 0 ? recording.atMost() : message.length();
        return switch (nextUntil(from.plus(spoken))) {
            case Happening.Nothing _ -> spokenOut(message, spoken, recording);
            case Happening.Key _ ->
                new CallEvent.Recorded(Duration.between(from, clock.instant()), CallEvent.Recorded.End.KEY);
            case Happening.Gone _ ->
                new CallEvent.Recorded(Duration.between(from, clock.instant()), CallEvent.Recorded.End.HANG_UP);
        };
    }

    private CallEvent.Recorded spokenOut(CallEvent.Recorded message, Duration spoken, MessageRecording recording) {
        switch (message.ended()) {
            case SILENCE -> clock.advance(recording.finalSilence());
            case HANG_UP -> release(HangupCause.NORMAL_CLEARING, Party.CALLER);
            case KEY, LIMIT, UNSEEN -> {
                // Nothing more happens.
            }
        }
        return new CallEvent.Recorded(spoken, message.ended());
    }

    @Override
    public void handBack(String reason) {
        release(HangupCause.NORMAL_UNSPECIFIED, Party.SWITCH);
    }

    @Override
    public void hangUp(HangupCause cause) {
        release(cause, Party.ENGINE);
    }

    private CallEvent.Released release(HangupCause cause, Party by) {
        CallEvent.Released how = released.orElseGet(() -> new CallEvent.Released(cause, by));
        released = Optional.of(how);
        return how;
    }

    /** What happens first: the caller's next gesture, or the end of the time. */
    private Happening nextUntil(Instant end) {
        Optional<Gesture> gesture = caller.next().filter(next -> !next.at().isAfter(end));
        if (gesture.isEmpty()) {
            clock.advanceTo(end);
            return new Happening.Nothing();
        }
        caller.done();
        clock.advanceTo(gesture.get().at());
        return switch (gesture.get()) {
            case Gesture.Press(Instant _, DtmfDigit digit) -> new Happening.Key(digit);
            case Gesture.HangUp _ -> new Happening.Gone(release(HangupCause.NORMAL_CLEARING, Party.CALLER));
        };
    }

    private sealed interface Happening {
        record Nothing() implements Happening {}

        record Key(DtmfDigit digit) implements Happening {}

        record Gone(CallEvent.Released how) implements Happening {}
    }
}
