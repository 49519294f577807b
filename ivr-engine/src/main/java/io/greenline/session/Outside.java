package io.greenline.session;

import io.greenline.backend.Backends;
import io.greenline.backend.Outbox;
import io.greenline.calendar.Overrides;
import io.greenline.caller.CallbackBook;
import io.greenline.caller.CallerHistory;
import io.greenline.caller.Handovers;
import io.greenline.caller.NoticeBoard;
import io.greenline.incident.IncidentBook;
import io.greenline.routing.Classifier;
import java.util.function.Supplier;

/**
 * What dialplans can reach beside the telephone: each part is safe for the threads of all calls.
 *
 * @param backends the utility's own systems
 * @param outbox messages that are delivered later
 * @param notices what is announced now
 * @param callbacks who wants to be called back
 * @param handovers what other channels left for a caller
 * @param overrides what overrides the calendars
 * @param history what happened to a caller before
 * @param classifier who belongs where, as it is now
 * @param incidents where outages are reported and calls promised
 */
public record Outside(
        Backends backends,
        Outbox outbox,
        NoticeBoard notices,
        CallbackBook callbacks,
        Handovers handovers,
        Overrides overrides,
        CallerHistory history,
        Supplier<Classifier> classifier,
        IncidentBook incidents) {

    /** Where nothing is known of callers before their call, and nobody is classified. */
    public Outside(
            Backends backends,
            Outbox outbox,
            NoticeBoard notices,
            CallbackBook callbacks,
            Handovers handovers,
            Overrides overrides) {
        this(
                backends,
                outbox,
                notices,
                callbacks,
                handovers,
                overrides,
                CallerHistory.NONE,
                () -> Classifier.NONE,
                IncidentBook.NONE);
    }

    /** Where there is nothing outside. */
    public static final Outside NONE = new Outside(
            Backends.NONE, Outbox.NONE, NoticeBoard.NONE, CallbackBook.NONE, Handovers.NONE, Overrides.NONE);
}
