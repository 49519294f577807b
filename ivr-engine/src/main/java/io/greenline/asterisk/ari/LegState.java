package io.greenline.asterisk.ari;

import io.greenline.call.CallEvent;
import io.greenline.call.CallEvent.Released;
import io.greenline.call.CallLeg;
import io.greenline.telephony.BargeIn;
import io.greenline.telephony.CallId;
import io.greenline.telephony.DtmfDigit;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What has happened on a caller's channel and was not told to the call yet. The event loop writes, the call's thread
 * waits and reads; both only for moments under the lock. Bounded: keys are the only thing that is kept in number.
 */
final class LegState {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final CallId call;

    // All guarded by the lock. The keys are made when the first one comes: most of a call's life it has none.
    private @Nullable StringBuilder keys;
    private @Nullable Released released;
    private PlayState play = PlayState.NONE;
    private BargeIn bargeIn = BargeIn.NONE;
    private Keys keyRule = Keys.KEPT;
    private boolean noticed;
    private String refusal = "";
    private int slot;
    private int busySlots;

    /** Which ear or hold line may nudge: a number for each, even while there is none. */
    private int ear;

    /** A nudge that no verb was ended by yet. */
    private boolean nudged;

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
        lock.lock();
        try {
            if (released != null || keyRule != Keys.KEPT) {
                noticed |= keyRule == Keys.NOTICED;
                return Optional.empty();
            }
            StringBuilder kept = keys == null ? new StringBuilder(4) : keys;
            keys = kept;
            if (kept.length() < CallLeg.KEPT_DIGITS) {
                kept.append(digit.symbol());
            }
            boolean stops = play.running() && bargeIn == BargeIn.DTMF;
            if (stops) {
                play = play.on(PlayState.Event.KEY);
            }
            changed.signalAll();
            return stops ? Optional.of(Ids.playback(call, slot)) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the verb that runs or else the next one, if this ear or hold line is open; the id of a playback that it stops. Any thread. */
    Optional<String> nudge(int byEar) {
        lock.lock();
        try {
            if (byEar != ear || released != null) {
                return Optional.empty();
            }
            boolean stops = play.running();
            nudged = !stops;
            play = play.on(PlayState.Event.NUDGE);
            changed.signalAll();
            return stops ? Optional.of(Ids.playback(call, slot)) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    void playbackEnded(int ofSlot, PlayState.Event how) {
        change(() -> {
            busySlots &= ~(1 << ofSlot);
            if (ofSlot == slot) {
                play = play.on(how);
            }
        });
    }

    /** What became of the request to play in this slot. */
    void playAnswered(int ofSlot, Reply reply) {
        change(() -> {
            if (ofSlot != slot || !play.running()) {
                return;
            }
            switch (reply) {
                case Reply.Done done when done.ok() -> play = play.on(PlayState.Event.ACCEPT);
                case Reply.Done done -> {
                    refusal = done.status() + " " + done.body();
                    play = play.on(PlayState.Event.REFUSE);
                    busySlots &= ~(1 << ofSlot);
                }
                case Reply.Missing missing -> {
                    refusal = missing.why();
                    play = play.on(PlayState.Event.DOUBT);
                }
                case Reply.InDoubt _ -> play = play.on(PlayState.Event.DOUBT);
                case Reply.Fenced _ -> play = play.on(PlayState.Event.FENCE);
            }
        });
    }

    /** The connection was away: ends of playbacks may have been missed. */
    void reconnected() {
        change(() -> {
            busySlots = play.running() ? 1 << slot : 0;
            play = play.on(PlayState.Event.RECONNECT);
        });
    }

    /** The channel is gone; the first who says so is right. */
    void release(Released how) {
        change(() -> {
            if (released == null) {
                released = how;
            }
        });
    }

    // ---- asked by the call's thread

    Optional<Released> released() {
        lock.lock();
        try {
            return Optional.ofNullable(released);
        } finally {
            lock.unlock();
        }
    }

    void keys(Keys rule) {
        lock.lock();
        try {
            keyRule = rule;
            if (rule != Keys.KEPT) {
                keys = null;
                noticed = false;
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether a key came since they are only noticed. */
    boolean keyNoticed() {
        lock.lock();
        try {
            return noticed;
        } finally {
            lock.unlock();
        }
    }

    Optional<DtmfDigit> takeKey() {
        lock.lock();
        try {
            return firstKey();
        } finally {
            lock.unlock();
        }
    }

    /** From now on {@link #nudge} with the number that this gives ends verbs. */
    int openEar() {
        return changeEar();
    }

    /** From now on this ear nudges nothing, and what it nudged is forgotten. */
    void closeEar(int which) {
        lock.lock();
        try {
            if (which == ear) {
                changeEar();
            }
        } finally {
            lock.unlock();
        }
    }

    private int changeEar() {
        lock.lock();
        try {
            nudged = false;
            ear++;
            return ear;
        } finally {
            lock.unlock();
        }
    }

    /** Takes the nudge that waits, if there is one. */
    boolean takeNudge() {
        lock.lock();
        try {
            boolean was = nudged;
            nudged = false;
            return was;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Registers a playback before it is asked for, and takes a free slot for it.
     *
     * @return empty when a kept key or a nudge prevents it
     */
    OptionalInt beginPlay(BargeIn rule) {
        lock.lock();
        try {
            if (rule == BargeIn.DTMF && keys != null) {
                return OptionalInt.empty();
            }
            if (rule == BargeIn.NONE) {
                keys = null;
            }
            if (nudged) {
                return OptionalInt.empty();
            }
            keyRule = rule == BargeIn.NONE ? Keys.DISCARDED : Keys.KEPT;
            bargeIn = rule;
            slot = (slot + 1) % Ids.PLAYBACK_SLOTS;
            for (int i = 1; i < Ids.PLAYBACK_SLOTS && (busySlots & 1 << slot) != 0; i++) {
                slot = (slot + 1) % Ids.PLAYBACK_SLOTS;
            }
            busySlots |= 1 << slot;
            play = PlayState.ASKED;
            return OptionalInt.of(slot);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the playback needs attention, at most so long; where it stands then. */
    PlayState awaitPlay(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while ((play == PlayState.ASKED || play == PlayState.ACCEPTED) && released == null && left > 0) {
                left = changed.awaitNanos(left);
            }
            return released == null ? play : PlayState.RELEASED;
        } finally {
            lock.unlock();
        }
    }

    /** What the call's thread found out about a playback in doubt; false when it has ended meanwhile. */
    boolean resolve(PlayState.Event found) {
        lock.lock();
        try {
            boolean running = play.running();
            play = play.on(found);
            return running;
        } finally {
            lock.unlock();
        }
    }

    /** The call waits for no playback any more. */
    void endPlay() {
        lock.lock();
        try {
            play = PlayState.NONE;
            keyRule = Keys.KEPT;
        } finally {
            lock.unlock();
        }
    }

    String refusal() {
        lock.lock();
        try {
            return refusal;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a key, or a nudge of an open ear; the key goes first. */
    CallEvent.OfHeardWait awaitKey(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (keys == null && !nudged && released == null && left > 0) {
                left = changed.awaitNanos(left);
            }
            if (released != null) {
                return released;
            }
            Optional<DtmfDigit> key = firstKey();
            if (key.isPresent()) {
                return new CallEvent.DigitPressed(key.get());
            }
            return takeNudge() ? new CallEvent.Nudged() : new CallEvent.TimedOut();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the channel to be gone. */
    boolean awaitReleased(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (released == null && left > 0) {
                left = changed.awaitNanos(left);
            }
            return released != null;
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #awaitChange}, or until there is a key or a nudge for {@link #takeAttention}. */
    void awaitAttention(BooleanSupplier done, long nanos) throws InterruptedException {
        awaitChange(() -> keys != null || nudged || done.getAsBoolean(), nanos);
    }

    /** Takes the first key that is kept, else the nudge. */
    Optional<CallEvent.OfAgent> takeAttention() {
        lock.lock();
        try {
            Optional<DtmfDigit> key = firstKey();
            if (key.isPresent()) {
                return Optional.of(new CallEvent.DigitPressed(key.get()));
            }
            return takeNudge() ? Optional.of(new CallEvent.Nudged()) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until something is so, of which {@link #wake} gives notice, or the channel is gone. */
    void awaitChange(BooleanSupplier done, long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (!done.getAsBoolean() && released == null && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
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

    /** Something else that the call's thread waits for has changed. */
    void wake() {
        change(() -> {});
    }

    private Optional<DtmfDigit> firstKey() {
        StringBuilder kept = keys;
        if (kept == null || kept.isEmpty()) {
            return Optional.empty();
        }
        char symbol = kept.charAt(0);
        kept.deleteCharAt(0);
        if (kept.isEmpty()) {
            keys = null;
        }
        return DtmfDigit.of(symbol);
    }

    private void change(Runnable what) {
        lock.lock();
        try {
            what.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
