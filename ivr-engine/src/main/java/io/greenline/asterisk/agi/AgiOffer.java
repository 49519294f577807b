package io.greenline.asterisk.agi;

import io.greenline.audio.Sound;
import io.greenline.call.HoldLine.Progress;
import io.greenline.call.Talk;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * An agent's telephone that rings for a caller: her call's thread looks at it, the telephone's own connections tell how far it
 * is. Thread-safe.
 */
final class AgiOffer implements AutoCloseable {
    private final AgiOffers offers;
    private final String number;
    private final List<Sound> whisper;
    private final Progress progress;
    private String channel = "";
    private boolean rang;
    private boolean answered;
    private boolean ready;
    private Optional<Integer> gone = Optional.empty();
    private boolean connecting;
    private boolean connected;
    private boolean closed;

    AgiOffer(AgiOffers offers, String number, List<Sound> whisper, Progress progress) {
        this.offers = offers;
        this.number = number;
        this.whisper = whisper;
        this.progress = progress;
    }

    /** How far it is. */
    sealed interface Stage {
        /** Asterisk dials; nothing of the telephone is known yet. */
        record Dialling() implements Stage {}

        record Ringing() implements Stage {}

        /** The agent hears the whisper. */
        record Whispering() implements Stage {}

        /** The agent has heard it and waits for the caller. */
        record Ready(String channel) implements Stage {}

        /** The telephone does not ring any more, and nobody has it in hand. */
        record Gone(int cause) implements Stage {}
    }

    String number() {
        return number;
    }

    List<Sound> whisper() {
        return whisper;
    }

    synchronized Stage stage() {
        if (gone.isPresent()) {
            return new Stage.Gone(gone.get());
        }
        if (ready) {
            return new Stage.Ready(channel);
        }
        if (answered) {
            return new Stage.Whispering();
        }
        return rang ? new Stage.Ringing() : new Stage.Dialling();
    }

    /** The telephone's channel; empty while it is unknown and when it is gone. */
    synchronized Optional<String> channel() {
        return channel.isEmpty() || gone.isPresent() ? Optional.empty() : Optional.of(channel);
    }

    synchronized void dialled(String name) {
        channel = name;
    }

    synchronized void rang() {
        if (!rang && !closed) {
            rang = true;
            progress.rang();
        }
    }

    /** Whether the caller still wants the agent. */
    synchronized boolean answered(String name) {
        channel = name;
        if (closed) {
            return false;
        }
        rang();
        answered = true;
        progress.accepted();
        return true;
    }

    synchronized void ready() {
        ready = true;
    }

    /** The caller's Bridge is about to take the telephone. */
    synchronized void connecting() {
        connecting = true;
    }

    /** The caller's Bridge has taken the telephone, or is over; told once. */
    synchronized void connected() {
        if (connecting && !connected && !closed) {
            connected = true;
            progress.connected(Talk.FIXED);
        }
    }

    synchronized void gone(int cause) {
        gone = Optional.of(cause);
        notifyAll();
    }

    synchronized boolean isOpen() {
        return !closed;
    }

    /** Why the telephone is gone; empty when that is not told in time. */
    synchronized Optional<Integer> whyGone(Duration within) throws InterruptedException {
        long end = System.nanoTime() + within.toNanos();
        long left = within.toNanos();
        while (gone.isEmpty() && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 1_000_000));
            left = end - System.nanoTime();
        }
        return gone;
    }

    /** From now on nothing is told. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        offers.forget(this);
    }
}
