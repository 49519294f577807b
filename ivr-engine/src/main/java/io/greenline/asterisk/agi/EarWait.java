package io.greenline.asterisk.agi;

import io.greenline.telephony.DtmfDigit;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Where a call's thread waits while the caller is listened to, and what other threads wake it with. */
final class EarWait {
    private final KeptKeys keys = new KeptKeys();
    private final Duration patience;
    private boolean nudged;
    private long playback;
    private boolean finished;
    private boolean over;
    private Optional<Long> soundEnded = Optional.empty();

    /** @param patience how long the end of Asterisk's command may take after the end of the sound that it carries */
    EarWait(Duration patience) {
        this.patience = patience;
    }

    /** Why a wait ended. */
    sealed interface Woken {
        record Key(DtmfDigit digit) implements Woken {}

        /** Somebody nudged. */
        record Nudge() implements Woken {}

        /** The playback was heard to its end. */
        record Finished() implements Woken {}

        record TimedOut() implements Woken {}

        /** Asterisk's command has ended: nothing comes over the line any more. */
        record Over() implements Woken {}

        /** Asterisk's command ought to have ended, and has not. */
        record Stuck() implements Woken {}
    }

    /** Whether keys are felt. */
    enum Feels {
        KEYS,
        NO_KEYS
    }

    synchronized void key(DtmfDigit digit) {
        keys.keep(digit);
        notifyAll();
    }

    synchronized void nudge() {
        nudged = true;
        notifyAll();
    }

    synchronized void soundEnded() {
        soundEnded = Optional.of(System.nanoTime());
        notifyAll();
    }

    synchronized void over() {
        over = true;
        notifyAll();
    }

    synchronized void forgetKeys() {
        keys.forget();
    }

    /** Takes over what a leg has kept, or gives it back. */
    synchronized void takeFrom(KeptKeys leg) {
        leg.moveTo(keys);
    }

    synchronized void giveTo(KeptKeys leg) {
        keys.moveTo(leg);
    }

    /** A playback begins; what is returned is to be run when it has been heard. An earlier one's is without effect. */
    synchronized Runnable playback() {
        long number = ++playback;
        finished = false;
        return () -> finished(number);
    }

    private synchronized void finished(long number) {
        if (number == playback) {
            finished = true;
            notifyAll();
        }
    }

    /** A key or a nudge that is kept, without waiting. */
    synchronized Optional<Woken> kept(Feels feels) {
        if (feels == Feels.KEYS && keys.any()) {
            return keys.next().map(Woken.Key::new);
        }
        if (nudged) {
            nudged = false;
            return Optional.of(new Woken.Nudge());
        }
        return Optional.empty();
    }

    /** Waits for the playback's end. */
    synchronized Woken heard(Feels feels) throws InterruptedException {
        while (true) {
            Optional<Woken> woken = now(feels);
            if (woken.isPresent()) {
                return woken.get();
            }
            if (finished) {
                return new Woken.Finished();
            }
            pause(Long.MAX_VALUE);
        }
    }

    /** Waits for a key or a nudge until a moment of {@link System#nanoTime}. */
    synchronized Woken key(long endNanos) throws InterruptedException {
        while (true) {
            Optional<Woken> woken = now(Feels.KEYS);
            if (woken.isPresent()) {
                return woken.get();
            }
            long left = endNanos - System.nanoTime();
            if (left <= 0) {
                return new Woken.TimedOut();
            }
            pause(left);
        }
    }

    /** Waits for the end of Asterisk's command. */
    synchronized Woken end() throws InterruptedException {
        while (!over) {
            if (patienceLeft() <= 0) {
                return new Woken.Stuck();
            }
            pause(Long.MAX_VALUE);
        }
        return new Woken.Over();
    }

    private Optional<Woken> now(Feels feels) {
        if (over) {
            return Optional.of(new Woken.Over());
        }
        Optional<Woken> kept = kept(feels);
        return kept.isEmpty() && patienceLeft() <= 0 ? Optional.of(new Woken.Stuck()) : kept;
    }

    private long patienceLeft() {
        return soundEnded.isEmpty() ? Long.MAX_VALUE : soundEnded.get() + patience.toNanos() - System.nanoTime();
    }

    @SuppressWarnings("WaitNotInLoop") // each of the callers loops
    private void pause(long atMostNanos) throws InterruptedException {
        long nanos = Math.min(atMostNanos, patienceLeft());
        if (nanos == Long.MAX_VALUE) {
            wait();
        } else {
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(nanos, 1_000_000));
        }
    }
}
