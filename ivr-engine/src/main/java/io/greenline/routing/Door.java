package io.greenline.routing;

import io.greenline.routing.Decision.TurnedAway.Reason;
import io.greenline.routing.Overflow.Then;
import io.greenline.routing.Overflow.When;
import io.greenline.telephony.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who comes in: a caller joins, comes back, or cannot wait at all. */
final class Door {
    /** Where more than these wait, estimates are compared with what came of them for one caller in eight: it takes time. */
    private static final int COMPARED_ALL = 64;

    private static final int ONE_IN = 8;

    private final Board board;
    private final Lines lines;
    private final Staff staff;
    private final Tickets tickets;
    private final Widening widening;
    private final Estimates estimates;
    private final SurgeWatch surge;
    private final CallbackDesk callbacks;
    private final Matching matching;

    Door(
            Board board,
            Lines lines,
            Staff staff,
            Tickets tickets,
            Widening widening,
            Estimates estimates,
            SurgeWatch surge,
            CallbackDesk callbacks,
            Matching matching) {
        this.board = board;
        this.lines = lines;
        this.staff = staff;
        this.tickets = tickets;
        this.widening = widening;
        this.estimates = estimates;
        this.surge = surge;
        this.callbacks = callbacks;
        this.matching = matching;
    }

    /** Who is called back and joins was reached; who waits already is not doubled. */
    void join(TicketId id, Wish wish) {
        Ticket known = board.tickets.get(id);
        if (known != null) {
            callbacks.reached(known);
            return;
        }
        if (wish.since().isEmpty()) {
            surge.arrived();
        }
        Queue queue = board.plan.queues().get(wish.queue());
        if (queue == null) {
            board.say(new Decision.TurnedAway(id, wish.queue(), Reason.UNKNOWN_QUEUE));
            board.say(new Decision.Gone(id, wish.queue(), "unknown queue", Duration.ZERO));
            return;
        }
        letIn(ticket(id, wish, queue));
    }

    /** Who wants to be called back takes no place on the line: no rule of those who wait is asked. */
    void joinToBeCalled(TicketId id, Wish wish, PhoneNumber number, Optional<Instant> notBefore) {
        Ticket known = board.tickets.get(id);
        Queue queue = board.plan.queues().get(wish.queue());
        if (known != null) {
            callbacks.wanted(known, number, notBefore);
        } else if (queue == null) {
            join(id, wish);
        } else {
            Ticket ticket = ticket(id, wish, queue);
            board.tickets.put(id, ticket);
            tickets.wait(ticket);
            callbacks.wanted(ticket, number, notBefore);
        }
    }

    private Ticket ticket(TicketId id, Wish wish, Queue queue) {
        long joined = wish.since()
                .map(since -> Math.min(Moments.of(since), board.now))
                .orElse(board.now);
        Ticket ticket = new Ticket(id, wish, queue, wish.tier().orElse(queue.tier()), joined);
        ticket.key = key(wish, queue, joined);
        return ticket;
    }

    static long key(Wish wish, @Nullable Queue home, long joined) {
        long boost = Moments.of(wish.boost()) + (home == null ? 0 : Moments.of(home.boost()));
        return joined - boost;
    }

    private void letIn(Ticket ticket) {
        board.tickets.put(ticket.id, ticket);
        board.waits.begin(ticket);
        if (ticket.wish.since().isEmpty() && isFull(ticket)) {
            tickets.turnAway(ticket, Reason.FULL);
            return;
        }
        tickets.wait(ticket);
        widening.apply(ticket);
        if (ticket.group == null) {
            return;
        }
        if (!board.book(ticket.queue.id()).open && !isWidenedWhenClosed(ticket)) {
            tickets.turnAway(ticket, Reason.CLOSED);
        } else if (isHopeless(ticket)) {
            tickets.turnAway(ticket, Reason.UNSTAFFED);
        } else {
            findPlace(ticket);
        }
    }

    /** Who need not wait is not sent elsewhere because others do. */
    private void findPlace(Ticket ticket) {
        matching.settle();
        if (ticket.group != null) {
            widening.applyToLast(ticket);
        }
        if (ticket.group != null && (lines.total() <= COMPARED_ALL || ticket.height % ONE_IN == 0)) {
            ticket.expected = estimates.likely(ticket);
        }
    }

    private boolean isFull(Ticket ticket) {
        return widening.isFull(ticket.queue, ticket.tier) || (!ticket.tier.isDanger() && !surge.admits());
    }

    private boolean isWidenedWhenClosed(Ticket ticket) {
        return hasRule(ticket, true, Door::isWidenedByClosing);
    }

    private static boolean isWidenedByClosing(Overflow rule) {
        return rule.when() instanceof When.Closed
                && (rule.then() instanceof Then.AnyAgent || rule.then() instanceof Then.Relax);
    }

    /** Whether nobody in the plan can take this call, now or when it has been widened. */
    private boolean isHopeless(Ticket ticket) {
        return ticket.group != null
                && ticket.group.able.isEmpty()
                && ticket.queue.needs().stream()
                        .noneMatch(need -> need.relaxAfter().isPresent())
                && !hasRule(ticket, false, rule -> !(rule.then() instanceof Then.Alarm));
    }

    /** Whether one of the rules of her queue that were applied, or were not yet, is such a one. */
    private static boolean hasRule(Ticket ticket, boolean applied, java.util.function.Predicate<Overflow> such) {
        for (int i = 0; i < ticket.queue.overflow().size(); i++) {
            if (ticket.hasDone(ticket.queue, i) == applied
                    && such.test(ticket.queue.overflow().get(i))) {
                return true;
            }
        }
        return false;
    }

    /** A caller on the line goes. */
    void leave(Ticket ticket, String why) {
        Offer offer = ticket.offer;
        switch (ticket.state) {
            case WAITING -> tickets.gone(ticket, why, board.now);
            case OFFERED -> {
                if (offer != null) {
                    leaveOffered(ticket, offer, why);
                }
            }
            case TALKING -> {
                if (offer != null) {
                    matching.hangUp(ticket, offer, why);
                }
            }
            case VIRTUAL, DIALLED, AWAITED -> {}
        }
    }

    /** It is not the agent's doing: the agent is as long idle as before. */
    private void leaveOffered(Ticket ticket, Offer offer, String why) {
        matching.withdraw(ticket, offer, "caller gone");
        tickets.gone(ticket, why, board.now);
        staff.refresh(offer.post);
    }
}
