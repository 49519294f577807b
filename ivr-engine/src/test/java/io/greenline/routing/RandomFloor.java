package io.greenline.routing;

import io.greenline.routing.RoutingEvent.DeviceChanged.Device;
import io.greenline.routing.RoutingEvent.Left.Leaving;
import io.greenline.routing.RoutingEvent.NotTaken.How;
import io.greenline.routing.RoutingEvent.TalkEnded.By;
import io.greenline.routing.RoutingSnapshot.OfferOpen;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.Language;
import io.greenline.telephony.Media;
import io.greenline.telephony.PhoneNumber;
import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Makes up floors and what happens on them. The same seed makes the same ones. */
final class RandomFloor {
    private static final List<String> QUEUES = List.of("life", "green", "sign", "elder", "bills", "general");
    private static final List<Skill> SKILLS = List.of(new Skill("bills"), new Skill("rural"), new Skill("key-account"));
    private static final int AGENTS = 7;

    private final Random random;
    private int callers;

    RandomFloor(long seed) {
        random = new Random(seed);
    }

    /** One event and when it happens. */
    record Step(Instant at, RoutingEvent event) {}

    RoutingPlan plan() {
        Plans plans = new Plans()
                .queue("life", queue -> queue.tier(1).need(language()).promise(5))
                .queue(
                        "green",
                        queue -> strategy(
                                queue.tier(2).need(language()).need(must(2)).promise(10)))
                .queue(
                        "sign",
                        queue -> queue.media(Media.VIDEO)
                                .tier(2)
                                .overflow(new Overflow.When.Closed(), to("general"))
                                .overflow(new Overflow.When.Unstaffed(), to("general")))
                .queue(
                        "elder",
                        queue -> strategy(queue.boost(300).need(language()).promise(20)))
                .queue(
                        "bills",
                        queue -> strategy(queue.need(relaxing())
                                .need(new Need(
                                        new Need.OfSkill(SKILLS.get(1), 2), Need.Strength.SHOULD, Optional.empty()))
                                .overflow(waited(40), new Overflow.Then.Relax(SKILLS.get(0)))
                                .overflow(waited(90), new Overflow.Then.AnyAgent())
                                .overflow(new Overflow.When.Longer(8), to("general"))))
                .queue(
                        "general",
                        queue -> strategy(queue.promise(60)
                                .capacity(12)
                                .wrapUp(random.nextInt(3) * 10)
                                .callback(callbacks())
                                .overflow(waited(200), new Overflow.Then.Alarm("duty-manager"))
                                .overflow(
                                        new Overflow.When.EstimatedOver(Duration.ofMinutes(20)),
                                        new Overflow.Then.AnyAgent())));
        for (int i = 1; i <= AGENTS; i++) {
            plans.agent("a" + i, languages(), skills(), only(), media());
        }
        if (random.nextBoolean()) {
            plans.reserve(1, 1);
        }
        plans.surge(surge("busy", 6)).surge(surge("storm", 12));
        return plans.risesAfter(60 + random.nextInt(300)).plan();
    }

    private static SurgeLevel surge(String name, int waiting) {
        return new SurgeLevel(
                name,
                new SurgeLevel.Threshold(
                        Optional.of(waiting), Optional.of(waiting * 3), Optional.of(Duration.ofMinutes(waiting))),
                new SurgeLevel.Threshold(
                        Optional.of(waiting / 2), Optional.empty(), Optional.of(Duration.ofMinutes(waiting / 2))),
                Duration.ofSeconds(30),
                true,
                Optional.of(waiting * 2));
    }

    private CallbackTerms callbacks() {
        return new CallbackTerms(
                Optional.empty(),
                2,
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                Duration.ofMinutes(5),
                10,
                one(List.of(CallbackTerms.First.values())));
    }

    private QueueDraft strategy(QueueDraft draft) {
        return draft.strategy(one(List.of(Queue.Strategy.values())));
    }

    private static Need language() {
        return Need.must(new Need.OfLanguage());
    }

    private static Need must(int least) {
        return Need.must(new Need.OfSkill(SKILLS.get(2), least));
    }

    private static Need relaxing() {
        return new Need(new Need.OfSkill(SKILLS.get(0), 2), Need.Strength.MUST, Optional.of(Duration.ofSeconds(60)));
    }

    private static Overflow.When waited(int seconds) {
        return new Overflow.When.Waited(Duration.ofSeconds(seconds));
    }

    private static Overflow.Then to(String queue) {
        return new Overflow.Then.ToQueue(Plans.queueId(queue));
    }

    private Set<Language> languages() {
        return random.nextBoolean() ? Set.of(Plans.CHINESE) : Set.of(Plans.CHINESE, Plans.ENGLISH);
    }

    private Map<Skill, Integer> skills() {
        Map<Skill, Integer> skills = new HashMap<>();
        for (Skill skill : SKILLS) {
            if (random.nextBoolean()) {
                skills.put(skill, 1 + random.nextInt(5));
            }
        }
        return skills;
    }

    private List<QueueId> only() {
        return switch (random.nextInt(4)) {
            case 0 -> List.of(Plans.queueId("bills"), Plans.queueId("general"));
            case 1 -> List.of(Plans.queueId("life"), Plans.queueId("elder"), Plans.queueId("general"));
            default -> List.of();
        };
    }

    private Set<Media> media() {
        return random.nextInt(3) == 0 ? Set.of(Media.VOICE, Media.VIDEO) : Set.of(Media.VOICE);
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private AgentId agent() {
        return new AgentId("a" + (1 + random.nextInt(AGENTS)));
    }

    /** The same plan with an agent and a queue less. */
    static RoutingPlan without(RoutingPlan plan, int which) {
        Map<QueueId, Queue> queues = new LinkedHashMap<>(plan.queues());
        queues.remove(Plans.queueId(QUEUES.get(which % QUEUES.size())));
        Map<AgentId, Agent> agents = new LinkedHashMap<>(plan.agents());
        agents.remove(new AgentId("a" + (1 + which % AGENTS)));
        return new RoutingPlan(
                plan.version() + "-" + which,
                queues,
                agents,
                plan.reserves(),
                plan.surge().subList(0, which % 2 + 1),
                plan.missesBeforeAway(),
                plan.risesAfter());
    }

    /** How long until something happens, if no deadline comes first. */
    Duration pause() {
        return Duration.ofMillis(random.nextInt(8) == 0 ? random.nextInt(60_000) : random.nextInt(3_000));
    }

    /** Something that may happen on a floor that looks like this; now and then something that does not fit. */
    RoutingEvent next(RoutingSnapshot floor, Instant now) {
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4 -> new RoutingEvent.Joined(new TicketId("c" + ++callers), wish(now));
            case 5 -> new RoutingEvent.SignedIn(agent());
            case 6 -> ofAgent();
            case 7 -> new RoutingEvent.Ready(agent());
            case 8 -> ofCaller(floor, now);
            case 9 -> random.nextInt(6) == 0 ? ofFloor() : ofCallback(floor);
            default -> ofOffer(floor);
        };
    }

    private Wish wish(Instant now) {
        return new Wish(
                Plans.queueId(one(QUEUES)),
                random.nextInt(10) == 0 ? Optional.of(new Tier(random.nextInt(5))) : Optional.empty(),
                Duration.ofSeconds(random.nextInt(4) * 20L),
                switch (random.nextInt(3)) {
                    case 0 -> Optional.of(Plans.ENGLISH);
                    case 1 -> Optional.empty();
                    default -> Optional.of(Plans.CHINESE);
                },
                List.of(),
                random.nextInt(5) == 0 ? Optional.of(agent()) : Optional.empty(),
                random.nextInt(10) == 0 ? Optional.of(now.minusSeconds(random.nextInt(300))) : Optional.empty(),
                Duration.ofSeconds(120 + random.nextInt(1200)),
                "made up");
    }

    private RoutingEvent ofAgent() {
        return switch (random.nextInt(6)) {
            case 0 -> new RoutingEvent.SignedOut(agent());
            case 1 -> new RoutingEvent.WentAway(agent(), "lunch");
            case 2 -> new RoutingEvent.DeviceChanged(agent(), one(List.of(Device.values())));
            default -> new RoutingEvent.DeviceChanged(agent(), Device.FREE);
        };
    }

    private RoutingEvent ofCaller(RoutingSnapshot floor, Instant now) {
        if (floor.tickets().isEmpty()) {
            return new RoutingEvent.Left(new TicketId("nobody"), Leaving.ABANDONED);
        }
        TicketId ticket = one(floor.tickets()).id();
        return switch (random.nextInt(3)) {
            case 0 ->
                new RoutingEvent.CallbackWanted(
                        ticket,
                        new PhoneNumber("13800138000"),
                        random.nextBoolean() ? Optional.empty() : Optional.of(now.plusSeconds(random.nextInt(300))));
            case 1 ->
                random.nextBoolean()
                        ? new RoutingEvent.Joined(ticket, wish(now))
                        : new RoutingEvent.JoinedToBeCalled(
                                new TicketId("c" + ++callers),
                                wish(now),
                                new PhoneNumber("13800138001"),
                                Optional.empty());
            default -> new RoutingEvent.Left(ticket, one(List.of(Leaving.values())));
        };
    }

    private RoutingEvent ofCallback(RoutingSnapshot floor) {
        List<TicketId> dialled = floor.tickets().stream()
                .filter(ticket -> ticket.callback().isPresent())
                .map(RoutingSnapshot.Ticket::id)
                .toList();
        if (dialled.isEmpty()) {
            return new RoutingEvent.Tick();
        }
        return switch (random.nextInt(5)) {
            case 0, 2 -> new RoutingEvent.CallbackMissed(one(dialled), "busy");
            case 1 -> new RoutingEvent.CallbackCancelled(one(dialled), "called again");
            default -> new RoutingEvent.CallbackReached(one(dialled));
        };
    }

    private RoutingEvent ofFloor() {
        return switch (random.nextInt(4)) {
            case 0 ->
                new RoutingEvent.SurgeOrdered(
                        one(List.of(Optional.of("storm"), Optional.of("none"), Optional.empty())),
                        Duration.ofSeconds(60),
                        "test");
            case 1 -> new RoutingEvent.DialHoursTold(Plans.queueId("general"), random.nextBoolean());
            default -> new RoutingEvent.HoursTold(Plans.queueId(one(List.of("sign", "elder"))), random.nextBoolean());
        };
    }

    /** News of an offer that is on: mostly what comes next, at times what does not fit. */
    private RoutingEvent ofOffer(RoutingSnapshot floor) {
        List<RoutingSnapshot.Ticket> open = floor.tickets().stream()
                .filter(ticket -> ticket.offer().isPresent())
                .toList();
        if (open.isEmpty()) {
            return new RoutingEvent.Rang(new OfferId(1 + random.nextInt(20)));
        }
        RoutingSnapshot.Ticket ticket = one(open);
        OfferOpen offer = ticket.offer().orElseThrow();
        return switch (random.nextInt(10)) {
            case 0 -> new RoutingEvent.NotTaken(offer.id(), one(List.of(How.values())));
            case 1 -> new RoutingEvent.TalkEnded(offer.id(), one(List.of(By.values())));
            case 2 -> new RoutingEvent.Rang(offer.id());
            case 3 -> goesOn(offer);
            default -> goesOn(ticket);
        };
    }

    /** The next thing in the life of somebody's offer, as it should be. */
    static RoutingEvent goesOn(RoutingSnapshot.Ticket ticket) {
        OfferOpen offer = ticket.offer().orElseThrow();
        boolean standsBy = ticket.state() == Standing.TicketState.AWAITED && offer.phase() == OfferOpen.Phase.ACCEPTED;
        return standsBy ? new RoutingEvent.CallbackReached(ticket.id()) : goesOn(offer);
    }

    /** The next that an offer's own news can be. */
    private static RoutingEvent goesOn(OfferOpen offer) {
        return switch (offer.phase()) {
            case RESERVED -> new RoutingEvent.Rang(offer.id());
            case RINGING -> new RoutingEvent.Accepted(offer.id());
            case ACCEPTED -> new RoutingEvent.Connected(offer.id());
            case CONNECTED -> new RoutingEvent.TalkEnded(offer.id(), By.CALLER);
        };
    }
}
