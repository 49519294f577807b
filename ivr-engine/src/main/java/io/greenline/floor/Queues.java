package io.greenline.floor;

import io.greenline.routing.TicketId;
import io.greenline.routing.Wish;
import io.greenline.telephony.PhoneNumber;
import io.greenline.telephony.QueueId;
import java.time.ZoneId;
import java.util.Optional;

/** Where a call waits for a person. Thread-safe; nothing here blocks. */
public interface Queues {

    /** Where nobody has set up queues: the endpoint of a queue's name rings. */
    static Queues none() {
        return new NoQueues();
    }

    /** Whether this queue is in the plan. One that is not rings the endpoint of its name. */
    boolean has(QueueId queue);

    /**
     * Joins, or takes up the place that this ticket has already: after a restart, or by a callback.
     *
     * @param attention called on any thread when {@link Seat#word} has something new; returns at once
     */
    Seat join(TicketId ticket, Wish wish, Runnable attention);

    /**
     * The same, with what an agent's screen is to show.
     *
     * @param card of the caller who joins or comes back
     */
    Seat join(TicketId ticket, Wish wish, CallerCard card, Runnable attention);

    /** The place of somebody who waits to be called back on this number, however it is written. */
    Optional<TicketId> callbackOf(PhoneNumber number);

    /** The person does not want to be called back any more; a ticket that is none of a callback is left alone. */
    void cancelCallback(TicketId ticket, String why);

    /** Where the times of day are that a queue calls people back. */
    ZoneId zone(QueueId queue);

    /** The name of the surge level that holds; {@code none} when none does. */
    String surge();

    /**
     * The call that had this ticket is over, or has not been found again by a restarted engine: whoever still has the place by
     * it has abandoned it. A person who waits to be called back keeps hers.
     */
    void gone(TicketId ticket);
}
