package io.greenline.routing;

import io.greenline.telephony.QueueId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What all parts of the core share: the time of the event, the plan, the callers, and what has been decided so far. */
final class Board {
    final RoutingPlan plan;
    final Map<TicketId, Ticket> tickets = new HashMap<>();
    final Map<OfferId, Ticket> offers = new HashMap<>();
    final Deadlines deadlines = new Deadlines();
    final Waits waits = new Waits(this);
    private final Map<QueueId, QueueBook> books = new HashMap<>();
    /** Callers for whom an agent is to be looked: they have just come, or more agents can serve them than before. */
    final List<Ticket> fresh = new ArrayList<>();

    private List<Decision> said = new ArrayList<>();
    long now;
    long nextOffer = 1;

    Board(RoutingPlan plan, long now) {
        this.plan = plan;
        this.now = now;
        plan.queues().keySet().forEach(queue -> books.put(queue, new QueueBook(queue)));
    }

    void say(Decision decision) {
        said.add(decision);
    }

    /** What has been decided since this was asked last. */
    List<Decision> decided() {
        List<Decision> all = said;
        said = new ArrayList<>();
        return java.util.Collections.unmodifiableList(all);
    }

    /** What is known of a queue; of one that is not in the plan any more, nothing that is kept. */
    QueueBook book(QueueId queue) {
        QueueBook book = books.get(queue);
        return book == null ? new QueueBook(queue) : book;
    }
}
