package io.greenline.forecast;

import io.greenline.forecast.OfferStory.End;
import io.greenline.forecast.OfferStory.Step;
import io.greenline.forecast.Story.Talk;
import io.greenline.routing.Decision;
import io.greenline.routing.Decision.AgentState;
import io.greenline.routing.OfferId;
import io.greenline.routing.RoutingEvent;
import io.greenline.routing.RoutingEvent.OfAgent;
import io.greenline.routing.TicketId;
import io.greenline.telephony.AgentId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Agents of a recorded day who work once more. An agent does with the nth offer what she did with the nth that day; one who was
 * not there takes every offer.
 */
final class AgentsAgain {
    private final RecordedDay day;
    private final Draws draws;
    private final Clockwork clock;
    private final SetAway setAway;
    private final Map<AgentId, Integer> offers = new HashMap<>();
    private final Map<AgentId, Integer> absences = new HashMap<>();
    private final Map<OfferId, Talk> talks = new HashMap<>();
    private final Set<OfferId> drawn = new HashSet<>();
    /** Agents who are rung, or stand by, for a customer who is not on the line. */
    private final Map<OfferId, TicketId> standBys = new HashMap<>();
    private long pickUpsDrawn;
    /** Since when they wrap up. */
    private final Map<AgentId, Instant> wrapUps = new HashMap<>();

    AgentsAgain(RecordedDay day, Draws draws, Clockwork clock) {
        this.day = day;
        this.draws = draws;
        this.clock = clock;
        this.setAway = new SetAway(day.floor());
    }

    /** What an agent does of herself, before it happens. */
    void does(OfAgent act) {
        setAway.happened(act);
    }

    void offered(Decision.Offered offered) {
        AgentId agent = offered.agent();
        int number = offers.merge(agent, 1, Integer::sum) - 1;
        List<OfferStory> known = day.offers().getOrDefault(agent, List.of());
        Optional<OfferStory> story =
                number < known.size() ? Optional.of(known.get(number)) : draws.offer(agent, number);
        if (story.isPresent()) {
            tell(story.get(), offered.offer(), agent, number);
        } else {
            connectsDrawn(offered.offer(), draws.pickUp(agent, number));
        }
    }

    /** An offer that was open when the day began. */
    void goesOn(OfferId offer) {
        OfferStory story = day.openOffers().get(offer);
        if (story != null) {
            tell(story, offer, new AgentId("of-the-day-before"), 0);
        }
    }

    private void tell(OfferStory story, OfferId offer, AgentId agent, int number) {
        for (Step step : story.steps()) {
            clock.at(clock.now().plus(step.after()), () -> clock.happens(step.of(offer)));
        }
        if (story.end() == End.CUT) {
            // It would have taken longer than until it was taken back.
            Duration least = story.lasted().plusNanos(1);
            Duration pickUp = draws.pickUp(agent, number);
            connectsDrawn(offer, pickUp.compareTo(least) > 0 ? pickUp : least);
        }
    }

    private void connectsDrawn(OfferId offer, Duration after) {
        drawn.add(offer);
        clock.at(clock.now().plus(after), () -> {
            boolean standsBy = standBys.containsKey(offer);
            clock.happens(standsBy ? new RoutingEvent.Accepted(offer) : new RoutingEvent.Connected(offer));
        });
    }

    void standsBy(Decision.StandBy standBy) {
        standBys.put(standBy.offer(), standBy.ticket());
    }

    /** A customer is on the line: an agent who stands by for her, and of whom nothing is known, has her at once. */
    void reached(TicketId ticket) {
        standBys.entrySet().stream()
                .filter(standBy -> standBy.getValue().equals(ticket) && drawn.contains(standBy.getKey()))
                .map(Map.Entry::getKey)
                .findFirst()
                .ifPresent(offer -> clock.happens(new RoutingEvent.Connected(offer)));
    }

    void talks(OfferId offer, Talk talk) {
        standBys.remove(offer);
        pickUpsDrawn += drawn.remove(offer) ? 1 : 0;
        talks.put(offer, talk);
    }

    void wrapsUp(Decision.TalkOver over) {
        Talk talk = talks.remove(over.offer());
        if (talk == null) {
            return;
        }
        Instant since = clock.now();
        AgentId agent = over.agent();
        talk.readyAfter().ifPresent(after -> {
            wrapUps.put(agent, since);
            clock.at(since.plus(after), () -> {
                if (since.equals(wrapUps.get(agent))) {
                    ready(agent);
                }
            });
        });
    }

    void is(Decision.AgentIs is) {
        AgentId agent = is.agent();
        if (is.state() != AgentState.WRAPPING_UP) {
            wrapUps.remove(agent);
        }
        if (setAway.is(clock.now(), is)) {
            Instant since = clock.now();
            draws.absence(agent, absences.merge(agent, 1, Integer::sum) - 1)
                    .ifPresent(absence -> clock.at(since.plus(absence), () -> {
                        if (setAway.since(agent).equals(since)) {
                            ready(agent);
                        }
                    }));
        }
    }

    void ended(OfferId offer) {
        standBys.remove(offer);
        drawn.remove(offer);
    }

    /** Talks that began after a time from the offer that was drawn. */
    long pickUpsDrawn() {
        return pickUpsDrawn;
    }

    private void ready(AgentId agent) {
        RoutingEvent.Ready ready = new RoutingEvent.Ready(agent);
        setAway.happened(ready);
        clock.happens(ready);
    }
}
