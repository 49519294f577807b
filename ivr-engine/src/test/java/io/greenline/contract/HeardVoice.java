package io.greenline.contract;

import io.greenline.audio.Pcm;
import io.greenline.call.Ear;
import io.greenline.call.VoiceSink;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Measures what a driver hands over of the caller's voice; nudges an ear, if it is told to, when it hears some. */
final class HeardVoice implements VoiceSink {
    /** Louder than comfort noise, softer than anybody who speaks. */
    private static final int LOUD = 1_000;

    private static final int SAMPLES_PER_MILLI = 8;

    private final CopyOnWriteArrayList<String> losses = new CopyOnWriteArrayList<>();
    private volatile long loud;
    private volatile Optional<Ear> nudged = Optional.empty();

    @Override
    public void voice(Pcm piece) {
        if (piece.rateHz() != 1_000 * SAMPLES_PER_MILLI || piece.samples().length == 0) {
            throw new AssertionError(
                    "a piece of %d samples at %d Hz".formatted(piece.samples().length, piece.rateHz()));
        }
        int louder = 0;
        for (short sample : piece.samples()) {
            louder += Math.abs(sample) >= LOUD ? 1 : 0;
        }
        if (louder > 0) {
            add(louder);
            Optional<Ear> ear = nudged;
            nudged = Optional.empty();
            ear.ifPresent(Ear::nudge);
        }
    }

    private synchronized void add(int louder) {
        loud += louder;
    }

    @Override
    public void lost(String reason) {
        losses.add(reason);
    }

    /** Nudges once, from the driver's thread, as soon as the caller is heard. */
    void nudge(Ear ear) {
        nudged = Optional.of(ear);
    }

    /** How long something louder than a quiet line was heard. */
    Duration voice() {
        return Duration.ofMillis(loud / SAMPLES_PER_MILLI);
    }

    /** The reasons that were told. */
    Iterable<String> losses() {
        return losses;
    }
}
