package io.greenline.routing;

import org.jspecify.annotations.Nullable;

/**
 * Brings callers and agents together until nobody who waits could be offered to anybody who is idle. Only those for whom
 * something has changed are looked at: between events no pair is left that fits.
 */
final class Matching {
    private final Board board;
    private final Staff staff;
    private final Choice choice;
    private final Offers offers;
    private final CallbackDesk callbacks;

    Matching(Board board, Staff staff, Choice choice, Offers offers, CallbackDesk callbacks) {
        this.board = board;
        this.staff = staff;
        this.choice = choice;
        this.offers = offers;
        this.callbacks = callbacks;
    }

    void hangUp(Ticket ticket, Offer offer, String why) {
        offers.hangUp(ticket, offer, why);
    }

    void withdraw(Ticket ticket, Offer offer, String why) {
        offers.end(ticket, offer, why);
    }

    void settle() {
        while (!staff.fresh.isEmpty() || !board.fresh.isEmpty()) {
            Ticket best = first(firstOfAgents(), firstOfCallers());
            Post post = best == null ? null : choice.agentFor(best);
            if (best != null && post != null) {
                offers.make(best, post);
            }
        }
    }

    /** The first caller of all whom an agent could take who has just become free. Who finds nobody is not looked at again. */
    private @Nullable Ticket firstOfAgents() {
        Ticket best = null;
        for (int i = staff.fresh.size() - 1; i >= 0; i--) {
            Post post = staff.fresh.get(i);
            Ticket caller = post.listed
                    ? first(choice.callerFor(post), choice.absentFor(post, CallbackTerms.First.AGENT))
                    : null;
            if (post.listed) {
                dial(post, caller);
            }
            if (caller == null) {
                staff.fresh.remove(i);
            }
            best = first(best, caller);
        }
        return best;
    }

    /** The first of those who have just come whom an idle agent could take. */
    private @Nullable Ticket firstOfCallers() {
        Ticket best = null;
        for (int i = board.fresh.size() - 1; i >= 0; i--) {
            Ticket ticket = board.fresh.get(i);
            boolean fits = choice.isToBeOffered(ticket) && choice.agentFor(ticket) != null;
            if (fits) {
                best = first(best, ticket);
            } else {
                board.fresh.remove(i);
            }
        }
        return best;
    }

    /** Dials one customer for an agent who became free, where her turn is before that of whoever could be offered. */
    private void dial(Post post, @Nullable Ticket caller) {
        if (post.mayDial) {
            post.mayDial = false;
            Ticket absent = choice.absentFor(post, CallbackTerms.First.CUSTOMER);
            if (absent != null && (caller == null || absent.compareTo(caller) < 0)) {
                callbacks.dial(absent);
            }
        }
    }

    private static @Nullable Ticket first(@Nullable Ticket one, @Nullable Ticket other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) <= 0 ? one : other;
    }
}
