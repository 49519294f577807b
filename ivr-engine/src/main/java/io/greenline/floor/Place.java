package io.greenline.floor;

import io.greenline.call.HoldLine;
import io.greenline.call.Talk;
import io.greenline.routing.Agent;
import io.greenline.routing.Decision;
import io.greenline.routing.OfferId;
import io.greenline.routing.Queue;
import io.greenline.routing.RoutingEvent;
import io.greenline.routing.RoutingEvent.Left.Leaving;
import io.greenline.routing.RoutingEvent.NotTaken;
import io.greenline.routing.RoutingEvent.TalkEnded;
import io.greenline.routing.TicketId;
import io.greenline.routing.Wish;
import io.greenline.telephony.PhoneNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A caller's place: what the floor knows of her beside the core. Everything is guarded by the floor's lock. */
final class Place implements Seat {
    private static final int MOST_NEWS = 200;

    private final Floor floor;
    private final TicketId ticket;
    private final List<Decision> news = new ArrayList<>();
    private Wish wish;
    private CallerCard card = CallerCard.UNKNOWN;
    private Optional<Instant> joined = Optional.empty();
    private Optional<Runnable> attention = Optional.empty();
    private Optional<Offer> offer = Optional.empty();
    private Optional<Decision.TurnedAway.Reason> away = Optional.empty();

    /** An agent who is hers, for ringing, standing by or talking. */
    record Offer(OfferId id, Queue queue, Agent agent, Word.Ring.Way way) {}

    Place(Floor floor, TicketId ticket, Wish wish) {
        this.floor = floor;
        this.ticket = ticket;
        this.wish = wish;
    }

    TicketId ticket() {
        return ticket;
    }

    Wish wish() {
        return wish;
    }

    CallerCard card() {
        return card;
    }

    Optional<Offer> offer() {
        return offer;
    }

    Optional<Decision.TurnedAway.Reason> away() {
        return away;
    }

    /** What she wished for, as somebody who has waited already. */
    Wish wishAgain() {
        return new Wish(
                wish.queue(),
                wish.tier(),
                wish.boost(),
                wish.language(),
                wish.needs(),
                wish.personally(),
                joined,
                wish.maxWait(),
                wish.about());
    }

    /** Whether a call is here for it. */
    boolean isAttached() {
        return attention.isPresent();
    }

    void attach(Wish now, CallerCard of, Runnable call, Instant at) {
        wish = now;
        card = of;
        joined = joined.or(() -> Optional.of(now.since().orElse(at)));
        attention = Optional.of(call);
    }

    void detach() {
        attention = Optional.empty();
    }

    void offered(Offer one) {
        offer = Optional.of(one);
    }

    /** Her agent has answered and stands by while she is dialled. */
    void standsBy(OfferId one) {
        offer = offer.map(open ->
                open.id().equals(one) ? new Offer(one, open.queue(), open.agent(), Word.Ring.Way.STANDS_BY) : open);
    }

    /** An offer is over; another that has begun since stays. */
    void ended(OfferId one) {
        offer = offer.filter(open -> !open.id().equals(one));
    }

    void turnedAway(Decision.TurnedAway.Reason reason) {
        away = Optional.of(reason);
    }

    /** What the call's journal is to have; a call that never asks does not fill the memory. */
    void note(Decision decision) {
        if (news.size() < MOST_NEWS) {
            news.add(decision);
        }
    }

    /** Whom to call for attention. */
    Optional<Runnable> attention() {
        return attention;
    }

    /** What was noted; it is not told twice. */
    List<Decision> takeNews() {
        List<Decision> taken = List.copyOf(news);
        news.clear();
        return taken;
    }

    @Override
    public Word word() {
        return floor.word(this);
    }

    @Override
    public HoldLine.Progress progress(OfferId id) {
        return new HoldLine.Progress() {
            @Override
            public void rang() {
                floor.tell(new RoutingEvent.Rang(id));
            }

            @Override
            public void accepted() {
                floor.tell(new RoutingEvent.Accepted(id));
            }

            @Override
            public void connected(Talk talk) {
                floor.talks().begin(id, talk);
                floor.tell(new RoutingEvent.Connected(id));
            }
        };
    }

    @Override
    public void notTaken(OfferId id, NotTaken.How how) {
        floor.tell(new NotTaken(id, how));
    }

    @Override
    public void talkEnded(OfferId id, TalkEnded.By by) {
        floor.talks().end(id);
        floor.tell(new TalkEnded(id, by));
    }

    @Override
    public void leave(Leaving why) {
        floor.leave(this, why);
    }

    @Override
    public Promised callBack(PhoneNumber number, Optional<Instant> notBefore) {
        return floor.callBack(this, number, notBefore);
    }

    @Override
    public List<Decision> news() {
        return floor.newsOf(this);
    }
}
