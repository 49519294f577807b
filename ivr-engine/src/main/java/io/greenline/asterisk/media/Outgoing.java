package io.greenline.asterisk.media;

import io.greenline.audio.Pcm;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What a line says, cut into frames of 20 ms; silence while there is nothing to say. Any thread; stopping acts at once.
 *
 * <p>Sounds follow each other without a gap; only the last frame of all is filled up with silence.
 */
final class Outgoing {
    static final int RATE_HZ = 8_000;
    static final int FRAME_SAMPLES = 160;

    private final Deque<Pcm> sounds = new ArrayDeque<>();
    /** Samples of the first sound that have been said. */
    private int at;

    private long said;
    private Optional<Runnable> finished = Optional.empty();

    /**
     * Says these from the next frame on, instead of what was being said.
     *
     * @param whenFinished run after the last frame's 20 ms; not when they are stopped or replaced
     */
    synchronized void say(List<Pcm> next, Runnable whenFinished) {
        for (Pcm sound : next) {
            if (sound.rateHz() != RATE_HZ) {
                throw new IllegalArgumentException(
                        "a sound of %d samples a second; the line takes 8000".formatted(sound.rateHz()));
            }
        }
        sounds.clear();
        sounds.addAll(next);
        at = 0;
        said = 0;
        finished = Optional.of(whenFinished);
    }

    /** Stops what is being said: no frame that is taken after this holds any of it. The samples that were said. */
    synchronized long hush() {
        sounds.clear();
        finished = Optional.empty();
        long samples = said;
        said = 0;
        return samples;
    }

    /** Who is to be told that everything has been said; once. */
    synchronized Optional<Runnable> finished() {
        if (!sounds.isEmpty()) {
            return Optional.empty();
        }
        Optional<Runnable> told = finished;
        finished = Optional.empty();
        return told;
    }

    /** The next 20 ms. */
    synchronized short[] frame() {
        short[] frame = new short[FRAME_SAMPLES];
        int filled = 0;
        while (filled < FRAME_SAMPLES && !sounds.isEmpty()) {
            short[] sound = sounds.getFirst().samples();
            int count = Math.min(FRAME_SAMPLES - filled, sound.length - at);
            System.arraycopy(sound, at, frame, filled, count);
            filled += count;
            at += count;
            said += count;
            if (at == sound.length) {
                sounds.removeFirst();
                at = 0;
            }
        }
        return frame;
    }
}
