package io.greenline.routing;

import io.greenline.routing.RoutingSnapshot.OfferOpen.Phase;
import io.greenline.routing.RoutingSnapshot.PromiseState;
import io.greenline.routing.Standing.TicketState;
import java.time.Duration;
import java.util.Locale;

/** The comings and goings of callers, and when something is due for one of them. */
final class Tickets {
    /** So often it is looked whether an estimate has grown beyond a limit, or a customer's turn is near. */
    private static final long LOOK_AGAIN = 5 * Moments.SECOND;

    private final Board board;
    private final Lines lines;

    Tickets(Board board, Lines lines) {
        this.board = board;
        this.lines = lines;
    }

    /** Somebody waits on the line, from now or again. */
    void wait(Ticket ticket) {
        ticket.state = TicketState.WAITING;
        lines.enter(ticket, board.now);
        board.fresh.add(ticket);
        schedule(ticket);
    }

    /** Somebody whose offer came to nothing has the place that she had before it. */
    void back(Ticket ticket, Offer offer) {
        switch (ticket.state) {
            case WAITING, OFFERED, TALKING -> wait(ticket);
            case VIRTUAL, DIALLED, AWAITED ->
                absent(ticket, offer.phase == Phase.ACCEPTED ? TicketState.DIALLED : TicketState.VIRTUAL);
        }
    }

    /** Somebody holds a place without being on the line. */
    void absent(Ticket ticket, TicketState state) {
        Callback callback = ticket.callback;
        ticket.state = state;
        if (ticket.group == null) {
            lines.enter(ticket, board.now);
        }
        if (callback != null && callback.nextAttempt <= board.now) {
            lines.canBeDialled(ticket);
            board.fresh.add(ticket);
        }
        schedule(ticket);
    }

    /** Puts a caller into the line to which she belongs by now, where that is another one than she is in. */
    void regroup(Ticket ticket) {
        if (lines.isMisplaced(ticket, board.now)) {
            boolean dialable = ticket.group != null && ticket.group.dialable.contains(ticket);
            lines.leave(ticket);
            lines.enter(ticket, board.now);
            if (dialable) {
                lines.canBeDialled(ticket);
            }
            board.fresh.add(ticket);
        }
    }

    void turnAway(Ticket ticket, Decision.TurnedAway.Reason reason) {
        board.say(new Decision.TurnedAway(ticket.id, ticket.queue.id(), reason));
        gone(ticket, reason.name().toLowerCase(Locale.ROOT).replace('_', ' '), board.now);
    }

    /** A caller is off the floor. */
    void gone(Ticket ticket, String why, long waitedUntil) {
        lines.leave(ticket);
        board.waits.end(ticket);
        board.tickets.remove(ticket.id);
        board.deadlines.remove(ticket);
        board.say(new Decision.Gone(ticket.id, ticket.queue.id(), why, Moments.span(waitedUntil - ticket.joined)));
    }

    /** Sets when something is due for her next. */
    void schedule(Ticket ticket) {
        board.deadlines.set(ticket, due(ticket));
    }

    private long due(Ticket ticket) {
        return switch (ticket.state) {
            case WAITING -> Math.min(upDue(ticket), waitingDue(ticket));
            case OFFERED, AWAITED -> Math.min(upDue(ticket), ticket.offer == null ? Moments.NEVER : ticket.offer.until);
            case TALKING -> Moments.NEVER;
            case VIRTUAL -> Math.min(riseDue(ticket), Math.min(virtualDue(ticket), relaxDue(ticket)));
            case DIALLED -> ticket.callback == null ? Moments.NEVER : ticket.callback.nextAttempt;
        };
    }

    /** When the promise to her is broken, unless she talks by then. */
    long promiseDue(Ticket ticket) {
        Queue home = board.plan.queues().get(ticket.wish.queue());
        if (ticket.promise != PromiseState.OPEN
                || home == null
                || home.promise().isEmpty()) {
            return Moments.NEVER;
        }
        return after(ticket.joined, home.promise().get().within());
    }

    /** When she has waited so long that she rises; never for one who has risen or cannot. */
    long riseDue(Ticket ticket) {
        return ticket.risen || ticket.tier.raised().equals(ticket.tier)
                ? Moments.NEVER
                : after(ticket.joined, board.plan.risesAfter());
    }

    private long upDue(Ticket ticket) {
        return Math.min(promiseDue(ticket), riseDue(ticket));
    }

    private long waitingDue(Ticket ticket) {
        long due = Math.min(leaveDue(ticket), relaxDue(ticket));
        if (ticket.avoided != null) {
            due = Math.min(due, ticket.avoidedUntil);
        }
        for (int i = 0; i < ticket.queue.overflow().size(); i++) {
            if (!ticket.hasDone(ticket.queue, i)) {
                due = Math.min(due, due(ticket.queue.overflow().get(i).when(), ticket));
            }
        }
        return due;
    }

    private long due(Overflow.When when, Ticket ticket) {
        return switch (when) {
            case Overflow.When.Waited(Duration time) -> after(ticket.onLine, time);
            case Overflow.When.EstimatedOver _ -> Moments.next(ticket.onLine, LOOK_AGAIN, board.now);
            case Overflow.When.Closed(), Overflow.When.Unstaffed(), Overflow.When.Longer(int _) -> Moments.NEVER;
        };
    }

    /** When her longest wait is over. */
    long leaveDue(Ticket ticket) {
        return after(ticket.onLine, ticket.wish.maxWait());
    }

    private long relaxDue(Ticket ticket) {
        long due = Moments.NEVER;
        for (Need need : ticket.queue.needs()) {
            long at = need.relaxAfter().isPresent()
                    ? after(ticket.joined, need.relaxAfter().get())
                    : Moments.NEVER;
            due = at > board.now ? Math.min(due, at) : due;
        }
        return due;
    }

    private long virtualDue(Ticket ticket) {
        Callback callback = ticket.callback;
        if (callback == null) {
            return Moments.NEVER;
        }
        long look = callback.nextAttempt > board.now
                ? callback.nextAttempt
                : Moments.next(ticket.joined, LOOK_AGAIN, board.now);
        return Math.min(callback.expires, look);
    }

    private static long after(long time, Duration span) {
        return Moments.plus(time, Moments.of(span));
    }
}
