package io.greenline.floor;

import io.greenline.routing.TicketId;
import io.greenline.routing.Wish;
import io.greenline.telephony.QueueId;

/** See {@link Queues#none}. */
final class NoQueues implements Queues {
    @Override
    public boolean has(QueueId queue) {
        return false;
    }

    @Override
    public Seat join(TicketId ticket, Wish wish, Runnable attention) {
        throw new IllegalStateException("there are no queues to join: " + wish.queue());
    }
}
