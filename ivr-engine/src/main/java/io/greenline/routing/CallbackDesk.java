package io.greenline.routing;

import io.greenline.routing.RoutingSnapshot.PromiseState;
import io.greenline.routing.Standing.TicketState;
import io.greenline.telephony.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Customers who hung up and keep their place: when they are dialled, and what becomes of it. */
final class CallbackDesk {
    /** From dialling to a customer who has shown to be a person; news that comes later is too late. */
    static final long DIALLING = 180 * Moments.SECOND;

    /** Who is told of a callback that is given up. */
    static final String TOLD = "callbacks";

    private static final CallbackTerms USUAL = new CallbackTerms(
            Optional.empty(),
            3,
            Duration.ofMinutes(15),
            Duration.ofMinutes(2),
            Duration.ofDays(1),
            Integer.MAX_VALUE,
            CallbackTerms.First.CUSTOMER);

    private final Board board;
    private final Lines lines;
    private final Tickets tickets;
    private final Offers offers;
    private final Staff staff;
    private final Choice choice;
    private final Estimates estimates;

    CallbackDesk(
            Board board, Lines lines, Tickets tickets, Offers offers, Staff staff, Choice choice, Estimates estimates) {
        this.board = board;
        this.lines = lines;
        this.tickets = tickets;
        this.offers = offers;
        this.staff = staff;
        this.choice = choice;
        this.estimates = estimates;
    }

    /** A caller hangs up and keeps her place. Nothing for one who talks, or is to be called back already. */
    void wanted(Ticket ticket, PhoneNumber number, Optional<Instant> notBefore) {
        Offer offer = ticket.offer;
        if (ticket.state != TicketState.WAITING && ticket.state != TicketState.OFFERED) {
            return;
        }
        if (offer != null) {
            offers.end(ticket, offer, "caller wants a callback");
        }
        lines.leave(ticket);
        board.waits.end(ticket);
        long from = notBefore.map(at -> Math.max(Moments.of(at), board.now)).orElse(board.now);
        ticket.callback = new Callback(
                number,
                notBefore,
                from,
                Moments.plus(from, Moments.of(terms(ticket).expiry())));
        ticket.promise = PromiseState.OVER;
        ticket.expected = -1;
        ticket.reached = false;
        ticket.state = TicketState.VIRTUAL;
        lines.enter(ticket, board.now);
        if (offer != null) {
            staff.refresh(offer.post);
        }
        look(ticket);
    }

    /** Looks whether it is time to dial a customer, or to give up. */
    void look(Ticket ticket) {
        Callback callback = ticket.callback;
        if (callback == null || ticket.state != TicketState.VIRTUAL) {
            return;
        }
        if (callback.expires <= board.now) {
            drop(ticket, "expired");
            return;
        }
        if (callback.nextAttempt <= board.now) {
            lines.canBeDialled(ticket);
            if (isNear(ticket)) {
                dial(ticket);
            }
        }
        tickets.schedule(ticket);
    }

    private boolean isNear(Ticket ticket) {
        if (!mayDial(ticket)) {
            return false;
        }
        long wait = estimates.likely(ticket);
        return (wait >= 0 && wait <= Moments.of(terms(ticket).lead())) || choice.agentFor(ticket) != null;
    }

    private boolean mayDial(Ticket ticket) {
        QueueBook book = board.book(ticket.queue.id());
        return book.mayDial && (book.open || terms(ticket).window().isPresent());
    }

    /** Dials a customer, unless the hour forbids it. */
    void dial(Ticket ticket) {
        Callback callback = ticket.callback;
        if (callback == null || !mayDial(ticket)) {
            return;
        }
        callback.attempts++;
        callback.nextAttempt = Moments.plus(board.now, DIALLING);
        lines.isDialled(ticket);
        board.say(new Decision.DialBack(ticket.id, ticket.queue.id(), callback.number, callback.attempts));
        tickets.schedule(ticket);
    }

    /** The customer waits on the line, where her place is. */
    void reached(Ticket ticket) {
        if (ticket.state == TicketState.DIALLED || ticket.state == TicketState.VIRTUAL) {
            lines.leave(ticket);
            ticket.reached = true;
            board.waits.begin(ticket);
            tickets.wait(ticket);
        }
    }

    void missed(Ticket ticket, String how) {
        Callback callback = ticket.callback;
        if (callback == null || ticket.state != TicketState.DIALLED) {
            return;
        }
        CallbackTerms terms = terms(ticket);
        if (callback.attempts >= terms.attempts()) {
            drop(ticket, "not reached in " + callback.attempts + " calls, the last one: " + how);
            return;
        }
        ticket.state = TicketState.VIRTUAL;
        callback.nextAttempt = Moments.plus(board.now, Moments.of(terms.every()));
        tickets.schedule(ticket);
    }

    void cancelled(Ticket ticket, String why) {
        if (ticket.state == TicketState.VIRTUAL || ticket.state == TicketState.DIALLED) {
            tickets.gone(ticket, "callback cancelled: " + why, board.now);
        }
    }

    /** Gives a callback up and has somebody told. */
    void drop(Ticket ticket, String why) {
        board.say(new Decision.CallbackDropped(ticket.id, ticket.queue.id(), why));
        board.say(new Decision.Alarmed(ticket.id, ticket.queue.id(), TOLD, "a callback is given up: " + why));
        tickets.gone(ticket, "callback dropped", board.now);
    }

    private CallbackTerms terms(Ticket ticket) {
        Queue home = board.plan.queues().get(ticket.wish.queue());
        return ticket.queue
                .callback()
                .or(() -> Optional.ofNullable(home).flatMap(Queue::callback))
                .orElse(USUAL);
    }
}
