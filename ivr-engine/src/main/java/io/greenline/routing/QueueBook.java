package io.greenline.routing;

import io.greenline.telephony.QueueId;

/** What is told of a queue and learned of it. Whole numbers only: what is kept and read back is the same to the last digit. */
final class QueueBook {
    /** What a talk with its wrap-up takes where none is known yet: three minutes, as if four had been seen. */
    private static final long PRIOR_HANDLING = 180 * Moments.SECOND;

    private static final int PRIOR_WEIGHT = 4;

    /** So many talks make up the mean; older ones fade. */
    private static final int MEMORY = 50;

    /** Fewer talks than this, or fewer compared estimates, tell nothing. */
    private static final int KNOWN = 5;

    private static final long ERROR_ALLOWED = 60 * Moments.SECOND;

    final QueueId id;
    boolean open = true;
    boolean mayDial = true;
    long handling = PRIOR_HANDLING;
    long handled;
    long error;
    long wait;
    long estimated;

    QueueBook(QueueId id) {
        this.id = id;
    }

    /** A talk with its wrap-up took so long. */
    void learnHandling(long took) {
        handled++;
        handling += (took - handling) / Math.min(MEMORY, PRIOR_WEIGHT + handled);
    }

    /** A wait was estimated and has turned out. */
    void learnError(long told, long was) {
        estimated++;
        long weight = Math.min(MEMORY, estimated);
        error += (Math.abs(told - was) - error) / weight;
        wait += (was - wait) / weight;
    }

    /** Whether an estimate may be told: talks have been seen, and estimates were right to a minute or half the wait. */
    boolean isTrusted() {
        return handled >= KNOWN && (estimated < KNOWN || error <= Math.max(ERROR_ALLOWED, wait / 2));
    }
}
