package io.greenline.routing;

import io.greenline.routing.CallbackTerms.First;
import io.greenline.routing.Standing.TicketState;
import java.time.Duration;
import java.util.Optional;

/** What the plan and the hour say of dialling a customer. */
final class DialRules {
    private static final CallbackTerms USUAL = new CallbackTerms(
            Optional.empty(),
            3,
            Duration.ofMinutes(15),
            Duration.ofMinutes(2),
            Duration.ofDays(1),
            Integer.MAX_VALUE,
            First.CUSTOMER);

    private final Board board;

    DialRules(Board board) {
        this.board = board;
    }

    /** The terms of the queue where she is, else of the one that she wanted. */
    CallbackTerms terms(Ticket ticket) {
        Queue home = board.plan.queues().get(ticket.wish.queue());
        return ticket.queue
                .callback()
                .or(() -> Optional.ofNullable(home).flatMap(Queue::callback))
                .orElse(USUAL);
    }

    /** Whether the hour allows it. */
    boolean mayDial(Ticket ticket) {
        QueueBook book = board.book(ticket.queue.id());
        return book.mayDial && (book.open || terms(ticket).window().isPresent());
    }

    /** Who is called first for one whose time has come. */
    First first(Ticket ticket) {
        return terms(ticket).order();
    }

    /** Whether an agent may be offered to her: who is to be called first, and whose time has come. */
    boolean awaitsAgent(Ticket ticket) {
        return ticket.state == TicketState.VIRTUAL
                && ticket.group != null
                && ticket.group.dialable.contains(ticket)
                && first(ticket) == First.AGENT
                && mayDial(ticket);
    }
}
