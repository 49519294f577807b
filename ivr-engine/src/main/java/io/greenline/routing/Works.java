package io.greenline.routing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of the core for one plan, put together, and what is done when something is due. */
final class Works {
    final Board board;
    final Staff staff;
    final Lines lines;
    final Tickets tickets;
    final DialRules rules;
    final Estimates estimates;
    final SurgeWatch surge;
    final Offers offers;
    final CallbackDesk callbacks;
    final Widening widening;
    final Duty duty;
    final Matching matching;
    final Door door;

    Works(RoutingPlan plan, long now) {
        board = new Board(plan, now);
        staff = new Staff(board);
        lines = new Lines(staff);
        tickets = new Tickets(board, lines);
        estimates = new Estimates(board, lines, staff);
        surge = new SurgeWatch(board, lines);
        rules = new DialRules(board);
        Absentees absentees = new Absentees(board, tickets, rules);
        Choice choice = new Choice(board, lines, staff, rules);
        offers = new Offers(board, lines, staff, tickets, absentees, new Reasons(board, lines, staff, choice));
        callbacks = new CallbackDesk(board, lines, tickets, offers, staff, choice, estimates, absentees, rules);
        widening = new Widening(board, lines, staff, tickets, estimates);
        duty = new Duty(board, lines, staff, offers, widening);
        matching = new Matching(board, staff, choice, offers, callbacks);
        door = new Door(board, lines, staff, tickets, widening, estimates, surge, callbacks, matching);
    }

    /** Does everything that is due by now, first come first, and brings together whoever fits after each. */
    void catchUp() {
        matching.settle();
        for (Timed due = board.deadlines.due(board.now); due != null; due = board.deadlines.due(board.now)) {
            switch (due) {
                case Post post -> duty.attend(post);
                case Ticket ticket -> attend(ticket);
            }
            matching.settle();
        }
    }

    private void attend(Ticket ticket) {
        switch (ticket.state) {
            case WAITING -> attendWaiting(ticket);
            case OFFERED, AWAITED -> {
                widening.lookAtPromise(ticket);
                widening.lookAtWait(ticket);
                Offer offer = ticket.offer;
                if (offer != null && offer.until <= board.now) {
                    offers.expire(ticket, offer);
                }
            }
            case TALKING -> {}
            case VIRTUAL -> {
                widening.lookAtWait(ticket);
                tickets.regroup(ticket);
                callbacks.look(ticket);
            }
            case DIALLED -> callbacks.missed(ticket, "no news of it");
        }
        if (isHere(ticket)) {
            tickets.schedule(ticket);
        }
    }

    private void attendWaiting(Ticket ticket) {
        widening.lookAtPromise(ticket);
        widening.lookAtWait(ticket);
        if (ticket.avoided != null && ticket.avoidedUntil <= board.now) {
            ticket.avoided = null;
            board.fresh.add(ticket);
        }
        widening.apply(ticket);
        if (!isHere(ticket)) {
            return;
        }
        tickets.regroup(ticket);
        if (tickets.leaveDue(ticket) <= board.now) {
            tickets.turnAway(ticket, Decision.TurnedAway.Reason.TIMEOUT);
        }
    }

    private boolean isHere(Ticket ticket) {
        return board.tickets.get(ticket.id) == ticket;
    }

    /** All callers in their order. */
    List<Ticket> everybody() {
        List<Ticket> all = new ArrayList<>(board.tickets.values());
        all.sort(null);
        return all;
    }

    /** A queue's hours begin or end. */
    void tellHours(io.greenline.telephony.QueueId id, boolean open) {
        board.book(id).open = open;
        if (!open) {
            for (Group group : List.copyOf(lines.all)) {
                if (group.queue.id().equals(id)) {
                    Duty.callers(group).forEach(widening::apply);
                }
            }
        }
    }

    @Nullable
    Ticket ticket(TicketId id) {
        return board.tickets.get(id);
    }
}
