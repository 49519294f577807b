package io.greenline.routing;

import io.greenline.routing.Standing.TicketState;
import io.greenline.telephony.AgentId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A caller while she is on the floor. What her order hangs on ({@link #tier}, {@link #key}, {@link #reached}) changes only while
 * she is in no {@link Line}.
 */
final class Ticket extends Timed implements Comparable<Ticket> {
    final TicketId id;
    final Wish wish;
    final long joined;

    /** Where she is now; kept when a queue goes from the plan until she is told. */
    Queue queue;

    Tier tier;
    TicketState state = TicketState.WAITING;

    /** The time of joining less the boost: who has the least is next within a tier, and it never has to be reckoned again. */
    long key;

    /** The order among those with the same key: one who was called back is first. */
    boolean reached;

    final List<RoutingSnapshot.Done> done = new ArrayList<>(0);
    RoutingSnapshot.PromiseState promise = RoutingSnapshot.PromiseState.OPEN;

    /** Whether she has risen a tier: nobody does twice. */
    boolean risen;

    /** Since when she waits on the line: after a talk or a callback later than {@link #joined}. */
    long onLine;

    @Nullable
    Offer offer;

    @Nullable
    Callback callback;

    @Nullable
    AgentId avoided;

    long avoidedUntil;

    /** Estimated when she joined; negative: not measured. */
    long expected = -1;

    /** Whose line she is in; null while she is offered or talks. */
    @Nullable
    Group group;

    // Her neighbours in the list of Waits.
    @Nullable
    Ticket earlier;

    @Nullable
    Ticket later;

    // Her place in the tree of a Line.
    @Nullable
    Ticket left;

    @Nullable
    Ticket right;

    int size = 1;
    final int height;

    Ticket(TicketId id, Wish wish, Queue queue, Tier tier, long joined) {
        this.id = id;
        this.wish = wish;
        this.queue = queue;
        this.tier = tier;
        this.joined = joined;
        this.onLine = joined;
        // Any scattering does: the heights only keep the tree shallow.
        this.height = id.value().hashCode() * 0x9E3779B9;
    }

    @Override
    String name() {
        return id.value();
    }

    boolean avoids(Post post, long now) {
        return avoided != null && avoidedUntil > now && avoided.equals(post.id);
    }

    boolean hasDone(Queue of, int rule) {
        for (RoutingSnapshot.Done each : done) {
            if (each.rule() == rule && each.queue().equals(of.id())) {
                return true;
            }
        }
        return false;
    }

    /** Whether she is on the line and not with anybody. */
    boolean isWaiting() {
        return state == TicketState.WAITING;
    }

    /** Whether she is not on the line: is to be called back, and has not been reached yet. */
    boolean isAbsent() {
        return switch (state) {
            case VIRTUAL, DIALLED, AWAITED -> true;
            case WAITING, OFFERED, TALKING -> false;
        };
    }

    /** Tier first, then the key; ties end in the id. */
    @Override
    public int compareTo(Ticket other) {
        int order = Integer.compare(tier.number(), other.tier.number());
        if (order == 0) {
            order = Long.compare(key, other.key);
        }
        if (order == 0) {
            order = Boolean.compare(other.reached, reached);
        }
        if (order == 0) {
            order = Long.compare(joined, other.joined);
        }
        return order == 0 ? id.compareTo(other.id) : order;
    }

    @Override
    public String toString() {
        return id.value();
    }
}
