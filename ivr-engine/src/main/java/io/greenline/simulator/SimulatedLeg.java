package io.greenline.simulator;

import io.greenline.call.CallEvent;
import io.greenline.call.CallLeg;
import io.greenline.call.Ear;
import io.greenline.call.HoldLine;
import io.greenline.call.InboundCall;
import io.greenline.call.MessageRecording;
import io.greenline.call.Playback;
import io.greenline.call.Transfer;
import io.greenline.call.VoiceSink;
import io.greenline.telephony.HangupCause;
import io.greenline.telephony.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A leg whose caller is a script and whose time is virtual: a call of minutes runs in microseconds. */
public final class SimulatedLeg implements CallLeg {
    private final InboundCall call;
    private final VirtualClock clock;
    private final SimulatedCaller caller;
    private final CallerLine line;
    private final StandingBy standing;

    /** A leg of whose caller nobody understands a word. */
    public SimulatedLeg(InboundCall call, VirtualClock clock, SimulatedCaller caller) {
        this(call, clock, caller, new SpokenLine());
    }

    /**
     * A leg.
     *
     * @param spoken where the listeners of the call look up what its caller says
     */
    public SimulatedLeg(InboundCall call, VirtualClock clock, SimulatedCaller caller, SpokenLine spoken) {
        this(call, clock, caller, spoken, StandingBy.NOBODY);
    }

    /** A leg for which an agent may stand by. */
    SimulatedLeg(InboundCall call, VirtualClock clock, SimulatedCaller caller, SpokenLine spoken, StandingBy standing) {
        this.call = call;
        this.clock = clock;
        this.caller = caller;
        this.standing = standing;
        this.line = new CallerLine(clock, caller, spoken);
    }

    @Override
    public InboundCall call() {
        return call;
    }

    /** How the leg was released; empty while it is up. */
    public Optional<CallEvent.Released> released() {
        return line.released();
    }

    @Override
    public CallEvent.OfAnswer answer() {
        return line.released().isPresent() ? line.released().get() : new CallEvent.Answered();
    }

    /** Nobody listens while the leg's own verbs run, so nobody nudges: they always end by themselves. */
    private final class Unheard implements CallerLine.Passing {
        @Override
        public boolean nudged() {
            return false;
        }

        @Override
        public Optional<CallerLine.Happening> until(Instant end) {
            return Optional.of(line.nextUntil(end));
        }
    }

    @Override
    public CallEvent.OfPlay play(Playback playback) {
        return line.play(playback, new Unheard()).orElseThrow();
    }

    @Override
    public CallEvent.OfWait await(Duration atMost) {
        return line.await(atMost, new Unheard()).orElseThrow();
    }

    @Override
    public Ear listen(VoiceSink sink) {
        return new SimulatedEar(line, clock, caller, sink);
    }

    @Override
    public HoldLine hold(String music) {
        return new SimulatedHold(line, clock, caller, standing);
    }

    @Override
    public CallEvent.OfTransfer transfer(Transfer transfer) {
        if (line.released().isPresent()) {
            return line.released().get();
        }
        if (caller.meetsFault()) {
            return CallerLine.FAULT;
        }
        CallEvent.OfTransfer end = caller.transferred(transfer);
        switch (end) {
            case CallEvent.Talked(Duration talked) -> clock.advance(talked);
            case CallEvent.NotConnected(CallEvent.NotConnected.Why why, HangupCause _) -> {
                if (why == CallEvent.NotConnected.Why.NO_ANSWER) {
                    clock.advance(transfer.ringFor());
                }
            }
            case CallEvent.Released how -> line.release(how);
            case CallEvent.SwitchFailed _ -> {
                // Nothing happened: no time passes.
            }
        }
        return end;
    }

    @Override
    public CallEvent.OfRecord record(MessageRecording recording) {
        if (line.released().isPresent()) {
            return line.released().get();
        }
        if (caller.meetsFault()) {
            return CallerLine.FAULT;
        }
        line.forgetKeys();
        CallEvent.OfRecord end = caller.recorded(recording, clock.instant());
        return switch (end) {
            case CallEvent.Recorded message -> record(message, recording);
            case CallEvent.NothingRecorded nothing -> {
                CallerLine.Happening happening = line.nextUntil(clock.instant().plus(recording.finalSilence()));
                yield happening instanceof CallerLine.Happening.Gone(CallEvent.Released how) ? how : nothing;
            }
            case CallEvent.Released how -> {
                line.release(how);
                yield how;
            }
            case CallEvent.SwitchFailed failed -> failed;
        };
    }

    private CallEvent.OfRecord record(CallEvent.Recorded message, MessageRecording recording) {
        Instant from = clock.instant();
        Duration spoken = message.length().compareTo(recording.atMost()) > 0 ? recording.atMost() : message.length();
        return switch (line.nextUntil(from.plus(spoken))) {
            case CallerLine.Happening.Nothing _ -> spokenOut(message, spoken, recording);
            case CallerLine.Happening.Key _ ->
                new CallEvent.Recorded(Duration.between(from, clock.instant()), CallEvent.Recorded.End.KEY);
            case CallerLine.Happening.Gone _ ->
                new CallEvent.Recorded(Duration.between(from, clock.instant()), CallEvent.Recorded.End.HANG_UP);
        };
    }

    private CallEvent.Recorded spokenOut(CallEvent.Recorded message, Duration spoken, MessageRecording recording) {
        switch (message.ended()) {
            case SILENCE -> clock.advance(recording.finalSilence());
            case HANG_UP -> line.release(HangupCause.NORMAL_CLEARING, Party.CALLER);
            case KEY, LIMIT, UNSEEN -> {
                // Nothing more happens.
            }
        }
        return new CallEvent.Recorded(spoken, message.ended());
    }

    @Override
    public void handBack(String reason) {
        line.release(HangupCause.NORMAL_UNSPECIFIED, Party.SWITCH);
    }

    @Override
    public void hangUp(HangupCause cause) {
        line.release(cause, Party.ENGINE);
    }
}
