package io.greenline.forecast;

import io.greenline.forecast.OfferStory.End;
import io.greenline.forecast.RecordedDay.Act;
import io.greenline.forecast.Story.Talk;
import io.greenline.routing.Decision;
import io.greenline.routing.OfferId;
import io.greenline.routing.RoutingEvent;
import io.greenline.routing.RoutingEvent.OfAgent;
import io.greenline.routing.RoutingEvent.OfOffer;
import io.greenline.routing.RoutingSnapshot;
import io.greenline.telephony.AgentId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes out of a routing log what agents did of themselves, and what they did with each offer. */
final class AgentRecorder {
    private final List<Act> acts = new ArrayList<>();
    private final Map<OfferId, Open> open = new HashMap<>();
    private final Map<OfferId, OfferStory> atTheBeginning = new HashMap<>();
    private final Map<AgentId, List<OfferStory>> offers = new HashMap<>();
    private final Map<AgentId, WrapUp> wrapUps = new HashMap<>();
    private final Map<AgentId, List<Optional<Duration>>> returns = new HashMap<>();
    private final SetAway setAway;

    private record Open(OfferStory story, Instant until) {}

    private record WrapUp(Talk talk, Instant since, Instant until) {}

    AgentRecorder(Instant begins, RoutingSnapshot floor) {
        setAway = new SetAway(floor);
        for (RoutingSnapshot.Ticket ticket : floor.tickets()) {
            ticket.offer()
                    .filter(offer -> offer.phase() != RoutingSnapshot.OfferOpen.Phase.CONNECTED)
                    .ifPresent(offer -> {
                        OfferStory story = new OfferStory(begins);
                        atTheBeginning.put(offer.id(), story);
                        open.put(offer.id(), new Open(story, offer.until()));
                    });
        }
    }

    void happened(Instant at, OfOffer news) {
        Open offer = open.get(news.offer());
        if (offer == null) {
            return;
        }
        switch (news) {
            case RoutingEvent.Rang _ -> offer.story.step(at, news);
            case RoutingEvent.Accepted _ -> {
                offer.story.step(at, news);
                open.put(news.offer(), new Open(offer.story, Instant.MAX));
            }
            case RoutingEvent.Connected _ -> ends(at, news, offer.story, End.TAKEN);
            case RoutingEvent.NotTaken _ -> ends(at, news, offer.story, End.MISSED);
            case RoutingEvent.TalkEnded _, RoutingEvent.Acted _ -> {}
        }
    }

    private void ends(Instant at, OfOffer news, OfferStory story, End how) {
        story.step(at, news);
        story.ends(at, how);
        open.remove(news.offer());
    }

    void offered(Instant at, Decision.Offered offered) {
        OfferStory story = new OfferStory(at);
        offers.computeIfAbsent(offered.agent(), _ -> new ArrayList<>()).add(story);
        open.put(offered.offer(), new Open(story, offered.until()));
    }

    void offerEnded(Instant at, OfferId id) {
        Open offer = open.remove(id);
        if (offer != null) {
            offer.story.ends(at, at.isBefore(offer.until()) ? End.CUT : End.SILENT);
        }
    }

    void happened(Instant at, OfAgent event) {
        AgentId agent = event.agent();
        WrapUp wrapUp = wrapUps.remove(agent);
        Instant left = setAway.since(agent);
        boolean wasAway = setAway.isByChoice(agent);
        setAway.happened(event);
        if (event instanceof RoutingEvent.Ready && left.isBefore(at)) {
            Optional.ofNullable(returns.get(agent))
                    .ifPresent(all -> all.set(all.size() - 1, Optional.of(Duration.between(left, at))));
        } else if (event instanceof RoutingEvent.Ready && wrapUp != null && !wasAway && at.isBefore(wrapUp.until())) {
            wrapUp.talk().readyAfter(Duration.between(wrapUp.since(), at));
        } else {
            acts.add(new Act(at, event));
        }
    }

    void is(Instant at, Decision.AgentIs is) {
        if (setAway.is(at, is)) {
            returns.computeIfAbsent(is.agent(), _ -> new ArrayList<>()).add(Optional.empty());
        }
    }

    void wrapsUp(Instant at, Decision.TalkOver over, Talk talk) {
        wrapUps.put(over.agent(), new WrapUp(talk, at, over.wrapUpUntil()));
    }

    /** What happened to the floor as a whole. */
    void happened(Instant at, RoutingEvent event) {
        acts.add(new Act(at, event));
    }

    List<Act> acts() {
        return acts;
    }

    Map<AgentId, List<OfferStory>> offers() {
        return offers;
    }

    /** What came of the offers that were open when the record begins. */
    Map<OfferId, OfferStory> atTheBeginning() {
        return atTheBeginning;
    }

    /** How long each stayed away whom missed offers had set away, time by time; empty where she did something else then. */
    Map<AgentId, List<Optional<Duration>>> returns() {
        return returns;
    }
}
