package io.greenline.simulator;

import io.greenline.audio.Pcm;
import io.greenline.call.CallEvent;
import io.greenline.call.Ear;
import io.greenline.call.Playback;
import io.greenline.call.VoiceSink;
import io.greenline.simulator.CallerLine.Happening;
import io.greenline.simulator.VoicePieces.Sounding;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An ear of a simulated leg: while one of its verbs runs, the caller's voice is told piece by piece as the virtual clock moves
 * on, on the call's own thread. So a listener that nudges does so in the middle of the verb, and always at the same moment.
 */
final class SimulatedEar implements Ear, CallerLine.Passing {
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
        return line.play(playback, this)
                .<CallEvent.OfHeardPlay>map(event -> event)
                .orElseGet(CallEvent.Nudged::new);
    }

    @Override
    public CallEvent.OfHeardWait await(Duration atMost) {
        return line.await(atMost, this)
                .<CallEvent.OfHeardWait>map(event -> event)
                .orElseGet(CallEvent.Nudged::new);
    }

    @Override
    public boolean nudged() {
        return nudged.getAndSet(false);
    }

    @Override
    public Optional<Happening> until(Instant end) {
        while (true) {
            Optional<Gesture> gesture = line.nextGesture(end);
            Instant next = gesture.map(Gesture::at).orElse(end);
            tellUntil(next);
            if (nudged()) {
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
