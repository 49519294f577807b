package io.greenline.speech;

import io.greenline.audio.Pcm;
import io.greenline.speech.SpeechCounts.Why;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One listener: pieces of voice wait in a queue, and one thread of the pool at a time hears them. Everything that touches
 * the recogniser happens in {@link #work}, opening and closing too, so that callers of the other methods never wait.
 */
final class QueuedListener implements Listener {
    private static final Logger LOG = LoggerFactory.getLogger(QueuedListener.class);
    /** Pieces that are heard before the others have their turn. */
    private static final int PIECES_A_TURN = 8;

    /** What a listener needs of all listeners. */
    interface House {
        /** Opens the ear; called once, on a thread of the pool. */
        Hearing open(Consumer<SpeechEvent> events) throws RecognizerException;

        void lost(Why why);

        /** Told once, when nothing is open any more. */
        void closed();
    }

    private final House house;
    private final Executor threads;
    private final long mostWaiting;
    private final Consumer<SpeechEvent> events;

    /** Guards the queue and the three flags below it; never held while anything is heard or told. */
    private final ReentrantLock queueLock = new ReentrantLock();

    private final Queue<Pcm> pieces = new ArrayDeque<>();
    private long waiting;
    private boolean scheduled;
    private boolean overloaded;
    private boolean done;

    /** Held while an event is told, so that none is told after {@link #close} has returned. */
    private final ReentrantLock telling = new ReentrantLock();

    /** Set while {@link #telling} is held. */
    private volatile boolean closed;

    /** The pool's threads only, one at a time; the queue's lock hands it from one to the next. */
    private @Nullable Hearing hearing;

    /**
     * A listener that has not begun.
     *
     * @param mostWaiting samples that may wait
     */
    QueuedListener(House house, Executor threads, long mostWaiting, Consumer<SpeechEvent> events) {
        this.house = house;
        this.threads = threads;
        this.mostWaiting = mostWaiting;
        this.events = events;
    }

    /** Opens the ear, soon. */
    void begin() {
        schedule(Optional.empty());
    }

    @Override
    public void voice(Pcm piece) {
        schedule(Optional.of(piece));
    }

    @Override
    public void close() {
        telling.lock();
        try {
            closed = true;
        } finally {
            telling.unlock();
        }
        schedule(Optional.empty());
    }

    private void schedule(Optional<Pcm> piece) {
        queueLock.lock();
        try {
            if (done) {
                return;
            }
            piece.ifPresent(this::add);
            if (scheduled) {
                return;
            }
            scheduled = true;
        } finally {
            queueLock.unlock();
        }
        threads.execute(this::turn);
    }

    private void add(Pcm piece) {
        if (overloaded) {
            return;
        }
        waiting += piece.samples().length;
        pieces.add(piece);
        if (waiting > mostWaiting) {
            overloaded = true;
            pieces.clear();
        }
    }

    /** A turn of this listener on a thread of the pool. */
    private void turn() {
        boolean over;
        try {
            over = work();
        } catch (RecognizerException failure) {
            over = lose(Why.NO_RECOGNIZER, String.valueOf(failure.getMessage()));
        } catch (RuntimeException fault) {
            LOG.error("a listener failed", fault);
            over = lose(Why.FAULT, "a fault of the engine: " + fault);
        }
        if (over) {
            end();
        } else if (more()) {
            threads.execute(this::turn);
        }
    }

    /** Whether nothing is left to be done, ever. */
    private boolean work() throws RecognizerException {
        if (closed) {
            return true;
        }
        if (hearing == null) {
            hearing = house.open(this::tell);
        }
        for (int i = 0; i < PIECES_A_TURN; i++) {
            Optional<Pcm> piece = next();
            if (piece.isEmpty()) {
                break;
            }
            hearing.hear(piece.get());
            if (hearing.over() || closed) {
                return true;
            }
        }
        return isOverloaded()
                && lose(Why.OVERLOADED, "overloaded: %.1f s of voice wait".formatted(mostWaiting / 8000.0));
    }

    private boolean lose(Why why, String reason) {
        house.lost(why);
        tell(new SpeechEvent.Lost(reason));
        return true;
    }

    private void tell(SpeechEvent event) {
        telling.lock();
        try {
            if (!closed) {
                events.accept(event);
            }
        } finally {
            telling.unlock();
        }
    }

    private void end() {
        queueLock.lock();
        try {
            done = true;
            pieces.clear();
        } finally {
            queueLock.unlock();
        }
        if (hearing != null) {
            hearing.close();
        }
        house.closed();
    }

    private Optional<Pcm> next() {
        queueLock.lock();
        try {
            Optional<Pcm> piece = Optional.ofNullable(pieces.poll());
            piece.ifPresent(taken -> waiting -= taken.samples().length);
            return piece;
        } finally {
            queueLock.unlock();
        }
    }

    /** Whether there is more to do now; if not, the next piece makes another turn. */
    private boolean more() {
        queueLock.lock();
        try {
            scheduled = !pieces.isEmpty() || overloaded || closed;
            return scheduled;
        } finally {
            queueLock.unlock();
        }
    }

    private boolean isOverloaded() {
        queueLock.lock();
        try {
            return overloaded;
        } finally {
            queueLock.unlock();
        }
    }
}
