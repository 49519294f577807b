package io.greenline.floor;

import io.greenline.journal.Event;
import io.greenline.routing.RoutingEvent.Left.Leaving;
import io.greenline.routing.TicketId;
import io.greenline.routing.Wish;
import io.greenline.telephony.CallId;
import java.time.Instant;

/** The ticket of one who writes: what she has joined with, and how she joins again with more urgency. Guarded by its owner. */
final class TextTicket {
    private final Floor floor;
    private final TicketId id;
    private final CallerCard card;
    private final TextRecord record;
    private final Runnable attention;
    private final Instant since;
    private Wish wish;
    private Seat seat;

    /**
     * Joins.
     *
     * @param attention called when there is something new on the seat, on any thread
     */
    TextTicket(Floor floor, CallId call, Wish wish, CallerCard card, TextRecord record, Runnable attention) {
        this.floor = floor;
        this.id = new TicketId(call.value());
        this.card = card;
        this.record = record;
        this.attention = attention;
        this.since = floor.time();
        this.wish = wish;
        this.seat = join(floor, id, wish, card, record, attention);
    }

    private static Seat join(
            Floor floor, TicketId id, Wish wish, CallerCard card, TextRecord record, Runnable attention) {
        record.happened(new Event.QueueJoined(
                wish.queue(),
                id.value(),
                wish.tier().map(tier -> Integer.toString(tier.number())).orElse(""),
                wish.about()));
        return floor.join(id, wish, card, attention);
    }

    Wish wish() {
        return wish;
    }

    Seat seat() {
        return seat;
    }

    /** When she first joined. */
    Instant since() {
        return since;
    }

    /** Leaves her place and joins again under the same ticket. */
    void joinAgain(Wish raised) {
        seat.leave(Leaving.HANDED_BACK);
        wish = raised;
        seat = join(floor, id, raised, card, record, attention);
    }
}
