package io.greenline.store;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What a writer has of a disk that refuses: the last error, and how long it pauses before it tries again, longer each time. For
 * the writer's thread; the error may be read by any.
 */
final class DiskTrouble {
    private final JournalLimits limits;
    /** Published for health pages. */
    private final AtomicReference<Optional<String>> lastError = new AtomicReference<>(Optional.empty());

    private Duration pause;

    DiskTrouble(JournalLimits limits) {
        this.limits = limits;
        this.pause = limits.retryFrom();
    }

    /** Empty while the disk takes what it is given. */
    Optional<String> lastError() {
        return lastError.get();
    }

    /** The disk has refused, with this error. */
    void is(String words) {
        lastError.set(Optional.of(words));
    }

    /** The disk has taken something; whether it had refused before. */
    boolean isOver() {
        if (lastError.get().isEmpty()) {
            return false;
        }
        lastError.set(Optional.empty());
        pause = limits.retryFrom();
        return true;
    }

    /** How long to wait before the next attempt. */
    Duration pause() {
        return pause;
    }

    /**
     * That pause is over.
     *
     * @param closing there is no time for longer ones
     */
    void paused(boolean closing) {
        Duration doubled = pause.multipliedBy(2);
        Duration longer = doubled.compareTo(limits.retryTo()) < 0 ? doubled : limits.retryTo();
        pause = closing ? limits.retryFrom() : longer;
    }
}
