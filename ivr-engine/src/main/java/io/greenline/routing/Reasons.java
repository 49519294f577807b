package io.greenline.routing;

import io.greenline.routing.Decision.Candidate;
import io.greenline.routing.Decision.Evidence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells why this caller and this agent: made before the offer changes anything. */
final class Reasons {
    private final Board board;
    private final Lines lines;
    private final Staff staff;
    private final Choice choice;

    Reasons(Board board, Lines lines, Staff staff, Choice choice) {
        this.board = board;
        this.lines = lines;
        this.staff = staff;
        this.choice = choice;
    }

    Evidence of(Ticket ticket, Post post, Group group) {
        List<Candidate> candidates = new ArrayList<>(Evidence.MOST);
        int free = agents(ticket, post, group, candidates);
        callers(ticket, post, candidates);
        int others = lines.total() - (ticket.isWaiting() ? 1 : 0);
        String rule = "tier " + ticket.tier.number()
                + (others > 0 ? " before " + others + " others; " : "; ")
                + why(ticket, post, group, free);
        return new Evidence(
                rule,
                ticket.tier,
                Moments.span(board.now - ticket.joined),
                Moments.span(board.now - ticket.key),
                candidates);
    }

    private static String why(Ticket ticket, Post post, Group group, int free) {
        if (ticket.wish.personally().filter(post.id::equals).isPresent()) {
            return "the agent of her last call";
        }
        if (free == 1) {
            return "the only agent free";
        }
        return switch (group.queue.strategy()) {
                    case LONGEST_IDLE -> "longest idle of ";
                    case FEWEST_CALLS -> "fewest calls of ";
                    case SKILL_BEST -> "best skills of ";
                    case PRIORITY_OF_QUEUE -> "foremost queue of ";
                }
                + free;
    }

    /** Notes the next best agents, and counts all who are free. */
    private int agents(Ticket ticket, Post chosen, Group group, List<Candidate> candidates) {
        int free = 0;
        Post second = null;
        Post third = null;
        for (int i = choice.nextAble(group, 0); i >= 0; i = choice.nextAble(group, i + 1)) {
            Profile profile = staff.profiles().get(i);
            if (profile.isKeptFrom(ticket.tier)) {
                continue;
            }
            free += profile.longestIdle.size();
            int looked = 0;
            for (Post post : profile.idle(group.queue.strategy())) {
                if (++looked > Evidence.MOST) {
                    break;
                }
                if (post == chosen || ticket.avoids(post, board.now)) {
                    continue;
                }
                if (second == null || choice.isBefore(group, post, second)) {
                    third = second;
                    second = post;
                } else if (third == null || choice.isBefore(group, post, third)) {
                    third = post;
                }
            }
        }
        note(second, chosen, group, candidates);
        note(third, chosen, group, candidates);
        return free;
    }

    private static void note(@Nullable Post post, Post chosen, Group group, List<Candidate> candidates) {
        if (post != null) {
            candidates.add(new Candidate(post.id.value(), verdict(post, chosen, group)));
        }
    }

    private static String verdict(Post post, Post chosen, Group group) {
        int less = group.fit(chosen.profile) - group.fit(post.profile);
        if (less > 0) {
            return switch (group.queue.strategy()) {
                case LONGEST_IDLE, FEWEST_CALLS -> "has less of what is wished";
                case SKILL_BEST -> "skills less by " + less;
                case PRIORITY_OF_QUEUE -> "has the queue further back";
            };
        }
        if (group.queue.strategy() == Queue.Strategy.FEWEST_CALLS && post.calls > chosen.calls) {
            return (post.calls - chosen.calls) + " calls more";
        }
        long shorter = (post.idleSince - chosen.idleSince) / Moments.SECOND;
        return shorter >= 0 ? "idle " + shorter + " s less" : "was not the agent of her last call";
    }

    /** Notes who is before her and cannot be served by this agent, and who comes after her. */
    private void callers(Ticket ticket, Post post, List<Candidate> candidates) {
        for (Group group : lines.heads) {
            Ticket head = group.head;
            if (candidates.size() == Evidence.MOST || head == null) {
                return;
            }
            if (head != ticket) {
                candidates.add(new Candidate(head.id.value(), verdict(head, group, ticket, post)));
            }
        }
    }

    private String verdict(Ticket head, Group group, Ticket chosen, Post post) {
        if (!group.isAble(post.profile)) {
            return "agent " + group.demand.lack(group.queue, post.profile.traits);
        }
        if (post.profile.isKeptFrom(head.tier)) {
            return "tier " + head.tier.number() + ", agent is kept for danger";
        }
        if (head.avoids(post, board.now)) {
            return "was not taken by this agent just now";
        }
        return head.tier.equals(chosen.tier)
                ? (head.key - chosen.key) / Moments.SECOND + " s behind"
                : "tier " + head.tier.number();
    }
}
