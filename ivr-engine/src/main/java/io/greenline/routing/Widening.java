package io.greenline.routing;

import io.greenline.routing.Decision.TurnedAway.Reason;
import io.greenline.routing.Overflow.Then;
import io.greenline.routing.Overflow.When;
import io.greenline.routing.RoutingSnapshot.PromiseState;
import io.greenline.telephony.QueueId;
import java.time.Duration;

/** What is done for those who wait too long or cannot be served: overflow rules, and promises that are broken. */
final class Widening {
    private final Board board;
    private final Lines lines;
    private final Staff staff;
    private final Tickets tickets;
    private final Estimates estimates;

    Widening(Board board, Lines lines, Staff staff, Tickets tickets, Estimates estimates) {
        this.board = board;
        this.lines = lines;
        this.staff = staff;
        this.tickets = tickets;
        this.estimates = estimates;
    }

    /** The caller rises a tier, once, when she has waited longer than was promised. */
    void lookAtPromise(Ticket ticket) {
        Queue home = board.plan.queues().get(ticket.wish.queue());
        if (home == null || home.promise().isEmpty() || tickets.promiseDue(ticket) > board.now) {
            return;
        }
        Tier from = ticket.tier;
        ticket.promise = PromiseState.BROKEN;
        rise(ticket);
        board.say(new Decision.PromiseBroken(
                ticket.id, ticket.queue.id(), home.promise().get(), from, ticket.tier));
    }

    /** The same for one who has waited long, whatever was promised: she would starve behind those who rise. */
    void lookAtWait(Ticket ticket) {
        if (tickets.riseDue(ticket) > board.now) {
            return;
        }
        Tier from = ticket.tier;
        rise(ticket);
        board.say(new Decision.WaitedLong(
                ticket.id, ticket.queue.id(), Moments.span(board.now - ticket.joined), from, ticket.tier));
    }

    private void rise(Ticket ticket) {
        if (ticket.risen) {
            return;
        }
        ticket.risen = true;
        boolean dialable = ticket.group != null && ticket.group.dialable.contains(ticket);
        boolean stands = ticket.group != null;
        if (stands) {
            lines.leave(ticket);
        }
        ticket.tier = ticket.tier.raised();
        if (stands) {
            lines.enter(ticket, board.now);
            board.fresh.add(ticket);
        }
        if (dialable) {
            lines.canBeDialled(ticket);
        }
    }

    /** Does what the rules of her queue say by now, each once; the queue may be another one after it. */
    void apply(Ticket ticket) {
        Queue queue = ticket.queue;
        for (int i = 0; i < queue.overflow().size() && ticket.isWaiting() && ticket.group != null; i++) {
            Overflow rule = queue.overflow().get(i);
            if (!ticket.hasDone(queue, i) && holds(rule.when(), ticket)) {
                ticket.done.add(new RoutingSnapshot.Done(queue.id(), i));
                perform(rule, ticket);
            }
            if (!ticket.queue.id().equals(queue.id())) {
                apply(ticket);
                return;
            }
        }
        reschedule(ticket);
    }

    private void reschedule(Ticket ticket) {
        if (ticket.group != null) {
            tickets.schedule(ticket);
        }
    }

    /** Does what is said of a long line, for one who has just entered it. */
    void applyToLast(Ticket ticket) {
        Queue queue = ticket.queue;
        for (int i = 0; i < queue.overflow().size() && ticket.isWaiting() && ticket.group != null; i++) {
            Overflow rule = queue.overflow().get(i);
            if (rule.when() instanceof When.Longer(int than)
                    && lines.waiting(queue.id()) > than
                    && ticket.queue.id().equals(queue.id())
                    && !ticket.hasDone(queue, i)) {
                ticket.done.add(new RoutingSnapshot.Done(queue.id(), i));
                perform(rule, ticket);
            }
        }
        reschedule(ticket);
    }

    private boolean holds(When when, Ticket ticket) {
        return switch (when) {
            case When.Waited(Duration time) -> Moments.plus(ticket.onLine, Moments.of(time)) <= board.now;
            case When.Closed() -> !board.book(ticket.queue.id()).open;
            case When.Unstaffed() -> ticket.group != null && !staff.isStaffed(ticket.group);
            case When.EstimatedOver(Duration time) -> estimates.likely(ticket) > Moments.of(time);
            // For those who come last: the others were there before the line grew long.
            case When.Longer(int _) -> false;
        };
    }

    private void perform(Overflow rule, Ticket ticket) {
        switch (rule.then()) {
            case Then.ToQueue(QueueId to) -> move(ticket, to, because(rule.when()));
            case Then.AnyAgent(), Then.Relax(Skill _) -> {
                board.say(new Decision.Widened(ticket.id, ticket.queue.id(), rule));
                tickets.regroup(ticket);
            }
            case Then.Alarm(String who) ->
                board.say(new Decision.Alarmed(ticket.id, ticket.queue.id(), who, because(rule.when())));
            case Then.Exit(Overflow.ExitWord by) -> tickets.turnAway(ticket, reason(by));
        }
    }

    /** A queue that is closed, full or not in the plan takes nobody over. */
    private void move(Ticket ticket, QueueId to, String because) {
        Queue target = staff.queue(to);
        if (target == null || to.equals(ticket.queue.id()) || !board.book(to).open || isFull(target, ticket.tier)) {
            return;
        }
        QueueId from = ticket.queue.id();
        lines.leave(ticket);
        ticket.queue = target;
        board.say(new Decision.Moved(ticket.id, from, to, because));
        tickets.wait(ticket);
    }

    boolean isFull(Queue queue, Tier tier) {
        return !tier.isDanger() && lines.waiting(queue.id()) >= queue.capacity();
    }

    private static Reason reason(Overflow.ExitWord by) {
        return switch (by) {
            case CALLBACK -> Reason.TO_CALLBACK;
            case VOICEMAIL -> Reason.TO_VOICEMAIL;
            case TEXT -> Reason.TO_TEXT;
            case OVERFLOW -> Reason.TO_OVERFLOW;
        };
    }

    private static String because(When when) {
        return switch (when) {
            case When.Waited(Duration time) -> "waited " + time.toSeconds() + " s";
            case When.Closed() -> "closed";
            case When.Unstaffed() -> "nobody who could take the call is signed in";
            case When.Longer(int than) -> "more than " + than + " wait";
            case When.EstimatedOver(Duration time) -> "the estimated wait is over " + time.toSeconds() + " s";
        };
    }
}
