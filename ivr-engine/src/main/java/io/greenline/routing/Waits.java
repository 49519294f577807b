package io.greenline.routing;

import org.jspecify.annotations.Nullable;

/**
 * Who has been on the line how long: a list in the order in which they came onto it, last those who came back from a talk or
 * were called back. Nobody leaves it by being offered or moved.
 */
final class Waits {
    private final Board board;
    private @Nullable Ticket first;
    private @Nullable Ticket last;

    Waits(Board board) {
        this.board = board;
    }

    /** Somebody is on the line from now on. */
    void begin(Ticket ticket) {
        ticket.onLine = board.now;
        append(ticket);
    }

    /** Adds one who came onto the line no earlier than all others. */
    void append(Ticket ticket) {
        ticket.earlier = last;
        ticket.later = null;
        if (last == null) {
            first = ticket;
        } else {
            last.later = ticket;
        }
        last = ticket;
    }

    /** Somebody talks, or is on the line no longer. Nothing for one who is not in the list. */
    void end(Ticket ticket) {
        if (ticket.earlier == null && first != ticket) {
            return;
        }
        if (ticket.earlier == null) {
            first = ticket.later;
        } else {
            ticket.earlier.later = ticket.later;
        }
        if (ticket.later == null) {
            last = ticket.earlier;
        } else {
            ticket.later.earlier = ticket.earlier;
        }
        ticket.earlier = null;
        ticket.later = null;
    }

    /** Since when the one waits who has been on the line longest; {@link Moments#NEVER} when nobody waits. */
    long longestSince() {
        return first == null ? Moments.NEVER : first.onLine;
    }
}
