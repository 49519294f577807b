package io.greenline.routing;

import io.greenline.routing.RoutingEvent.DeviceChanged.Device;
import io.greenline.routing.RoutingEvent.Left.Leaving;
import io.greenline.routing.RoutingEvent.NotTaken.How;
import io.greenline.routing.RoutingEvent.TalkEnded.By;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.Language;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A core with a clock that moves when told, and everything it has decided. */
final class Shift {
    static final Instant BEGIN = Instant.parse("2026-11-26T08:00:00Z");

    private RoutingCore core;
    private Instant now = BEGIN;
    private final List<Decision> all = new ArrayList<>();

    Shift(Plans plans) {
        this(plans.plan());
    }

    Shift(RoutingPlan plan) {
        core = new RoutingCore(plan);
    }

    RoutingCore core() {
        return core;
    }

    Instant now() {
        return now;
    }

    /** What has been decided so far. */
    List<Decision> all() {
        return List.copyOf(all);
    }

    <D extends Decision> List<D> all(Class<D> kind) {
        return all.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    List<Decision> does(RoutingEvent event) {
        List<Decision> decided = core.apply(event, now);
        all.addAll(decided);
        return decided;
    }

    /** Lets time pass, with a tick whenever the core wants one. */
    List<Decision> after(int seconds) {
        Instant until = now.plusSeconds(seconds);
        List<Decision> decided = new ArrayList<>();
        for (Optional<Instant> next = core.nextDeadline();
                next.isPresent() && !next.get().isAfter(until);
                next = core.nextDeadline()) {
            now = next.get().isBefore(now) ? now : next.get();
            decided.addAll(does(new RoutingEvent.Tick()));
        }
        now = until;
        return decided;
    }

    void restart(RoutingPlan plan) {
        core = RoutingCore.restore(plan, core.snapshot(now));
    }

    static TicketId ticket(String id) {
        return new TicketId(id);
    }

    static Wish wish(String queue) {
        return new Wish(
                Plans.queueId(queue),
                Optional.empty(),
                Duration.ZERO,
                Optional.of(Plans.CHINESE),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofHours(2),
                "a question");
    }

    static Wish speaking(Wish wish, Language language) {
        return new Wish(
                wish.queue(),
                wish.tier(),
                wish.boost(),
                Optional.of(language),
                wish.needs(),
                wish.personally(),
                wish.since(),
                wish.maxWait(),
                wish.about());
    }

    static Wish personally(Wish wish, String agent) {
        return new Wish(
                wish.queue(),
                wish.tier(),
                wish.boost(),
                wish.language(),
                wish.needs(),
                Optional.of(new AgentId(agent)),
                wish.since(),
                wish.maxWait(),
                wish.about());
    }

    static Wish waitingAtMost(Wish wish, int seconds) {
        return new Wish(
                wish.queue(),
                wish.tier(),
                wish.boost(),
                wish.language(),
                wish.needs(),
                wish.personally(),
                wish.since(),
                Duration.ofSeconds(seconds),
                wish.about());
    }

    List<Decision> joins(String ticket, String queue) {
        return joins(ticket, wish(queue));
    }

    List<Decision> joins(String ticket, Wish wish) {
        return does(new RoutingEvent.Joined(ticket(ticket), wish));
    }

    List<Decision> leaves(String ticket) {
        return does(new RoutingEvent.Left(ticket(ticket), Leaving.ABANDONED));
    }

    List<Decision> signsIn(String... agents) {
        List<Decision> decided = new ArrayList<>();
        for (String agent : agents) {
            decided.addAll(does(new RoutingEvent.SignedIn(new AgentId(agent))));
        }
        return decided;
    }

    List<Decision> ready(String agent) {
        return does(new RoutingEvent.Ready(new AgentId(agent)));
    }

    List<Decision> device(String agent, Device device) {
        return does(new RoutingEvent.DeviceChanged(new AgentId(agent), device));
    }

    List<Decision> notTaken(Decision.Offered offer, How how) {
        return does(new RoutingEvent.NotTaken(offer.offer(), how));
    }

    /** Ringing, accepting, talking. */
    List<Decision> answers(Decision.Offered offer) {
        List<Decision> decided = new ArrayList<>(does(new RoutingEvent.Rang(offer.offer())));
        decided.addAll(does(new RoutingEvent.Accepted(offer.offer())));
        decided.addAll(does(new RoutingEvent.Connected(offer.offer())));
        return decided;
    }

    List<Decision> talkEnds(Decision.Offered offer, By by) {
        return does(new RoutingEvent.TalkEnded(offer.offer(), by));
    }

    RoutingSnapshot snapshot() {
        return core.snapshot(now);
    }

    Optional<Standing> standing(String ticket) {
        return core.standing(ticket(ticket), now);
    }

    Decision.AgentState state(String agent) {
        return core.snapshot(now).agents().stream()
                .filter(post -> post.id().value().equals(agent))
                .map(RoutingSnapshot.AgentPost::state)
                .findFirst()
                .orElseThrow();
    }

    /** The one offer among decisions. */
    static Decision.Offered offered(List<Decision> decided) {
        return one(decided, Decision.Offered.class);
    }

    static <D extends Decision> D one(List<Decision> decided, Class<D> kind) {
        List<D> found =
                decided.stream().filter(kind::isInstance).map(kind::cast).toList();
        if (found.size() != 1) {
            throw new AssertionError("one " + kind.getSimpleName() + " is expected in " + decided);
        }
        return found.getFirst();
    }

    static <D extends Decision> List<D> of(List<Decision> decided, Class<D> kind) {
        return decided.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
