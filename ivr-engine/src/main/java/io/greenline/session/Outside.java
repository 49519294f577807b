package io.greenline.session;

import io.greenline.backend.Backends;
import io.greenline.backend.Outbox;
import io.greenline.calendar.Overrides;
import io.greenline.caller.CallbackBook;
import io.greenline.caller.Handovers;
import io.greenline.caller.NoticeBoard;

/**
 * What dialplans can reach beside the telephone: each part is safe for the threads of all calls.
 *
 * @param backends the utility's own systems
 * @param outbox messages that are delivered later
 * @param notices what is announced now
 * @param callbacks who wants to be called back
 * @param handovers what other channels left for a caller
 * @param overrides what overrides the calendars
 */
public record Outside(
        Backends backends,
        Outbox outbox,
        NoticeBoard notices,
        CallbackBook callbacks,
        Handovers handovers,
        Overrides overrides) {

    /** Where there is nothing outside. */
    public static final Outside NONE = new Outside(
            Backends.NONE, Outbox.NONE, NoticeBoard.NONE, CallbackBook.NONE, Handovers.NONE, Overrides.NONE);
}
