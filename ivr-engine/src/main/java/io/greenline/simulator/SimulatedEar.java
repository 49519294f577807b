package io.greenline.simulator;

import io.greenline.audio.Pcm;
import io.greenline.call.CallEvent;
import io.greenline.call.Ear;
import io.greenline.call.Playback;
import io.greenline.call.VoiceSink;
import io.greenline.simulator.CallerLine.Happening;
import io.greenline.simulator.VoicePieces.Sounding;
import io.greenline.telephony.BargeIn;
import io.greenline.telephony.DtmfDigit;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An ear of a simulated leg: while one of its verbs runs, the caller's voice is told piece by piece as the virtual clock moves
 * on, on the call's own thread. So a listener that nudges does so in the middle of the verb, and always at the same moment.
 */
final class SimulatedEar implements Ear {
    private final CallerLine line;
    private final VirtualClock clock;
    private final SimulatedCaller caller;
    private final VoiceSink sink;
    private final VoicePieces pieces = new VoicePieces();
    private final AtomicBoolean nudged = new AtomicBoolean();
    private boolean hasVoice = true;
    private Duration longest = VoicePieces.QUIET;

    SimulatedEar(CallerLine line, VirtualClock clock, SimulatedCaller caller, VoiceSink sink) {
        this.line = line;
        this.clock = clock;
        this.caller = caller;
        this.sink = sink;
        caller.isListenedTo();
    }

    @Override
    public CallEvent.OfHeardPlay play(Playback playback) {
        if (line.released().isPresent()) {
            return line.released().get();
        }
        if (caller.meetsFault()) {
            return CallerLine.FAULT;
        }
        if (nudged.getAndSet(false)) {
            return new CallEvent.Nudged();
        }
        switch (playback.bargeIn()) {
            case NONE -> line.forgetKeys();
            case DTMF -> {
                Optional<DtmfDigit> early = line.keptKey();
                if (early.isPresent()) {
                    return new CallEvent.DigitPressed(early.get());
                }
            }
        }
        caller.hears(playback, clock.instant());
        Instant end = clock.instant().plus(CallerLine.length(playback));
        while (true) {
            Optional<Happening> happening = nextUntil(end);
            if (happening.isEmpty()) {
                return new CallEvent.Nudged();
            }
            switch (happening.get()) {
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
    public CallEvent.OfHeardWait await(Duration atMost) {
        if (line.released().isPresent()) {
            return line.released().get();
        }
        if (caller.meetsFault()) {
            return CallerLine.FAULT;
        }
        if (nudged.getAndSet(false)) {
            return new CallEvent.Nudged();
        }
        Optional<DtmfDigit> early = line.keptKey();
        if (early.isPresent()) {
            return new CallEvent.DigitPressed(early.get());
        }
        caller.isAwaited(clock.instant());
        Optional<Happening> happening = nextUntil(clock.instant().plus(atMost));
        if (happening.isEmpty()) {
            return new CallEvent.Nudged();
        }
        return switch (happening.get()) {
            case Happening.Nothing _ -> {
                caller.keptSilent(clock.instant());
                yield new CallEvent.TimedOut();
            }
            case Happening.Gone(CallEvent.Released how) -> how;
            case Happening.Key(DtmfDigit digit) -> new CallEvent.DigitPressed(digit);
        };
    }

    /** What happens first; empty where that is a nudge. */
    private Optional<Happening> nextUntil(Instant end) {
        while (true) {
            Optional<Gesture> gesture = line.nextGesture(end);
            Instant next = gesture.map(Gesture::at).orElse(end);
            tellUntil(next);
            if (nudged.getAndSet(false)) {
                return Optional.empty();
            }
            if (gesture.isEmpty()) {
                return Optional.of(new Happening.Nothing());
            }
            if (gesture.get() instanceof Gesture.LoseVoice(Instant _, String reason) && hasVoice) {
                hasVoice = false;
                sink.lost(reason);
            }
            Optional<Happening> happening = line.done(gesture.get());
            if (happening.isPresent()) {
                return happening;
            }
        }
    }

    /** Moves the clock on and tells the voice, up to a moment or a nudge. */
    private void tellUntil(Instant end) {
        while (hasVoice && !nudged.get() && clock.instant().isBefore(end)) {
            Instant from = clock.instant();
            Optional<Instant> saidOut = line.spoken().until(from);
            if (saidOut.isPresent()) {
                longest = VoicePieces.FRAME;
            }
            Instant to = earlier(earlier(from.plus(longest), end), saidOut.orElse(end));
            clock.advanceTo(to);
            line.spoken().at(from);
            Pcm piece =
                    pieces.next(Duration.between(from, to), saidOut.isPresent() ? Sounding.SPEECH : Sounding.SILENCE);
            if (piece.samples().length > 0) {
                sink.voice(piece);
            }
        }
        if (!nudged.get()) {
            clock.advanceTo(end);
        }
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    @Override
    public void nudge() {
        nudged.set(true);
    }

    @Override
    public void close() {
        caller.isListenedToNoMore();
    }
}
