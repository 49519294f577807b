package io.greenline.routing;

import io.greenline.routing.RoutingSnapshot.OfferOpen.Phase;
import io.greenline.routing.RoutingSnapshot.PromiseState;
import io.greenline.routing.Standing.TicketState;
import io.greenline.telephony.PhoneNumber;
import java.time.Instant;
import java.util.Optional;

/** Customers who hung up and keep their place: when they are dialled, and what becomes of it. */
final class CallbackDesk {
    private final Board board;
    private final Lines lines;
    private final Tickets tickets;
    private final Offers offers;
    private final Staff staff;
    private final Choice choice;
    private final Estimates estimates;
    private final Absentees absentees;
    private final DialRules rules;

    CallbackDesk(
            Board board,
            Lines lines,
            Tickets tickets,
            Offers offers,
            Staff staff,
            Choice choice,
            Estimates estimates,
            Absentees absentees,
            DialRules rules) {
        this.board = board;
        this.lines = lines;
        this.tickets = tickets;
        this.offers = offers;
        this.staff = staff;
        this.choice = choice;
        this.estimates = estimates;
        this.absentees = absentees;
        this.rules = rules;
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
                board.now,
                notBefore,
                from,
                Moments.plus(from, Moments.of(rules.terms(ticket).expiry())));
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
            absentees.drop(ticket, "expired");
            return;
        }
        if (callback.nextAttempt <= board.now) {
            lines.canBeDialled(ticket);
            switch (rules.first(ticket)) {
                case CUSTOMER -> {
                    if (isNear(ticket)) {
                        dial(ticket);
                    }
                }
                // Not before the turn of everybody on the line has been looked at, who may be before her.
                case AGENT -> board.fresh.add(ticket);
            }
        }
        tickets.schedule(ticket);
    }

    private boolean isNear(Ticket ticket) {
        if (!rules.mayDial(ticket)) {
            return false;
        }
        long wait = estimates.likely(ticket);
        return (wait >= 0 && wait <= Moments.of(rules.terms(ticket).lead())) || choice.agentFor(ticket) != null;
    }

    /** Dials a customer, unless the hour forbids it. */
    void dial(Ticket ticket) {
        Callback callback = ticket.callback;
        if (callback == null || !rules.mayDial(ticket)) {
            return;
        }
        lines.isDialled(ticket);
        absentees.dial(ticket, callback, Optional.empty());
        tickets.schedule(ticket);
    }

    /** The customer waits on the line, where her place is; an agent who stands by for her does so no longer. */
    void reached(Ticket ticket) {
        Offer offer = ticket.offer;
        switch (ticket.state) {
            case VIRTUAL, DIALLED -> onTheLine(ticket);
            case AWAITED -> {
                if (offer != null && offer.phase == Phase.ACCEPTED) {
                    offers.reached(ticket, offer);
                } else if (offer != null) {
                    offers.end(ticket, offer, "the customer called herself");
                    onTheLine(ticket);
                    staff.refresh(offer.post);
                }
            }
            case WAITING, OFFERED, TALKING -> {}
        }
    }

    private void onTheLine(Ticket ticket) {
        lines.leave(ticket);
        ticket.reached = true;
        board.waits.begin(ticket);
        tickets.wait(ticket);
    }

    /** She was not reached. News of a call that is over already changes nothing. */
    void missed(Ticket ticket, String how) {
        Callback callback = ticket.callback;
        Offer offer = ticket.offer;
        if (callback == null) {
            return;
        }
        if (ticket.state == TicketState.DIALLED) {
            absentees.missed(ticket, callback, how);
        } else if (ticket.state == TicketState.AWAITED && offer != null && offer.phase == Phase.ACCEPTED) {
            offers.notReached(ticket, offer, callback, how);
        }
    }

    void cancelled(Ticket ticket, String why) {
        Offer offer = ticket.offer;
        if (!ticket.isAbsent()) {
            return;
        }
        if (offer != null) {
            offers.end(ticket, offer, "callback cancelled");
        }
        tickets.gone(ticket, "callback cancelled: " + why, board.now);
        if (offer != null) {
            staff.refresh(offer.post);
        }
    }

    /** Gives a callback up and has somebody told. */
    void drop(Ticket ticket, String why) {
        absentees.drop(ticket, why);
    }
}
