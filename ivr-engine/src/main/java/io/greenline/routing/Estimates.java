package io.greenline.routing;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long somebody will wait. The formula, which is published:
 *
 * <pre>
 *   ahead   = callers who are before her in the order of all queues, each counted with the share of the agents able to
 *             serve that caller who are able to serve her, too
 *   handling= mean time of a talk with its wrap-up, learned for each queue (three minutes until talks are known)
 *   agents  = agents able to serve her who are signed in and not away
 *   free    = those of them who are idle and not kept for danger
 *
 *   mean    = 0 where ahead is less than free, else (sum of ahead x handling of their queues + handling of hers) / agents
 * </pre>
 *
 * The wait is the sum of {@code ahead + 1} endings of talks, so that it spreads like a gamma distribution of that shape: its
 * middle is what is likely, its eighth tenth is the most. What is told is compared with what came, for each queue; while the
 * mean error is more than a minute and more than half the mean wait, nothing is told.
 */
final class Estimates {
    static final long UNKNOWN = -1;

    /** Shares are whole numbers of this. */
    private static final long WHOLE = 1024;

    private static final long MILLI = 1_000_000;

    /** The normal distribution's eighth tenth. */
    private static final double EIGHT_TENTHS = 0.8416;

    private final Board board;
    private final Lines lines;
    private final Staff staff;

    Estimates(Board board, Lines lines, Staff staff) {
        this.board = board;
        this.lines = lines;
        this.staff = staff;
    }

    /** The likely wait from now; {@link #UNKNOWN} where nobody is there who could serve her. */
    long likely(Ticket ticket) {
        Outlook outlook = outlook(ticket);
        return outlook == null ? UNKNOWN : outlook.quantile(0);
    }

    /** What may be told to her: nothing while estimates of her queue are not to be trusted. */
    Optional<Standing.Estimate> told(Ticket ticket) {
        Outlook outlook = board.book(ticket.wish.queue()).isTrusted() ? outlook(ticket) : null;
        return outlook == null
                ? Optional.empty()
                : Optional.of(new Standing.Estimate(
                        Moments.span(outlook.quantile(0)), Moments.span(outlook.quantile(EIGHT_TENTHS))));
    }

    /** Callers who hold a place before her and can be served by agents who can serve her. */
    int ahead(Ticket ticket) {
        Group group = lines.group(ticket, board.now);
        long[] shares = shares(group);
        int ahead = 0;
        for (Group other : lines.all) {
            ahead += shares[other.index] > 0 || other == group ? other.before(ticket) : 0;
        }
        return ahead;
    }

    private @Nullable Outlook outlook(Ticket ticket) {
        Group group = lines.group(ticket, board.now);
        long agents = active(group.able);
        if (agents == 0) {
            return null;
        }
        long[] shares = shares(group);
        long ahead = 0;
        long work = 0;
        for (Group other : lines.all) {
            long share = shares[other.index];
            if (share > 0) {
                long before = share * other.before(ticket);
                ahead += before;
                work += before * handling(other.queue);
            }
        }
        if (ahead < free(group, ticket.tier) * WHOLE) {
            return new Outlook(0, 1);
        }
        long mean = (work / WHOLE + handling(group.queue)) / agents;
        return new Outlook(mean * MILLI, (double) ahead / WHOLE + 1);
    }

    private long handling(Queue queue) {
        return board.book(queue.id()).handling / MILLI;
    }

    private long active(BitSet able) {
        long active = 0;
        for (int i = able.nextSetBit(0); i >= 0; i = able.nextSetBit(i + 1)) {
            active += staff.profiles().get(i).active;
        }
        return active;
    }

    private long free(Group group, Tier tier) {
        long free = 0;
        for (int i = staff.idle.nextSetBit(0); i >= 0; i = staff.idle.nextSetBit(i + 1)) {
            Profile profile = staff.profiles().get(i);
            free += group.able.get(i) && !profile.isKeptFrom(tier) ? profile.longestIdle.size() : 0;
        }
        return free;
    }

    /** For each group, how many of its agents are able to serve this group, too. Kept until somebody comes or goes. */
    private long[] shares(Group group) {
        if (group.sharesOf != staff.version || group.shares.length != lines.all.size()) {
            group.shares = Arrays.copyOf(new long[0], lines.all.size());
            for (Group other : lines.all) {
                BitSet both = (BitSet) other.able.clone();
                both.and(group.able);
                long all = active(other.able);
                group.shares[other.index] = all == 0 ? 0 : active(both) * WHOLE / all;
            }
            group.sharesOf = staff.version;
        }
        return group.shares;
    }

    /**
     * What can be said of a wait.
     *
     * @param mean in nanoseconds
     * @param shape how many endings of talks it is the sum of
     */
    private record Outlook(long mean, double shape) {
        /** A quantile by Wilson's and Hilferty's formula; whose place in the normal distribution is given. */
        long quantile(double normal) {
            double root = 1 - 1 / (9 * shape) + normal / (3 * Math.sqrt(shape));
            return Math.round(mean * root * root * root);
        }
    }
}
