package io.greenline.routing;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Who is next for an agent, and which agent is best for a caller. Callers have one order over all queues: agents who serve
 * several of them take whoever is first, so that no queue that shares agents is favoured but by its tier and boost.
 */
final class Choice {
    private final Board board;
    private final Lines lines;
    private final Staff staff;
    private final DialRules rules;

    Choice(Board board, Lines lines, Staff staff, DialRules rules) {
        this.board = board;
        this.lines = lines;
        this.staff = staff;
        this.rules = rules;
    }

    /** The first on the line whom an idle agent can be offered now; null when there is none. */
    @Nullable
    Ticket callerFor(Post post) {
        Ticket best = null;
        for (Group group : lines.heads) {
            if (best != null && group.head != null && group.head.compareTo(best) > 0) {
                break;
            }
            Ticket first = group.isAble(post.profile) ? group.firstFor(post, board.now) : null;
            if (first != null && !post.profile.isKeptFrom(first.tier) && (best == null || first.compareTo(best) < 0)) {
                best = first;
            }
        }
        return best;
    }

    /**
     * The first who waits for a callback and whom an idle agent could be offered now; null when there is none.
     *
     * @param order only of those for whom this one is called first
     */
    @Nullable
    Ticket absentFor(Post post, CallbackTerms.First order) {
        Ticket best = null;
        for (Group group : lines.dialable) {
            Ticket first = group.isAble(post.profile) ? firstAbsent(group, post, order) : null;
            if (first != null && !post.profile.isKeptFrom(first.tier) && (best == null || first.compareTo(best) < 0)) {
                best = first;
            }
        }
        return best;
    }

    private @Nullable Ticket firstAbsent(Group group, Post post, CallbackTerms.First order) {
        for (Ticket ticket : group.dialable) {
            boolean agent = order == CallbackTerms.First.AGENT;
            if (rules.first(ticket) != order || (agent && !rules.mayDial(ticket))) {
                if (group.queue.callback().isPresent()) {
                    // The same holds for everybody in this queue: thousands are not looked at.
                    return null;
                }
            } else if (!agent || !ticket.avoids(post, board.now)) {
                return ticket;
            }
        }
        return null;
    }

    /** Whether somebody is to be offered to an agent as soon as one is idle: who waits, or is called back by an agent first. */
    boolean isToBeOffered(Ticket ticket) {
        return ticket.group != null && (ticket.isWaiting() || rules.awaitsAgent(ticket));
    }

    /**
     * The agent for a caller: who talked to her before, while idle; else who fits best, then by the queue's strategy, then by
     * the id. Null when nobody is idle who can take the call.
     */
    @Nullable
    Post agentFor(Ticket ticket) {
        Group group = ticket.group == null ? lines.group(ticket, board.now) : ticket.group;
        Post known = ticket.wish.personally().map(staff::post).orElse(null);
        if (known != null && known.listed && mayTake(group, ticket, known)) {
            return known;
        }
        Post best = null;
        for (int i = nextAble(group, 0); i >= 0; i = nextAble(group, i + 1)) {
            Post candidate = bestOf(staff.profiles().get(i), group, ticket);
            if (candidate != null && (best == null || isBefore(group, candidate, best))) {
                best = candidate;
            }
        }
        return best;
    }

    /** The next profile from there on that is able and has somebody idle; -1 after the last. */
    int nextAble(Group group, int from) {
        BitSet idle = staff.idle;
        int next = idle.nextSetBit(from);
        while (next >= 0 && !group.able.get(next)) {
            next = idle.nextSetBit(next + 1);
        }
        return next;
    }

    /** Whom of a profile's idle agents she may be offered to first; null when to nobody. */
    @Nullable
    Post bestOf(Profile profile, Group group, Ticket ticket) {
        if (profile.isKeptFrom(ticket.tier)) {
            return null;
        }
        for (Post post : profile.idle(group.queue.strategy())) {
            if (!ticket.avoids(post, board.now)) {
                return post;
            }
        }
        return null;
    }

    /** Whether one agent is asked before another. */
    boolean isBefore(Group group, Post one, Post other) {
        int fit = Integer.compare(group.fit(other.profile), group.fit(one.profile));
        return fit < 0 || (fit == 0 && Profile.order(group.queue.strategy()).compare(one, other) < 0);
    }

    private boolean mayTake(Group group, Ticket ticket, Post post) {
        return group.isAble(post.profile) && !post.profile.isKeptFrom(ticket.tier) && !ticket.avoids(post, board.now);
    }
}
