package io.greenline.routing;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Callers with the same {@link Demand}, in their order, and which agents can serve them. */
final class Group {
    final int index;
    final Queue queue;
    final Demand demand;

    /** Profiles who can serve them, and how well each fits. */
    final BitSet able = new BitSet();

    private final int[] fits;

    /** Who is on the line. */
    final Line line = new Line();

    /** Who holds a place and is not on the line: is to be called back, or being dialled. */
    final Line absent = new Line();

    /** Who of the absent can be dialled by now. */
    final TreeSet<Ticket> dialable = new TreeSet<>();

    /** The first of the line, as the order of all groups has it. */
    @Nullable
    Ticket head;

    /** How much of the agents of other groups, by their index, are agents of this one; see {@link Estimates}. */
    long[] shares = {};

    long sharesOf = -1;

    Group(int index, Queue queue, Demand demand, List<Profile> profiles) {
        this.index = index;
        this.queue = queue;
        this.demand = demand;
        this.fits = new int[profiles.size()];
        Arrays.fill(fits, Demand.UNABLE);
        for (Profile profile : profiles) {
            int fit = demand.fit(queue, profile.traits);
            fits[profile.index] = fit;
            able.set(profile.index, fit != Demand.UNABLE);
        }
    }

    int fit(Profile profile) {
        return fits[profile.index];
    }

    boolean isAble(Profile profile) {
        return fits[profile.index] != Demand.UNABLE;
    }

    /** The first on the line whom this agent may be offered; null when there is none. */
    @Nullable
    Ticket firstFor(Post post, long now) {
        Ticket ticket = line.first();
        while (ticket != null && ticket.avoids(post, now)) {
            ticket = line.after(ticket);
        }
        return ticket;
    }

    /** How many hold a place before somebody. */
    int before(Ticket ticket) {
        return line.before(ticket) + absent.before(ticket);
    }
}
