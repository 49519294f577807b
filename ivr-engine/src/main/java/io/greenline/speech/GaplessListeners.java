package io.greenline.speech;

import io.greenline.audio.Pcm;
import io.greenline.telephony.Language;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Listeners who hear silence where no voice comes: telephones that suppress silence send nothing while nobody speaks, and a
 * stream that has died sends nothing any more. Without it the end of what was said would never be heard. Any thread.
 */
public final class GaplessListeners implements Listeners, AutoCloseable {
    /** A network that is late by less than this only stutters. */
    static final Duration GAP = Duration.ofMillis(200);

    private static final Duration LOOK = Duration.ofMillis(60);
    private static final int RATE_HZ = 8_000;

    private final Listeners inner;
    private final LongSupplier nanos;
    private final Set<Filled> open = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("voice-gaps").factory());

    /** Listeners that are looked after from now on. */
    public GaplessListeners(Listeners inner) {
        this(inner, System::nanoTime);
        ScheduledFuture<?> _ = looks.scheduleAtFixedRate(this::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    GaplessListeners(Listeners inner, LongSupplier nanos) {
        this.inner = inner;
        this.nanos = nanos;
    }

    @Override
    public Optional<String> deaf(Language language) {
        return inner.deaf(language);
    }

    @Override
    public Listener listen(ListeningFor what, Consumer<SpeechEvent> events) {
        Filled filled = new Filled(inner.listen(what, events));
        open.add(filled);
        return filled;
    }

    /** Fills the gaps that there are now. */
    void look() {
        open.forEach(Filled::fill);
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }

    /** One listener. Silence never comes before the first piece of voice: nothing has begun that could end. */
    private final class Filled implements Listener {
        private final Listener listener;

        /** Keeps silence from coming between two pieces that come at the same moment. */
        private final ReentrantLock order = new ReentrantLock();

        private boolean heard;
        private long until;

        Filled(Listener listener) {
            this.listener = listener;
        }

        @Override
        public void voice(Pcm piece) {
            order.lock();
            try {
                heard = true;
                until = nanos.getAsLong();
                listener.voice(piece);
            } finally {
                order.unlock();
            }
        }

        void fill() {
            order.lock();
            try {
                long missing = nanos.getAsLong() - until;
                if (heard && missing >= GAP.toNanos()) {
                    until += missing;
                    listener.voice(new Pcm(
                            new short[(int) (Math.min(missing, 1_000_000_000L) * RATE_HZ / 1_000_000_000L)], RATE_HZ));
                }
            } finally {
                order.unlock();
            }
        }

        @Override
        public void close() {
            open.remove(this);
            listener.close();
        }
    }
}
