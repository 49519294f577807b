package io.greenline.routing;

import io.greenline.routing.Standing.TicketState;
import java.util.Optional;

/** What becomes of customers who hold a place without being on the line: they are dialled, missed, and given up at last. */
final class Absentees {
    /** From dialling to a customer who has shown to be a person; news that comes later is too late. */
    static final long DIALLING = 180 * Moments.SECOND;

    /** Who is told of a callback that is given up. */
    static final String TOLD = "callbacks";

    private final Board board;
    private final Tickets tickets;
    private final DialRules rules;

    Absentees(Board board, Tickets tickets, DialRules rules) {
        this.board = board;
        this.tickets = tickets;
        this.rules = rules;
    }

    /** Has a customer dialled; the next attempt is to be known over by {@link Callback#nextAttempt}. */
    void dial(Ticket ticket, Callback callback, Optional<OfferId> standsBy) {
        callback.attempts++;
        callback.nextAttempt = Moments.plus(board.now, DIALLING);
        board.say(new Decision.DialBack(ticket.id, ticket.queue.id(), callback.number, callback.attempts, standsBy));
    }

    /** Whether the hour allows to dial her. */
    boolean mayDial(Ticket ticket) {
        return rules.mayDial(ticket);
    }

    /** An attempt came to nothing: another one is made later, or she is given up. */
    void missed(Ticket ticket, Callback callback, String how) {
        CallbackTerms terms = rules.terms(ticket);
        if (callback.attempts >= terms.attempts()) {
            drop(ticket, "not reached in " + callback.attempts + " calls, the last one: " + how);
            return;
        }
        callback.nextAttempt = Moments.plus(board.now, Moments.of(terms.every()));
        tickets.absent(ticket, TicketState.VIRTUAL);
    }

    /** Gives a callback up and has somebody told. */
    void drop(Ticket ticket, String why) {
        board.say(new Decision.CallbackDropped(ticket.id, ticket.queue.id(), why));
        board.say(new Decision.Alarmed(ticket.id, ticket.queue.id(), TOLD, "a callback is given up: " + why));
        tickets.gone(ticket, "callback dropped", board.now);
    }
}
