package io.greenline.floor;

import io.greenline.routing.Agent;
import io.greenline.routing.Decision;
import io.greenline.routing.OfferId;
import io.greenline.routing.Queue;
import io.greenline.routing.RoutingPlan;
import io.greenline.routing.RoutingSnapshot;
import io.greenline.routing.TicketId;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.PhoneNumber;
import io.greenline.telephony.QueueId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who has a place, which agents are hers, who waits to be called back. For one thread at a time. */
final class Places {
    private final Floor floor;
    private final Map<TicketId, Place> places = new HashMap<>();
    private final Map<AgentId, OfferId> busy = new HashMap<>();
    private final Map<TicketId, PhoneNumber> callbacks = new LinkedHashMap<>();
    private final Set<TicketId> unclaimed = new HashSet<>();

    private final LastAgents lastAgents = new LastAgents();

    Places(Floor floor) {
        this.floor = floor;
    }

    /** Everybody of an earlier engine; whoever was on the line is unclaimed until her call comes back. */
    void restore(RoutingSnapshot before, RoutingPlan plan) {
        for (RoutingSnapshot.Ticket ticket : before.tickets()) {
            Place place = new Place(floor, ticket.id(), ticket.wish());
            places.put(ticket.id(), place);
            ticket.offer().ifPresent(open -> offer(place, open.id(), ticket.queue(), open.agent(), plan));
            switch (ticket.state()) {
                case VIRTUAL, DIALLED, AWAITED ->
                    ticket.callback().ifPresent(callback -> callbacks.put(ticket.id(), callback.number()));
                case WAITING, OFFERED, TALKING -> unclaimed.add(ticket.id());
            }
        }
    }

    Optional<Place> of(TicketId ticket) {
        return Optional.ofNullable(places.get(ticket));
    }

    void put(Place place) {
        places.put(place.ticket(), place);
    }

    /** A call is here for this ticket. */
    void claim(TicketId ticket) {
        unclaimed.remove(ticket);
    }

    /** Tickets that an earlier engine left and for which no call has come. */
    List<TicketId> unclaimed() {
        return new ArrayList<>(unclaimed);
    }

    /** What rings or talks at an agent's telephone by us. */
    Optional<OfferId> offerOf(AgentId agent) {
        return Optional.ofNullable(busy.get(agent));
    }

    /** The place whose caller an agent has, or is offered. */
    Optional<Place> of(AgentId agent) {
        OfferId offer = busy.get(agent);
        return offer == null
                ? Optional.empty()
                : places.values().stream()
                        .filter(place -> place.offer().stream()
                                .anyMatch(open -> open.id().equals(offer)))
                        .findFirst();
    }

    LastAgents lastAgents() {
        return lastAgents;
    }

    Map<TicketId, PhoneNumber> callbacks() {
        return callbacks;
    }

    /**
     * Takes down what was decided.
     *
     * @return the place whose caller is to look again, if there is one
     */
    Optional<Place> note(Decision decision, RoutingPlan plan, Instant now) {
        return switch (decision) {
            case Decision.Offered offered -> {
                Optional<Place> place = noted(offered.ticket(), offered);
                place.ifPresent(each -> offer(each, offered.offer(), offered.queue(), offered.agent(), plan));
                yield place;
            }
            case Decision.OfferEnded ended -> over(ended.ticket(), ended.offer(), ended.agent(), ended);
            case Decision.TalkOver over -> over(over.ticket(), over.offer(), over.agent(), over);
            case Decision.Served served -> {
                Optional<Place> place = noted(served.ticket(), served);
                Optional<PhoneNumber> number = place.flatMap(each -> each.card().number());
                lastAgents.talks(served.ticket(), number, served.agent(), now);
                yield place;
            }
            case Decision.PromiseBroken broken -> noted(broken.ticket(), broken);
            case Decision.WaitedLong risen -> noted(risen.ticket(), risen);
            case Decision.Widened widened -> noted(widened.ticket(), widened);
            case Decision.Moved moved -> noted(moved.ticket(), moved);
            case Decision.Alarmed alarmed -> noted(alarmed.ticket(), alarmed);
            case Decision.TurnedAway away -> {
                Optional<Place> place = noted(away.ticket(), away);
                place.ifPresent(each -> each.turnedAway(away.reason()));
                yield place;
            }
            case Decision.Gone gone -> {
                Optional<Place> place = noted(gone.ticket(), gone);
                forget(gone.ticket());
                yield place;
            }
            case Decision.CallbackDropped dropped -> noted(dropped.ticket(), dropped);
            case Decision.DialBack dial -> {
                Optional<Place> place = noted(dial.ticket(), dial);
                place.ifPresent(each -> dial.offer().ifPresent(each::standsBy));
                yield place;
            }
            case Decision.StandBy standBy -> noted(standBy.ticket(), standBy);
            case Decision.AgentIs _, Decision.SurgeIs _ -> Optional.empty();
        };
    }

    private Optional<Place> noted(TicketId ticket, Decision decision) {
        Optional<Place> place = of(ticket);
        place.ifPresent(each -> each.note(decision));
        return place;
    }

    private Optional<Place> over(TicketId ticket, OfferId offer, AgentId agent, Decision decision) {
        busy.remove(agent, offer);
        Optional<Place> place = noted(ticket, decision);
        place.ifPresent(each -> each.ended(offer));
        return place;
    }

    private void forget(TicketId ticket) {
        places.remove(ticket);
        callbacks.remove(ticket);
        unclaimed.remove(ticket);
    }

    /** The plan names every queue and agent that the core offers. */
    private void offer(Place place, OfferId id, QueueId queue, AgentId agent, RoutingPlan plan) {
        busy.put(agent, id);
        Queue of = plan.queues().get(queue);
        Agent whom = plan.agents().get(agent);
        if (of != null && whom != null) {
            place.offered(new Place.Offer(id, of, whom, Seat.Word.Ring.Way.RINGS));
        }
    }
}
