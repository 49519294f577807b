package io.greenline.asterisk.ari;

import io.greenline.call.CallEvent;
import io.greenline.call.CallEvent.Released;
import io.greenline.telephony.BargeIn;
import io.greenline.telephony.CallId;
import io.greenline.telephony.DtmfDigit;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What has happened on a caller's channel and was not told to the call yet: keys, nudges, how far her playback is, and whether
 * she is gone. The event loop writes, the call's thread waits and reads; both only for moments under the lock.
 */
final class LegState {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final CallId call;

    // All guarded by the lock.
    private final CallerKeys keys = new CallerKeys();
    private final Nudges nudges = new Nudges();
    private final CurrentPlay play = new CurrentPlay();
    private @Nullable Released released;

    /** What happens to keys now. */
    enum Keys {
        KEPT,
        DISCARDED,
        /** Discarded, but that there was one is remembered. */
        NOTICED
    }

    LegState(CallId call) {
        this.call = call;
    }

    // ---- told by the event loop

    /** A key; if it stops a playback, that one's id. */
    Optional<String> key(DtmfDigit digit) {
        return told(() -> {
            if (released != null) {
                keys.pressLate();
                return Optional.empty();
            }
            boolean stops = keys.press(digit) && play.key();
            return stops ? Optional.of(Ids.playback(call, play.slot())) : Optional.empty();
        });
    }

    /** Ends the verb that runs or else the next one, if this ear or hold line is open. Any thread. */
    void nudge(int byEar) {
        change(() -> {
            if (!nudges.isOpen(byEar) || released != null) {
                return;
            }
            if (play.state().running()) {
                play.on(PlayState.Event.NUDGE);
                nudges.spend();
            } else {
                nudges.keep();
            }
        });
    }

    void playbackEnded(int ofSlot, PlayState.Event how) {
        change(() -> play.ended(ofSlot, how));
    }

    /** What became of the request to play in this slot. */
    void playAnswered(int ofSlot, Reply reply) {
        change(() -> play.answered(ofSlot, reply));
    }

    /** The connection was away: ends of playbacks may have been missed. */
    void reconnected() {
        change(play::reconnected);
    }

    /** The channel is gone; the first who says so is right. */
    void release(Released how) {
        change(() -> {
            if (released == null) {
                released = how;
            }
        });
    }

    /** Something else that the call's thread waits for has changed. */
    void wake() {
        change(() -> {});
    }

    // ---- asked by the call's thread

    Optional<Released> released() {
        return locked(() -> Optional.ofNullable(released));
    }

    /** Keys that are kept already are forgotten unless they are kept from now on too. */
    void keys(Keys rule) {
        change(() -> {
            switch (rule) {
                case KEPT -> keys.keep();
                case DISCARDED -> keys.discard();
                case NOTICED -> keys.notice();
            }
        });
    }

    /** Whether a key came since they are only noticed. */
    boolean keyNoticed() {
        return locked(keys::noticed);
    }

    Optional<DtmfDigit> takeKey() {
        return locked(keys::take);
    }

    /** From now on {@link #nudge} with the number that this gives ends verbs. */
    int openEar() {
        return locked(nudges::open);
    }

    /** From now on this ear nudges nothing, and what it nudged is forgotten. */
    void closeEar(int which) {
        change(() -> nudges.close(which));
    }

    /** Takes the nudge that waits, if there is one. */
    boolean takeNudge() {
        return locked(nudges::take);
    }

    /** Takes the first key that is kept, else the nudge. */
    Optional<CallEvent.OfAgent> takeAttention() {
        return locked(() -> {
            Optional<DtmfDigit> key = keys.take();
            if (key.isPresent()) {
                return Optional.of(new CallEvent.DigitPressed(key.get()));
            }
            return nudges.take() ? Optional.of(new CallEvent.Nudged()) : Optional.empty();
        });
    }

    // ---- a playback of the call's thread

    /**
     * Registers a playback before it is asked for, and takes a free slot for it.
     *
     * @return empty when a kept key or a nudge prevents it
     */
    OptionalInt beginPlay(BargeIn rule) {
        return locked(() -> {
            if (rule == BargeIn.DTMF && keys.any()) {
                return OptionalInt.empty();
            }
            if (rule == BargeIn.NONE) {
                keys.forget();
            }
            if (nudges.waits()) {
                return OptionalInt.empty();
            }
            switch (rule) {
                case NONE -> keys.discard();
                case DTMF -> keys.keep();
            }
            return OptionalInt.of(play.begin(rule));
        });
    }

    /** Waits until the playback needs attention, at most so long; where it stands then. */
    PlayState awaitPlay(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            awaitChange(() -> !play.isOnItsWay(), nanos);
            return released == null ? play.state() : PlayState.RELEASED;
        } finally {
            lock.unlock();
        }
    }

    /** What the call's thread found out about a playback in doubt; false when it has ended meanwhile. */
    boolean resolve(PlayState.Event found) {
        return locked(() -> {
            boolean running = play.state().running();
            play.on(found);
            return running;
        });
    }

    String refusal() {
        return locked(play::refusal);
    }

    /** The call waits for no playback any more. */
    void endPlay() {
        change(() -> {
            play.forget();
            keys.keep();
        });
    }

    // ---- waits of the call's thread

    /** Waits for a key, or a nudge of an open ear; the key goes first. */
    CallEvent.OfHeardWait awaitKey(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            awaitAttention(() -> false, nanos);
            if (released != null) {
                return released;
            }
            Optional<DtmfDigit> key = keys.take();
            if (key.isPresent()) {
                return new CallEvent.DigitPressed(key.get());
            }
            return nudges.take() ? new CallEvent.Nudged() : new CallEvent.TimedOut();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the channel to be gone. */
    boolean awaitReleased(long nanos) throws InterruptedException {
        awaitChange(() -> false, nanos);
        return released().isPresent();
    }

    /** As {@link #awaitChange}, or until there is a key or a nudge for {@link #takeAttention}. */
    void awaitAttention(BooleanSupplier done, long nanos) throws InterruptedException {
        awaitChange(() -> keys.any() || nudges.waits() || done.getAsBoolean(), nanos);
    }

    /** Waits until something is so, of which {@link #wake} gives notice, or the channel is gone. */
    void awaitChange(BooleanSupplier done, long nanos) throws InterruptedException {
        awaitAfterRelease(() -> done.getAsBoolean() || released != null, nanos);
    }

    /** As {@link #awaitChange}, of a channel that is gone. */
    void awaitAfterRelease(BooleanSupplier done, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (!done.getAsBoolean() && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    // ---- the lock

    private void change(Runnable what) {
        told(() -> {
            what.run();
            return true;
        });
    }

    private <T> T told(Supplier<T> what) {
        lock.lock();
        try {
            T result = what.get();
            changed.signalAll();
            return result;
        } finally {
            lock.unlock();
        }
    }

    private <T> T locked(Supplier<T> what) {
        lock.lock();
        try {
            return what.get();
        } finally {
            lock.unlock();
        }
    }
}
