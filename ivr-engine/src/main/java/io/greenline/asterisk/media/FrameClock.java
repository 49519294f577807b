package io.greenline.asterisk.media;

import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Tells all who speak on one event loop that 20 ms have passed. One timer for all of them: a crowd that listens to
 * announcements would wake the loop for every frame of everybody else. For the loop's thread.
 */
final class FrameClock {
    private static final long FRAME_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    /** A machine that stood still for longer does not make up for it: the caller would hear it all at once. */
    private static final int MOST_FRAMES_LATE = 5;

    private final EventExecutor loop;
    private final LongSupplier nanoTime;
    private final Set<Speaker> speakers = new LinkedHashSet<>();
    private final Set<Speaker> beginners = new LinkedHashSet<>();
    private boolean ticks;
    private long dueNanos;

    /** Who speaks. */
    interface Speaker {
        /**
         * Says what is due. Throws nothing: it would silence all the others.
         *
         * @param frames that are due, at least one; more when the machine was late
         */
        void speak(int frames);
    }

    FrameClock(EventExecutor loop, LongSupplier nanoTime) {
        this.loop = loop;
        this.nanoTime = nanoTime;
    }

    /** From the next frame on; at once when nobody else speaks. */
    void begin(Speaker speaker) {
        beginners.add(speaker);
        if (!ticks) {
            ticks = true;
            dueNanos = nanoTime.getAsLong();
            tick();
        }
    }

    void end(Speaker speaker) {
        speakers.remove(speaker);
        beginners.remove(speaker);
    }

    private void tick() {
        int frames = framesDue();
        for (Speaker speaker : List.copyOf(speakers)) {
            speaker.speak(frames);
        }
        // What was late for the others was not late for those who have just come.
        List<Speaker> come = new ArrayList<>(beginners);
        beginners.clear();
        speakers.addAll(come);
        come.forEach(speaker -> speaker.speak(1));
        ticks = !speakers.isEmpty() || !beginners.isEmpty();
        if (ticks) {
            var _ = loop.schedule(this::tick, dueNanos - nanoTime.getAsLong(), TimeUnit.NANOSECONDS);
        }
    }

    private int framesDue() {
        long now = nanoTime.getAsLong();
        dueNanos = Math.max(dueNanos, now - MOST_FRAMES_LATE * FRAME_NANOS);
        int frames = 0;
        for (; dueNanos - now <= 0; dueNanos += FRAME_NANOS) {
            frames++;
        }
        return frames;
    }
}
