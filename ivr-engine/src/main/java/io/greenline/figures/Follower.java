package io.greenline.figures;

import io.greenline.figures.Visit.Outcome;
import io.greenline.routing.Decision;
import io.greenline.routing.RoutingEvent;
import io.greenline.routing.RoutingEvent.TalkEnded;
import io.greenline.routing.RoutingPlan;
import io.greenline.routing.RoutingSnapshot;
import io.greenline.routing.TicketId;
import io.greenline.routing.Tier;
import io.greenline.routing.Wish;
import io.greenline.telephony.AgentId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads the routing log from some point on and tells of each visit when it is over, wrap-up included. For one thread; keeps
 * only who is on the floor. What the log tells of callers whose beginning it does not have (trimmed away) counts nowhere.
 */
public final class Follower {
    /** From being sent to asking for a callback: the dialog about it. */
    private static final Duration ASKS_WITHIN = Duration.ofMinutes(15);

    private final Consumer<Visit> visits;
    private final AgentClock agents;
    private final Map<TicketId, OpenVisit> open = new HashMap<>();
    /** Talks that are over whose agents are still at work on them. */
    private final Map<AgentId, OpenVisit> wrapping = new LinkedHashMap<>();

    /** Agents whom the entry at hand tells of. */
    private final List<AgentId> changed = new ArrayList<>();
    /** Who was sent out of a queue to be called back, and has not asked for it yet: it is one visit. */
    private final Map<TicketId, Sent> sent = new LinkedHashMap<>();

    private RoutingPlan plan;

    private record Sent(OpenVisit visit, Instant at) {}

    /**
     * @param plan what held when the log begins, for the tiers of queues and the skills of agents; the log's own changes follow
     */
    public Follower(RoutingPlan plan, Consumer<Visit> visits, Consumer<AgentSpan> spans) {
        this.plan = plan;
        this.visits = visits;
        this.agents = new AgentClock(plan, spans);
    }

    /** Goes on from a floor as it was: whoever waits or talks on it counts from then. To be called before any entry. */
    public void begin(RoutingSnapshot floor) {
        for (RoutingSnapshot.AgentPost post : floor.agents()) {
            agents.is(post.id(), post.state(), post.since());
        }
        for (RoutingSnapshot.Ticket ticket : floor.tickets()) {
            OpenVisit visit = open(ticket.id(), ticket.wish(), ticket.joined());
            ticket.callback().ifPresent(_ -> visit.callbackWanted());
            ticket.offer()
                    .filter(offer -> offer.phase() == RoutingSnapshot.OfferOpen.Phase.CONNECTED)
                    .ifPresent(offer -> visit.served(offer.since()));
        }
    }

    /** One entry of the log. */
    public void entry(Instant at, RoutingEvent event, List<Decision> decisions) {
        before(at, event, decisions);
        for (Decision decision : decisions) {
            decided(at, event, decision);
        }
        wrapUpsThatEnded(at);
    }

    private void before(Instant at, RoutingEvent event, List<Decision> decisions) {
        switch (event) {
            case RoutingEvent.Joined joined -> joined(at, joined, decisions);
            case RoutingEvent.JoinedToBeCalled joined ->
                find(joined.ticket())
                        .or(() -> sentBefore(joined.ticket()))
                        .orElseGet(() -> open(joined.ticket(), joined.wish(), at))
                        .callbackWanted();
            case RoutingEvent.CallbackWanted wanted -> find(wanted.ticket()).ifPresent(OpenVisit::callbackWanted);
            case RoutingEvent.CallbackReached reached -> find(reached.ticket()).ifPresent(OpenVisit::callbackReached);
            case RoutingEvent.PlanChanged changed -> {
                plan = changed.plan();
                agents.plan(plan);
            }
            case RoutingEvent.Left _, RoutingEvent.CallbackMissed _, RoutingEvent.CallbackCancelled _ -> {}
            case RoutingEvent.OfOffer _, RoutingEvent.OfAgent _ -> {}
            case RoutingEvent.HoursTold _, RoutingEvent.DialHoursTold _, RoutingEvent.SurgeOrdered _ -> {}
            case RoutingEvent.Tick _ -> {}
        }
    }

    private void joined(Instant at, RoutingEvent.Joined joined, List<Decision> decisions) {
        TicketId ticket = joined.ticket();
        OpenVisit known = open.get(ticket);
        if (known != null) {
            known.joinedAgain();
            return;
        }
        OpenVisit visit = open(ticket, joined.wish(), at);
        boolean refused = decisions.stream()
                .anyMatch(decision -> decision instanceof Decision.TurnedAway away
                        && away.ticket().equals(ticket)
                        && isRefusal(away.reason()));
        if (refused) {
            end(visit, Outcome.REFUSED, at);
        }
    }

    private static boolean isRefusal(Decision.TurnedAway.Reason reason) {
        return switch (reason) {
            case CLOSED, FULL, UNSTAFFED, UNKNOWN_QUEUE -> true;
            case TIMEOUT, TO_CALLBACK, TO_VOICEMAIL, TO_TEXT, TO_OVERFLOW -> false;
        };
    }

    private OpenVisit open(TicketId ticket, Wish wish, Instant entered) {
        OpenVisit visit = new OpenVisit(ticket, wish, tier(wish), entered);
        open.put(ticket, visit);
        return visit;
    }

    private Tier tier(Wish wish) {
        return wish.tier().orElseGet(() -> {
            var queue = plan.queues().get(wish.queue());
            return queue == null ? Tier.ORDINARY : queue.tier();
        });
    }

    private Optional<OpenVisit> find(TicketId ticket) {
        return Optional.ofNullable(open.get(ticket));
    }

    private void decided(Instant at, RoutingEvent event, Decision decision) {
        switch (decision) {
            case Decision.Served served -> find(served.ticket()).ifPresent(visit -> visit.served(at));
            case Decision.TalkOver over -> find(over.ticket()).ifPresent(visit -> talkOver(at, event, visit, over));
            case Decision.AgentIs is -> {
                agents.is(is.agent(), is.state(), at);
                changed.add(is.agent());
            }
            case Decision.PromiseBroken broken -> find(broken.ticket()).ifPresent(OpenVisit::promiseBroken);
            case Decision.Moved moved -> find(moved.ticket()).ifPresent(OpenVisit::moved);
            case Decision.CallbackDropped dropped ->
                find(dropped.ticket()).ifPresent(visit -> end(visit, Outcome.CALLBACK_DROPPED, at));
            case Decision.TurnedAway(var ticket, var _, Decision.TurnedAway.Reason reason) -> {
                if (reason == Decision.TurnedAway.Reason.TO_CALLBACK) {
                    find(ticket).ifPresent(visit -> send(visit, at));
                }
            }
            case Decision.Gone gone -> find(gone.ticket()).ifPresent(visit -> end(visit, left(event, visit), at));
            case Decision.Offered _,
                    Decision.OfferEnded _,
                    Decision.WaitedLong _,
                    Decision.Widened _,
                    Decision.Alarmed _,
                    Decision.StandBy _,
                    Decision.DialBack _,
                    Decision.SurgeIs _ -> {}
        }
    }

    private void send(OpenVisit visit, Instant at) {
        open.remove(visit.ticket());
        forget(at.minus(ASKS_WITHIN));
        sent.put(visit.ticket(), new Sent(visit, at));
    }

    private Optional<OpenVisit> sentBefore(TicketId ticket) {
        Sent before = sent.remove(ticket);
        if (before == null) {
            return Optional.empty();
        }
        open.put(ticket, before.visit());
        return Optional.of(before.visit());
    }

    /** Who was sent before a time and has not asked by now went elsewhere. */
    private void forget(Instant before) {
        sent.values().removeIf(each -> {
            boolean late = each.at().isBefore(before);
            if (late) {
                visits.accept(each.visit().ended(Outcome.ELSEWHERE, each.at()));
            }
            return late;
        });
    }

    private static Outcome left(RoutingEvent event, OpenVisit visit) {
        if (event instanceof RoutingEvent.CallbackCancelled) {
            return Outcome.CALLBACK_CANCELLED;
        }
        boolean abandoned =
                event instanceof RoutingEvent.Left left && left.why() == RoutingEvent.Left.Leaving.ABANDONED;
        return visit.leaving(abandoned ? Outcome.ABANDONED : Outcome.ELSEWHERE);
    }

    private void end(OpenVisit visit, Outcome outcome, Instant at) {
        open.remove(visit.ticket());
        visits.accept(visit.ended(outcome, at));
    }

    private void talkOver(Instant at, RoutingEvent event, OpenVisit visit, Decision.TalkOver over) {
        open.remove(visit.ticket());
        visit.talked(over.talked(), at);
        changed.add(over.agent());
        OpenVisit earlier = wrapping.put(over.agent(), visit);
        if (earlier != null) {
            visits.accept(earlier.handled(at));
        }
        if (comesBack(event)) {
            open.put(visit.ticket(), visit.again(at));
        }
    }

    private static boolean comesBack(RoutingEvent event) {
        return event instanceof TalkEnded ended
                && switch (ended.by()) {
                    case AGENT_LOST, RETURNED -> true;
                    case CALLER, AGENT, TRANSFERRED -> false;
                };
    }

    /** Only who changed in this entry can have ended a wrap-up; the order of an entry's decisions does not matter. */
    private void wrapUpsThatEnded(Instant at) {
        for (AgentId agent : changed) {
            if (!agents.isWrappingUp(agent)) {
                OpenVisit visit = wrapping.remove(agent);
                if (visit != null) {
                    visits.accept(visit.handled(at));
                }
            }
        }
        changed.clear();
    }

    /** The log has no more, or is not to be followed further: whoever is on the floor is told of as she stands. */
    public void end(Instant at) {
        forget(Instant.MAX);
        wrapping.values().forEach(visit -> visits.accept(visit.handled(at)));
        wrapping.clear();
        open.values().stream()
                .sorted(Comparator.comparing(OpenVisit::ticket))
                .forEach(visit -> visits.accept(visit.unfinished(at)));
        open.clear();
        agents.end(at);
    }

    /** The wait that was estimated for a caller who has just entered. */
    public void estimated(TicketId ticket, Duration wait) {
        find(ticket).ifPresent(visit -> visit.estimated(wait));
    }

    /** Callers whose way is not over: who wait, talk or are to be called back. */
    public int onTheFloor() {
        return open.size();
    }
}
