package io.greenline.routing;

import io.greenline.routing.RoutingSnapshot.AgentPost;
import io.greenline.routing.RoutingSnapshot.OfferOpen;
import io.greenline.routing.RoutingSnapshot.Presence;
import io.greenline.routing.RoutingSnapshot.QueueFigures;
import io.greenline.routing.Standing.TicketState;
import io.greenline.telephony.Media;
import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The works as plain values, and back: whatever is decided later is the same on both. */
final class Snapshots {
    private Snapshots() {}

    static RoutingSnapshot take(Works works, long now) {
        Board board = works.board;
        List<RoutingSnapshot.Ticket> tickets = new ArrayList<>();
        Map<QueueId, Long> longest = new HashMap<>();
        for (Ticket ticket : works.everybody()) {
            tickets.add(ticket(ticket));
            if (ticket.isWaiting()) {
                longest.merge(ticket.queue.id(), now - ticket.joined, Math::max);
            }
        }
        return new RoutingSnapshot(
                Moments.instant(board.now),
                board.plan.version(),
                board.nextOffer,
                tickets,
                works.staff.posts().stream()
                        .filter(post -> works.staff.isEmployed(post) || post.with != null)
                        .map(Snapshots::post)
                        .toList(),
                board.plan.queues().keySet().stream()
                        .map(id -> figures(works, id, longest.getOrDefault(id, 0L)))
                        .toList(),
                surge(works.surge));
    }

    private static RoutingSnapshot.Ticket ticket(Ticket ticket) {
        return new RoutingSnapshot.Ticket(
                ticket.id,
                ticket.wish,
                ticket.queue.id(),
                ticket.tier,
                ticket.risen,
                Moments.instant(ticket.joined),
                Moments.instant(ticket.onLine),
                ticket.state,
                Optional.ofNullable(ticket.offer).map(Snapshots::offer),
                ticket.done,
                ticket.promise,
                Optional.ofNullable(ticket.callback).map(Snapshots::callback),
                Optional.ofNullable(ticket.avoided)
                        .map(agent -> new RoutingSnapshot.Avoided(agent, Moments.instant(ticket.avoidedUntil))),
                ticket.expected < 0 ? Optional.empty() : Optional.of(Moments.span(ticket.expected)));
    }

    private static OfferOpen offer(Offer offer) {
        return new OfferOpen(
                offer.id, offer.post.id, offer.phase, Moments.instant(offer.since), Moments.instant(offer.until));
    }

    private static RoutingSnapshot.Callback callback(Callback callback) {
        return new RoutingSnapshot.Callback(
                callback.number,
                moment(callback.asked),
                callback.notBefore,
                callback.attempts,
                Moments.instant(callback.nextAttempt),
                Moments.instant(callback.expires));
    }

    private static AgentPost post(Post post) {
        return new AgentPost(
                post.id,
                post.shown,
                post.presence,
                post.presence == Presence.AWAY ? post.away : post.shownReason,
                post.device,
                Moments.instant(post.since),
                post.missed,
                post.calls,
                Moments.instant(post.idleSince),
                moment(post.wrapUpUntil),
                moment(post.lostUntil));
    }

    private static QueueFigures figures(Works works, QueueId id, long longest) {
        QueueBook book = works.board.book(id);
        return new QueueFigures(
                id,
                book.open,
                book.mayDial,
                works.lines.waiting(id),
                Moments.span(longest),
                Moments.span(book.handling),
                book.handled,
                Moments.span(book.error),
                Moments.span(book.wait),
                book.estimated);
    }

    private static RoutingSnapshot.Surge surge(SurgeWatch surge) {
        return new RoutingSnapshot.Surge(
                surge.name(),
                moment(surge.byHand),
                moment(surge.quietSince),
                surge.arrivals.stream().map(Moments::instant).toList());
    }

    private static Optional<Instant> moment(long nanos) {
        return nanos == Moments.NEVER ? Optional.empty() : Optional.of(Moments.instant(nanos));
    }

    private static long moment(Optional<Instant> instant) {
        return instant.map(Moments::of).orElse(Moments.NEVER);
    }

    /** What a snapshot was taken of, for this plan. */
    static Works lay(RoutingPlan plan, RoutingSnapshot snapshot) {
        Works works = new Works(plan, Moments.of(snapshot.at()));
        works.board.nextOffer = snapshot.nextOffer();
        snapshot.queues().forEach(figures -> layFigures(works.board.book(figures.id()), figures));
        snapshot.agents().forEach(post -> layPost(works, post));
        snapshot.tickets().forEach(ticket -> layTicket(works, ticket));
        works.staff.posts().forEach(post -> {
            post.shown = post.state();
            post.shownReason = post.reason();
            works.staff.refresh(post);
        });
        works.everybody().stream()
                .filter(ticket -> ticket.isWaiting() || ticket.state == TicketState.OFFERED)
                .sorted(Comparator.<Ticket>comparingLong(ticket -> ticket.onLine)
                        .thenComparing(ticket -> ticket.id))
                .forEach(works.board.waits::append);
        works.staff.fresh.clear();
        works.board.fresh.clear();
        laySurge(works.surge, snapshot.surge());
        return works;
    }

    private static void layFigures(QueueBook book, QueueFigures figures) {
        book.open = figures.open();
        book.mayDial = figures.mayDial();
        book.handling = Moments.of(figures.handling());
        book.handled = figures.handled();
        book.error = Moments.of(figures.error());
        book.wait = Moments.of(figures.meanWait());
        book.estimated = figures.estimated();
    }

    /** An agent who is not in the plan any more is here only as long as a talk goes on. */
    private static void layPost(Works works, AgentPost of) {
        Post known = works.staff.post(of.id());
        if (known == null && of.state() != Decision.AgentState.TALKING) {
            return;
        }
        Post post = known == null ? works.staff.hire(of.id()) : known;
        post.presence = known == null ? Presence.SIGNED_OUT : of.presence();
        post.away = of.presence() == Presence.AWAY ? of.reason() : "";
        post.device = of.device();
        post.since = Moments.of(of.since());
        post.missed = of.missed();
        post.calls = of.calls();
        post.idleSince = Moments.of(of.idleSince());
        post.wrapUpUntil = moment(of.wrapUpUntil());
        post.lostUntil = moment(of.lostUntil());
        works.staff.schedule(post);
        works.staff.count(post, 1);
    }

    private static void layTicket(Works works, RoutingSnapshot.Ticket of) {
        Board board = works.board;
        Queue queue = board.plan.queues().getOrDefault(of.queue(), missing(of.queue()));
        Ticket ticket = new Ticket(of.id(), of.wish(), queue, of.tier(), Moments.of(of.joined()));
        ticket.key = Door.key(of.wish(), board.plan.queues().get(of.wish().queue()), ticket.joined);
        ticket.onLine = Moments.of(of.onLine());
        ticket.state = of.state();
        ticket.done.addAll(of.done());
        ticket.promise = of.promise();
        ticket.risen = of.risen();
        ticket.expected = of.expected().map(Moments::of).orElse(-1L);
        of.avoids().ifPresent(avoided -> {
            ticket.avoided = avoided.agent();
            ticket.avoidedUntil = Moments.of(avoided.until());
        });
        of.callback().ifPresent(callback -> layCallback(ticket, callback));
        board.tickets.put(ticket.id, ticket);
        of.offer().ifPresent(offer -> layOffer(works, ticket, offer));
        if (ticket.offer == null) {
            works.lines.enter(ticket, board.now);
        }
        if (ticket.state == TicketState.VIRTUAL
                && ticket.callback != null
                && ticket.callback.nextAttempt <= board.now) {
            works.lines.canBeDialled(ticket);
        }
        works.tickets.schedule(ticket);
    }

    private static void layCallback(Ticket ticket, RoutingSnapshot.Callback of) {
        Callback callback = new Callback(
                of.number(),
                moment(of.asked()),
                of.notBefore(),
                Moments.of(of.nextAttempt()),
                Moments.of(of.expires()));
        callback.attempts = of.attempts();
        ticket.callback = callback;
        ticket.reached = !ticket.isAbsent();
    }

    /** An offer whose agent the plan has no more and who does not talk is none: the caller has her place. */
    private static void layOffer(Works works, Ticket ticket, OfferOpen of) {
        Post post = works.staff.post(of.agent());
        if (post == null) {
            ticket.state = !ticket.isAbsent()
                    ? TicketState.WAITING
                    : of.phase() == OfferOpen.Phase.ACCEPTED ? TicketState.DIALLED : TicketState.VIRTUAL;
            return;
        }
        long until = of.phase() == OfferOpen.Phase.CONNECTED ? Moments.NEVER : Moments.of(of.until());
        ticket.offer = new Offer(of.id(), post, of.phase(), Moments.of(of.since()), until);
        post.with = ticket;
        works.board.offers.put(of.id(), ticket);
    }

    private static void laySurge(SurgeWatch surge, RoutingSnapshot.Surge of) {
        surge.level = surge.place(of.level());
        surge.byHand = moment(of.byHand());
        surge.quietSince = moment(of.quietSince());
        of.arrivals().forEach(arrival -> surge.arrivals.addLast(Moments.of(arrival)));
    }

    /** A queue of which only the name is known. */
    private static Queue missing(QueueId id) {
        return new Queue(
                id,
                Tier.ORDINARY,
                Duration.ZERO,
                Optional.empty(),
                List.of(),
                Media.VOICE,
                Queue.Strategy.LONGEST_IDLE,
                Optional.empty(),
                List.of(),
                Duration.ofSeconds(15),
                Duration.ZERO,
                Integer.MAX_VALUE,
                Queue.Comfort.USUAL,
                Optional.empty());
    }
}
