package io.greenline.app.operation;

/** How much there is outside of calls, looked at whenever the metrics are read. */
public interface OutsideCounts {
    /** Messages to backends that are not delivered yet. */
    long messagesWaiting();

    /** Messages to backends that were given up. */
    long messagesDead();

    /** Messages delivered since the start. */
    long messagesDelivered();

    /** Backends that fail and are left alone. */
    long backendsLeftAlone();

    /** Callers who wait to be called back. */
    long callbacksOpen();

    /** What other channels left and has not expired. */
    long handovers();
}
