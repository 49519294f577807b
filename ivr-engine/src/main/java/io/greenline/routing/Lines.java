package io.greenline.routing;

import io.greenline.routing.Standing.TicketState;
import io.greenline.telephony.Language;
import io.greenline.telephony.QueueId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who waits: every caller in the line of her {@link Group}, and the groups by their first. */
final class Lines {
    private static final Comparator<Group> BY_HEAD = Comparator.comparing(Lines::head);

    private final Staff staff;
    private final Map<Demand, Group> groups = new HashMap<>();
    private final Map<Language, String> tongues = new HashMap<>();
    private final Map<QueueId, Integer> waiting = new HashMap<>();

    /** All groups, by their index. */
    final List<Group> all = new ArrayList<>();

    /** The groups in which somebody is on the line, the first caller of all first. */
    final TreeSet<Group> heads = new TreeSet<>(BY_HEAD);

    /** The groups in which somebody can be dialled. */
    final List<Group> dialable = new ArrayList<>();

    private int total;
    private int inDanger;

    Lines(Staff staff) {
        this.staff = staff;
    }

    private static Ticket head(Group group) {
        Ticket head = group.head;
        if (head == null) {
            throw new IllegalStateException("nobody is in line for " + group.demand);
        }
        return head;
    }

    /** Puts a caller into the line in which she belongs now. */
    void enter(Ticket ticket, long now) {
        Group group = group(ticket, now);
        ticket.group = group;
        if (ticket.isWaiting()) {
            group.line.add(ticket);
            count(ticket, 1);
            follow(group);
        } else {
            group.absent.add(ticket);
        }
    }

    /** Takes a caller out of the line in which she is; nothing when she is in none. */
    void leave(Ticket ticket) {
        Group group = ticket.group;
        if (group == null) {
            return;
        }
        ticket.group = null;
        if (ticket.isWaiting()) {
            group.line.remove(ticket);
            count(ticket, -1);
            follow(group);
        } else {
            group.absent.remove(ticket);
            notDialable(group, ticket);
        }
    }

    /** A customer can be dialled from now on. */
    void canBeDialled(Ticket ticket) {
        Group group = ticket.group;
        if (group != null
                && ticket.state == TicketState.VIRTUAL
                && group.dialable.add(ticket)
                && group.dialable.size() == 1) {
            dialable.add(group);
        }
    }

    /** A customer who is being dialled keeps her place and is dialled once only. */
    void isDialled(Ticket ticket) {
        Group group = ticket.group;
        ticket.state = TicketState.DIALLED;
        if (group != null) {
            notDialable(group, ticket);
        }
    }

    private void notDialable(Group group, Ticket ticket) {
        if (group.dialable.remove(ticket) && group.dialable.isEmpty()) {
            dialable.remove(group);
        }
    }

    private void count(Ticket ticket, int by) {
        total += by;
        inDanger += ticket.tier.isDanger() ? by : 0;
        waiting.merge(ticket.queue.id(), by, Integer::sum);
    }

    private void follow(Group group) {
        Ticket first = group.line.first();
        if (first == group.head) {
            return;
        }
        if (group.head != null) {
            heads.remove(group);
        }
        group.head = first;
        if (first != null) {
            heads.add(group);
        }
    }

    /** Callers on the line in all queues. */
    int total() {
        return total;
    }

    /** Those of them who are in no tier of danger. */
    int ordinary() {
        return total - inDanger;
    }

    int waiting(QueueId queue) {
        return waiting.getOrDefault(queue, 0);
    }

    /** The group of callers who want what she wants now. */
    Group group(Ticket ticket, long now) {
        Demand demand = demand(ticket, now);
        Group group = groups.get(demand);
        if (group == null) {
            group = new Group(all.size(), ticket.queue, demand, staff.profiles());
            groups.put(demand, group);
            all.add(group);
        }
        return group;
    }

    /** The group to which she would belong now, where it is not hers. */
    boolean isMisplaced(Ticket ticket, long now) {
        return ticket.group != null && !ticket.group.demand.equals(demand(ticket, now));
    }

    private Demand demand(Ticket ticket, long now) {
        Queue queue = ticket.queue;
        boolean anyone = false;
        long musts = 0;
        boolean tongueMatters = false;
        for (int i = 0; i < queue.needs().size(); i++) {
            Need need = queue.needs().get(i);
            tongueMatters |= need.what() instanceof Need.OfLanguage;
            if (need.strength() == Need.Strength.MUST && !hasRelaxed(need, ticket, now)) {
                musts |= 1L << i;
            }
        }
        for (RoutingSnapshot.Done done : ticket.done) {
            Overflow.@Nullable Then then = staff.rule(done);
            anyone |= then instanceof Overflow.Then.AnyAgent;
            musts = then instanceof Overflow.Then.Relax(Skill skill) ? without(musts, queue, skill) : musts;
        }
        String tongue = tongueMatters || anyone
                ? ticket.wish.language().map(this::tongue).orElse("")
                : "";
        return new Demand(queue.id(), anyone ? 0 : musts, anyone, tongue);
    }

    private static boolean hasRelaxed(Need need, Ticket ticket, long now) {
        return need.relaxAfter().isPresent()
                && Moments.plus(ticket.joined, Moments.of(need.relaxAfter().get())) <= now;
    }

    private static long without(long musts, Queue queue, Skill skill) {
        long left = musts;
        for (int i = 0; i < queue.needs().size(); i++) {
            if (queue.needs().get(i).what() instanceof Need.OfSkill(Skill of, int _) && of.equals(skill)) {
                left &= ~(1L << i);
            }
        }
        return left;
    }

    private String tongue(Language language) {
        return tongues.computeIfAbsent(language, Profile::tongue);
    }
}
