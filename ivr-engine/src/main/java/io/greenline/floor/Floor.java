package io.greenline.floor;

import io.greenline.calendar.Calendars;
import io.greenline.call.DeviceListener;
import io.greenline.call.DeviceState;
import io.greenline.routing.Decision;
import io.greenline.routing.Queue;
import io.greenline.routing.RoutingEvent;
import io.greenline.routing.RoutingEvent.Left.Leaving;
import io.greenline.routing.RoutingPlan;
import io.greenline.routing.RoutingSnapshot;
import io.greenline.routing.Standing;
import io.greenline.routing.TicketId;
import io.greenline.routing.Wish;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.PhoneNumber;
import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The floor: gives the routing core its events with their times, keeps them, and carries out what is decided. Thread-safe.
 */
public final class Floor implements Queues, DeviceListener, AutoCloseable {
    /** Without news a waiting caller's place is looked at so often, so that what is announced is not older. */
    private static final Duration LOOK = Duration.ofSeconds(15);

    private final Places places = new Places(this);
    private final Talks talks = new Talks();
    private final Proceedings proceedings;
    private final CallbackOffers callbackOffers;

    /** Reads where the log ends. Nothing happens before {@link #start}. Blocking. */
    public Floor(FloorSetup setup) {
        proceedings = new Proceedings(setup, places);
        callbackOffers = new CallbackOffers(setup, proceedings.hours());
    }

    /**
     * Goes on where the log ended: whoever waited keeps place and time, offers that were open end cleanly, talks stay. Once,
     * before anything else is told.
     *
     * @return this
     */
    public Floor start() {
        proceedings.start();
        return this;
    }

    /** Tells somebody of everything from now on. */
    public void listen(FloorListener listener) {
        proceedings.listen(listener);
    }

    /** Something happened. */
    void tell(RoutingEvent event) {
        proceedings.locked(() -> proceedings.now(event));
    }

    /** See {@link Proceedings#awaitDurable}. Blocking. */
    void awaitDurable() {
        proceedings.awaitDurable();
    }

    /** Does something under the lock, then tells whoever is to be told. */
    <T> T locked(Supplier<T> work) {
        return proceedings.locked(work);
    }

    private List<Decision> now(RoutingEvent event) {
        return proceedings.now(event);
    }

    private LoggedCore core() {
        return proceedings.core();
    }

    /** Another plan, with the calendars of the same moment: whoever waits keeps place and time, whoever talks goes on. */
    public void follow(RoutingPlan plan, Calendars calendars) {
        proceedings.follow(plan, calendars);
    }

    /** The plan that holds. */
    public RoutingPlan plan() {
        return core().plan();
    }

    /** Somebody sets the surge level: see {@link RoutingEvent.SurgeOrdered}. */
    public void order(RoutingEvent.SurgeOrdered surge) {
        tell(surge);
    }

    @Override
    public void device(String endpoint, DeviceState state) {
        proceedings.device(endpoint, state);
    }

    @Override
    public boolean has(QueueId queue) {
        return plan().queues().containsKey(queue);
    }

    /** Whether the time of day allows to call people for this queue; never where it calls nobody back. */
    public boolean calls(Queue queue, Instant at) {
        return locked(() -> queue.callback()
                .map(terms -> proceedings.hours().calls(queue, terms, at))
                .orElse(false));
    }

    @Override
    public Seat join(TicketId ticket, Wish wish, Runnable attention) {
        return join(ticket, wish, CallerCard.UNKNOWN, attention);
    }

    @Override
    public Seat join(TicketId ticket, Wish wanted, CallerCard card, Runnable attention) {
        return locked(() -> {
            Wish wish = personally(ticket, wanted, card);
            Optional<Standing> before = core().standing(ticket, core().now());
            Place place = before.flatMap(_ -> places.of(ticket)).orElseGet(() -> new Place(this, ticket, wish));
            place.attach(wish, card, attention, core().now());
            places.put(place);
            places.claim(ticket);
            places.callbacks().remove(ticket);
            if (before.isEmpty()) {
                now(new RoutingEvent.Joined(ticket, wish));
            } else {
                switch (before.get().state()) {
                    case VIRTUAL, DIALLED -> now(new RoutingEvent.CallbackReached(ticket));
                    case AWAITED -> {
                        cameHerself(place);
                        now(new RoutingEvent.CallbackReached(ticket));
                    }
                    case WAITING, OFFERED, TALKING -> {}
                }
            }
            return place;
        });
    }

    /** An agent stands by for the call that is dialled, and can be brought to no other: the telephone stops, and rings again. */
    private void cameHerself(Place place) {
        if (place.card().came() == CallerCard.Came.HERSELF) {
            place.offer()
                    .filter(offer -> offer.way() == Seat.Word.Ring.Way.STANDS_BY)
                    .ifPresent(offer -> now(new RoutingEvent.NotTaken(offer.id(), RoutingEvent.NotTaken.How.STOPPED)));
        }
    }

    /** Whoever comes back or calls again has the agent whom she knows, where that one is idle. */
    private Wish personally(TicketId ticket, Wish wish, CallerCard card) {
        Optional<AgentId> known =
                wish.personally().or(() -> places.lastAgents().of(ticket, card.number(), core().now()));
        return known.map(wish::personally).orElse(wish);
    }

    Seat.Word word(Place place) {
        return locked(() -> {
            proceedings.tick();
            if (place.away().isPresent()) {
                return new Seat.Word.TurnedAway(place.away().get());
            }
            return place.offer()
                    .<Seat.Word>map(offer -> new Seat.Word.Ring(
                            offer.id(),
                            offer.queue(),
                            offer.agent(),
                            offer.queue().ringFor(),
                            place.wish().about(),
                            offer.way()))
                    .or(() -> waits(place))
                    .orElse(new Seat.Word.TurnedAway(Decision.TurnedAway.Reason.UNKNOWN_QUEUE));
        });
    }

    private Optional<Seat.Word> waits(Place place) {
        return core().standing(place.ticket(), core().now()).flatMap(standing -> {
            Optional<Queue> queue = Optional.ofNullable(core().plan().queues().get(standing.queue()));
            return queue.map(of -> new Seat.Word.Wait(
                    of, standing, LOOK, callbackOffers.mayOffer(of, standing, core().plan(), surge())));
        });
    }

    void leave(Place place, Leaving why) {
        locked(() -> {
            place.detach();
            return now(new RoutingEvent.Left(place.ticket(), why));
        });
    }

    List<Decision> newsOf(Place place) {
        return locked(place::takeNews);
    }

    Seat.Promised callBack(Place place, PhoneNumber number, Optional<Instant> notBefore) {
        CallbackOffers.Answer answer = locked(
                () -> callbackOffers.answer(core(), place.ticket(), place.wish().queue(), notBefore));
        if (answer.refusal().isPresent()) {
            return new Seat.Promised.Refused(answer.refusal().get());
        }
        Optional<String> refusal = callbackOffers.admit(number, place.ticket());
        if (refusal.isPresent()) {
            return new Seat.Promised.Refused(refusal.get());
        }
        Seat.Promised promised = locked(() -> {
            place.detach();
            places.put(place);
            places.callbacks().put(place.ticket(), number);
            now(
                    place.away().isEmpty()
                            ? new RoutingEvent.CallbackWanted(place.ticket(), number, notBefore)
                            : new RoutingEvent.JoinedToBeCalled(place.ticket(), place.wishAgain(), number, notBefore));
            return new Seat.Promised.Noted(answer.in());
        });
        awaitDurable();
        return promised;
    }

    @Override
    public Optional<TicketId> callbackOf(PhoneNumber number) {
        return locked(() -> callbackOffers.callbackOf(number, places.callbacks()));
    }

    @Override
    public void cancelCallback(TicketId ticket, String why) {
        tell(new RoutingEvent.CallbackCancelled(ticket, why));
    }

    @Override
    public ZoneId zone(QueueId queue) {
        return locked(() ->
                proceedings.hours().zone(Optional.ofNullable(plan().queues().get(queue))));
    }

    @Override
    public String surge() {
        return proceedings.surge();
    }

    @Override
    public void gone(TicketId ticket) {
        locked(() -> {
            Optional<Place> place =
                    places.of(ticket).filter(_ -> !places.callbacks().containsKey(ticket));
            place.ifPresent(left -> {
                left.detach();
                left.offer().ifPresent(offer -> talks.end(offer.id()));
                now(new RoutingEvent.Left(ticket, Leaving.ABANDONED));
            });
            return place;
        });
    }

    /** What an agent's screen shows of an offer, as long as it is open. */
    Optional<AgentNews.ScreenPop> popOf(Decision.Offered offered) {
        return locked(() -> places.of(offered.ticket())
                .map(place -> new AgentNews.ScreenPop(
                        offered.offer(),
                        offered.ticket().value(),
                        offered.queue(),
                        place.card(),
                        place.wish(),
                        offered.evidence().waited(),
                        offered.evidence().rule())));
    }

    /** The same of an offer that a screen which opens late has not seen. */
    Optional<AgentNews.ScreenPop> offerOpen(AgentId agent) {
        return locked(() -> places.of(agent)
                .flatMap(place -> place.offer()
                        .map(offer -> new AgentNews.ScreenPop(
                                offer.id(),
                                place.ticket().value(),
                                offer.queue().id(),
                                place.card(),
                                place.wish(),
                                core().standing(place.ticket(), core().now())
                                        .map(Standing::waited)
                                        .orElse(Duration.ZERO),
                                ""))));
    }

    Talks talks() {
        return talks;
    }

    Places places() {
        return places;
    }

    /** The floor's own time: steady, whatever the wall clock does. */
    public Instant time() {
        return locked(() -> core().now());
    }

    /** Everything as it is now, for people. */
    public RoutingSnapshot snapshot() {
        return locked(() -> core().snapshot());
    }

    /** Writes its last words into the log. Calls that are still here keep their places for the next engine. */
    @Override
    public void close() {
        proceedings.close();
    }
}
