package io.greenline.routing;

import io.greenline.routing.Decision.AgentState;
import io.greenline.routing.Standing.TicketState;
import io.greenline.telephony.AgentId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Watches a core from outside and says what is wrong. It judges by the plan and by what is told, looks at every pair of caller
 * and agent, and shares no code with the core beside the values.
 */
final class Witness {
    private final RoutingPlan plan;
    private final Map<OfferId, AgentId> busy = new HashMap<>();
    private final Map<TicketId, Instant> joined = new HashMap<>();
    private final List<String> wrong = new ArrayList<>();
    private RoutingSnapshot before;

    Witness(RoutingPlan plan, RoutingSnapshot at) {
        this.plan = plan;
        this.before = at;
    }

    /** What is wrong after an event; empty: nothing. */
    List<String> see(RoutingEvent event, List<Decision> decided, RoutingSnapshot after) {
        if (event instanceof RoutingEvent.Joined(TicketId ticket, Wish wish)) {
            joined.putIfAbsent(ticket, wish.since().orElse(after.at()));
        } else if (event instanceof RoutingEvent.JoinedToBeCalled(TicketId ticket, Wish wish, var _, var _)) {
            joined.putIfAbsent(ticket, wish.since().orElse(after.at()));
        }
        decided.forEach(this::follow);
        compareTickets(after);
        absentStayAbsent(event, after);
        compareAgents(after);
        nobodyIsLeft(after);
        Set<TicketId> moved = touched(decided);
        for (Decision decision : decided) {
            if (decision instanceof Decision.Offered offer) {
                isFirst(offer, after, moved);
            }
        }
        before = after;
        return List.copyOf(wrong);
    }

    private void follow(Decision decision) {
        switch (decision) {
            case Decision.Offered offer -> {
                if (busy.containsValue(offer.agent())) {
                    wrong.add("agent " + offer.agent() + " is in two offers");
                }
                if (busy.putIfAbsent(offer.offer(), offer.agent()) != null) {
                    wrong.add("offer number " + offer.offer() + " is used twice");
                }
            }
            case Decision.OfferEnded end -> ends(end.offer());
            case Decision.TalkOver over -> ends(over.offer());
            case Decision.Gone gone -> {
                if (joined.remove(gone.ticket()) == null) {
                    wrong.add(gone.ticket() + " goes without having been there");
                }
            }
            case Decision.Served served -> {
                if (!served.agent().equals(busy.get(served.offer()))) {
                    wrong.add("offer " + served.offer() + " is served and was not open");
                }
            }
            case Decision.AgentIs _, Decision.PromiseBroken _, Decision.WaitedLong _ -> {}
            case Decision.Widened _, Decision.Moved _ -> {}
            case Decision.StandBy standBy -> isOpen(standBy.offer(), standBy + " tells of");
            case Decision.DialBack dial -> dial.offer().ifPresent(offer -> isOpen(offer, dial + " is for"));
            case Decision.Alarmed _, Decision.TurnedAway _ -> {}
            case Decision.CallbackDropped _, Decision.SurgeIs _ -> {}
        }
    }

    private void isOpen(OfferId offer, String what) {
        if (!busy.containsKey(offer)) {
            wrong.add(what + " an offer that is not open");
        }
    }

    /** Whoever is to be called back is on the line when she was reached, and is never put there by what agents do. */
    private void absentStayAbsent(RoutingEvent event, RoutingSnapshot after) {
        for (RoutingSnapshot.Ticket ticket : after.tickets()) {
            boolean wasAbsent =
                    find(before, ticket.id()).filter(Witness::isAbsent).isPresent();
            boolean reached =
                    event instanceof RoutingEvent.OfCaller of && of.ticket().equals(ticket.id())
                            || event instanceof RoutingEvent.Connected connected
                                    && find(before, ticket.id())
                                            .flatMap(RoutingSnapshot.Ticket::offer)
                                            .filter(offer -> offer.id().equals(connected.offer()))
                                            .isPresent();
            if (wasAbsent && !isAbsent(ticket) && !reached) {
                wrong.add(ticket.id() + " is on the line without having been reached");
            }
            if ((ticket.state() == TicketState.AWAITED)
                    != (isAbsent(ticket) && ticket.offer().isPresent())) {
                wrong.add(ticket.id() + " is " + ticket.state() + " with " + ticket.offer());
            }
        }
    }

    private static boolean isAbsent(RoutingSnapshot.Ticket ticket) {
        return switch (ticket.state()) {
            case VIRTUAL, DIALLED, AWAITED -> true;
            case WAITING, OFFERED, TALKING -> false;
        };
    }

    private void ends(OfferId offer) {
        if (busy.remove(offer) == null) {
            wrong.add("offer " + offer + " ends twice");
        }
    }

    private void compareTickets(RoutingSnapshot after) {
        Set<TicketId> there = new HashSet<>();
        for (RoutingSnapshot.Ticket ticket : after.tickets()) {
            if (!there.add(ticket.id())) {
                wrong.add(ticket.id() + " is doubled");
            }
            if (!ticket.joined().equals(joined.get(ticket.id()))) {
                wrong.add(ticket.id() + " joined at " + joined.get(ticket.id()) + " and now at " + ticket.joined());
            }
        }
        if (!there.equals(joined.keySet())) {
            wrong.add("callers are " + there + " and should be " + joined.keySet());
        }
    }

    private void compareAgents(RoutingSnapshot after) {
        Set<AgentId> engaged = new HashSet<>();
        after.tickets()
                .forEach(ticket -> ticket.offer().ifPresent(offer -> {
                    if (!engaged.add(offer.agent())) {
                        wrong.add(offer.agent() + " has two callers");
                    }
                }));
        if (!engaged.equals(new HashSet<>(busy.values()))) {
            wrong.add("busy are " + engaged + " and should be " + busy.values());
        }
        for (RoutingSnapshot.AgentPost post : after.agents()) {
            boolean isBusy = post.state() == AgentState.RESERVED
                    || post.state() == AgentState.RINGING
                    || post.state() == AgentState.TALKING;
            if (isBusy != engaged.contains(post.id())) {
                wrong.add(post.id() + " is " + post.state() + " with " + engaged);
            }
        }
    }

    /** No agent is idle beside a caller who waits and could be offered to the agent. */
    private void nobodyIsLeft(RoutingSnapshot after) {
        for (RoutingSnapshot.AgentPost post : after.agents()) {
            for (RoutingSnapshot.Ticket ticket : after.tickets()) {
                if (post.state() == AgentState.IDLE
                        && ticket.state() == TicketState.WAITING
                        && isAble(plan.agents().get(post.id()), ticket, after.at())
                        && !isKept(post.id(), ticket.tier(), after)
                        && !avoids(ticket, post.id(), after.at())) {
                    wrong.add(post.id() + " is idle and " + ticket.id() + " waits");
                }
            }
        }
    }

    /** Nobody who waited before and after an offer, and could have been offered to that agent, goes before who was. */
    private void isFirst(Decision.Offered offer, RoutingSnapshot after, Set<TicketId> moved) {
        Optional<RoutingSnapshot.Ticket> chosen = find(before, offer.ticket()).or(() -> find(after, offer.ticket()));
        if (chosen.isEmpty()) {
            return;
        }
        for (RoutingSnapshot.Ticket other : after.tickets()) {
            Optional<RoutingSnapshot.Ticket> then = find(before, other.id());
            if (other.state() == TicketState.WAITING
                    && then.filter(same -> same.state() == TicketState.WAITING).isPresent()
                    && !moved.contains(other.id())
                    && isBefore(other, chosen.get(), offer.evidence().tier())
                    && isAble(plan.agents().get(offer.agent()), then.get(), before.at())
                    && !avoids(then.get(), offer.agent(), before.at())) {
                wrong.add("%s is offered to %s before %s".formatted(offer.ticket(), offer.agent(), other.id()));
            }
        }
    }

    private static Optional<RoutingSnapshot.Ticket> find(RoutingSnapshot in, TicketId id) {
        return in.tickets().stream().filter(ticket -> ticket.id().equals(id)).findFirst();
    }

    private static Set<TicketId> touched(List<Decision> decided) {
        Set<TicketId> touched = new HashSet<>();
        for (Decision decision : decided) {
            if (decision instanceof Decision.PromiseBroken broken) {
                touched.add(broken.ticket());
            } else if (decision instanceof Decision.WaitedLong risen) {
                touched.add(risen.ticket());
            } else if (decision instanceof Decision.OfferEnded ended) {
                touched.add(ended.ticket());
            } else if (decision instanceof Decision.TalkOver over) {
                touched.add(over.ticket());
            }
        }
        return touched;
    }

    private boolean isBefore(RoutingSnapshot.Ticket one, RoutingSnapshot.Ticket other, Tier othersTier) {
        int tier = one.tier().compareTo(othersTier);
        return tier < 0 || tier == 0 && key(one).isBefore(key(other));
    }

    private Instant key(RoutingSnapshot.Ticket ticket) {
        Duration boost = plan.queues()
                .get(ticket.wish().queue())
                .boost()
                .plus(ticket.wish().boost());
        return ticket.joined().minus(boost);
    }

    private static boolean avoids(RoutingSnapshot.Ticket ticket, AgentId agent, Instant at) {
        return ticket.avoids()
                .filter(avoided ->
                        avoided.agent().equals(agent) && avoided.until().isAfter(at))
                .isPresent();
    }

    private boolean isKept(AgentId agent, Tier tier, RoutingSnapshot at) {
        for (Reserve reserve : plan.reserves()) {
            for (Queue queue : plan.queues().values()) {
                if (tier.compareTo(reserve.upTo()) > 0 && queue.tier().compareTo(reserve.upTo()) <= 0) {
                    List<AgentId> free = at.agents().stream()
                            .filter(post -> post.state() == AgentState.IDLE)
                            .map(RoutingSnapshot.AgentPost::id)
                            .filter(id -> knows(plan.agents().get(id), queue, Optional.empty(), Set.of(), false))
                            .toList();
                    if (free.contains(agent) && free.size() <= reserve.agents()) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private boolean isAble(Agent agent, RoutingSnapshot.Ticket ticket, Instant at) {
        Queue queue = plan.queues().get(ticket.queue());
        Set<Need> relaxed = new HashSet<>();
        boolean anyone = false;
        for (RoutingSnapshot.Done done : ticket.done()) {
            Overflow.Then then =
                    plan.queues().get(done.queue()).overflow().get(done.rule()).then();
            anyone |= then instanceof Overflow.Then.AnyAgent;
            for (Need need : queue.needs()) {
                if (then instanceof Overflow.Then.Relax(Skill skill)
                        && need.what() instanceof Need.OfSkill(Skill of, int _)
                        && of.equals(skill)) {
                    relaxed.add(need);
                }
            }
        }
        for (Need need : queue.needs()) {
            if (need.relaxAfter()
                    .filter(time -> !ticket.joined().plus(time).isAfter(at))
                    .isPresent()) {
                relaxed.add(need);
            }
        }
        return knows(agent, queue, ticket.wish().language(), relaxed, anyone);
    }

    private static boolean knows(
            Agent agent,
            Queue queue,
            Optional<io.greenline.telephony.Language> language,
            Set<Need> relaxed,
            boolean anyone) {
        if (!agent.media().contains(queue.media())) {
            return false;
        }
        if (anyone) {
            return true;
        }
        boolean takes = agent.queues().isEmpty() || agent.queues().contains(queue.id());
        return takes
                && queue.needs().stream()
                        .filter(need -> need.strength() == Need.Strength.MUST && !relaxed.contains(need))
                        .allMatch(need -> switch (need.what()) {
                            case Need.OfSkill(Skill skill, int least) ->
                                agent.skills().containsKey(skill)
                                        && agent.skills().get(skill) >= least;
                            case Need.OfLanguage() ->
                                language.isEmpty() || agent.languages().stream().anyMatch(language.get()::isSameTongue);
                        });
    }
}
