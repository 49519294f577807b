package io.greenline.floor;

import io.greenline.routing.TicketId;
import io.greenline.routing.Wish;
import io.greenline.telephony.QueueId;

/** Where a call waits for a person. Thread-safe; nothing here blocks. */
public interface Queues {

    /** Where nobody has set up queues: the endpoint of a queue's name rings. */
    Queues NONE = new NoQueues();

    /** Whether this queue is in the plan. One that is not rings the endpoint of its name. */
    boolean has(QueueId queue);

    /**
     * Joins, or takes up the place that this ticket has already: after a restart, or by a callback.
     *
     * @param attention called on any thread when {@link Seat#word} has something new; returns at once
     */
    Seat join(TicketId ticket, Wish wish, Runnable attention);
}
