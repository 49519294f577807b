package io.greenline.floor;

import io.greenline.routing.TicketId;
import io.greenline.routing.Wish;
import io.greenline.telephony.PhoneNumber;
import io.greenline.telephony.QueueId;
import java.time.ZoneId;
import java.util.Optional;

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

    @Override
    public Seat join(TicketId ticket, Wish wish, CallerCard card, Runnable attention) {
        return join(ticket, wish, attention);
    }

    @Override
    public Optional<TicketId> callbackOf(PhoneNumber number) {
        return Optional.empty();
    }

    @Override
    public void cancelCallback(TicketId ticket, String why) {
        // There is none.
    }

    @Override
    public ZoneId zone(QueueId queue) {
        throw new IllegalStateException("there are no queues that call back: " + queue);
    }

    @Override
    public String surge() {
        return "none";
    }

    @Override
    public void gone(TicketId ticket) {
        // Nobody waited.
    }
}
