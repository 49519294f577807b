package io.greenline.call;

import io.greenline.telephony.HangupCause;

/** Makes calls. Thread-safe. */
public interface Dialer {

    /** Where no switch can be asked to make a call. */
    Dialer NONE = call -> new Dialled.NotReached(
            CallEvent.NotConnected.Why.UNREACHABLE, HangupCause.NO_ROUTE, "no switch makes calls: enable ARI");

    /**
     * Dials, and waits until somebody answers or it is known that nobody will. An answered call runs on a thread of its own.
     */
    Dialled dial(OutboundCall call) throws InterruptedException;

    /** What came of dialling. */
    sealed interface Dialled {
        record Answered() implements Dialled {}

        record NotReached(CallEvent.NotConnected.Why why, HangupCause cause, String detail) implements Dialled {}
    }
}
