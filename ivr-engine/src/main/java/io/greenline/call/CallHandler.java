package io.greenline.call;

import io.greenline.telephony.CallId;
import java.util.Set;

/** What a driver tells of a switch; called on the driver's threads. */
public interface CallHandler {

    /**
     * Runs a call from its beginning, or from where it was when the engine knew it before, to its end.
     *
     * <p>The driver calls this on a virtual thread of the call's own and may use the leg no more when it returns. The
     * handler releases the leg, unless it was interrupted: then the call stays on the switch for the next engine, and
     * the handler returns with its thread's interrupt status set.
     */
    void handle(CallLeg leg);

    /**
     * Every call that this engine owns on the switch has been handed over: after start and after each reconnect.
     * Calls of the same switch that the journal believes alive and that are not among these are gone.
     *
     * @param driver the driver's name, as in {@link InboundCall#driver}
     * @param switchName distinguishes several switches of one driver: the ids of its calls begin with it
     * @param present the calls that exist now, those among them that the switch's own dialplan has for the time being
     */
    void reconciled(String driver, String switchName, Set<CallId> present);

    /**
     * Another node took this engine's place on the switch: no call of it may be acted on any more. The driver has
     * already stopped sending commands and has interrupted the threads of its calls.
     */
    void replaced(String driver, String switchName);
}
