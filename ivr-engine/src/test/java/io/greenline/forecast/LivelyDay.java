package io.greenline.forecast;

import io.greenline.routing.CallbackTerms;
import io.greenline.routing.Decision;
import io.greenline.routing.Decision.AgentState;
import io.greenline.routing.OfferId;
import io.greenline.routing.Overflow;
import io.greenline.routing.Queue;
import io.greenline.routing.QueueDraft;
import io.greenline.routing.RoutingCore;
import io.greenline.routing.RoutingEvent;
import io.greenline.routing.RoutingEvent.Left.Leaving;
import io.greenline.routing.RoutingEvent.NotTaken;
import io.greenline.routing.RoutingEvent.TalkEnded;
import io.greenline.routing.RoutingPlan;
import io.greenline.routing.RoutingSnapshot;
import io.greenline.routing.SurgeLevel;
import io.greenline.routing.TicketId;
import io.greenline.routing.Tier;
import io.greenline.routing.Wish;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.PhoneNumber;
import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** A log of some hours in which everything happens that can: by chance, the same for the same seed. */
final class LivelyDay {
    static final Instant BEGINS = Instant.parse("2026-11-23T08:00:00Z");
    private static final List<String> QUEUES = List.of("general", "bills");

    private static final PhoneNumber NUMBER = new PhoneNumber("13800138000");
    private static final SurgeLevel STORM = new SurgeLevel(
            "storm",
            new SurgeLevel.Threshold(Optional.of(50), Optional.empty(), Optional.empty()),
            new SurgeLevel.Threshold(Optional.of(20), Optional.empty(), Optional.empty()),
            Duration.ofMinutes(2),
            false,
            Optional.of(40));

    /** One line of the log. */
    record Line(Instant at, RoutingEvent event, List<Decision> decisions) {}

    private final SplittableRandom chance;
    private final RoutingPlan plan;
    private final List<Line> log = new ArrayList<>();
    private final Map<TicketId, Integer> waiting = new HashMap<>();
    private final Map<AgentId, AgentState> agents = new HashMap<>();
    private final Clockwork clock;
    private int turn;

    LivelyDay(long seed) {
        chance = new SplittableRandom(seed);
        plan = plan();
        clock = new Clockwork(new RoutingCore(plan), BEGINS, this::logged, this::follow);
        for (int i = 1; i <= 8; i++) {
            AgentId agent = new AgentId("a" + i);
            clock.at(BEGINS.plusSeconds(i), () -> clock.happens(new RoutingEvent.SignedIn(agent)));
            breaks(agent, BEGINS);
        }
        Instant at = BEGINS;
        for (int i = 0; i < 400; i++) {
            at = at.plusNanos(nanos(25));
            TicketId ticket = new TicketId("t" + i);
            clock.at(at, () -> joins(ticket, QUEUES.get(chance.nextInt(2)), Optional.empty()));
        }
        clock.at(
                BEGINS.plusSeconds(4_000),
                () -> clock.happens(new RoutingEvent.HoursTold(new QueueId("bills"), false)));
        clock.at(
                BEGINS.plusSeconds(5_000), () -> clock.happens(new RoutingEvent.HoursTold(new QueueId("bills"), true)));
        clock.at(
                BEGINS.plusSeconds(6_000),
                () -> clock.happens(
                        new RoutingEvent.SurgeOrdered(Optional.of("storm"), Duration.ofMinutes(10), "anna")));
        clock.at(BEGINS.plusSeconds(7_000), () -> clock.happens(new RoutingEvent.PlanChanged(changed())));
        clock.play(() -> true, BEGINS.plusSeconds(16_000));
    }

    /** The plan that it begins with. */
    RoutingPlan planAtFirst() {
        return plan;
    }

    List<Line> log() {
        return log;
    }

    private static RoutingPlan plan() {
        List<Queue> queues = QUEUES.stream().map(LivelyDay::queue).toList();
        RoutingPlan plain = Floors.plan(queues, Floors.agents("a", 8, Map.of()));
        return new RoutingPlan(
                "lively", plain.queues(), plain.agents(), List.of(), List.of(STORM), 2, Duration.ofMinutes(5));
    }

    private RoutingPlan changed() {
        Map<QueueId, Queue> queues = new LinkedHashMap<>(plan.queues());
        return new RoutingPlan("changed", queues, plan.agents(), List.of(), plan.surge(), 2, Duration.ofMinutes(4));
    }

    private static Queue queue(String name) {
        QueueDraft draft = new QueueDraft(name)
                .promise(Duration.ofSeconds(40), 80)
                .ringFor(Duration.ofSeconds(20))
                .capacity(60)
                .callback(new CallbackTerms(
                        Optional.empty(),
                        3,
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(2),
                        Duration.ofDays(1),
                        100,
                        CallbackTerms.First.CUSTOMER));
        if (name.equals("bills")) {
            draft.boost(15)
                    .strategy(Queue.Strategy.FEWEST_CALLS)
                    .overflow(
                            new Overflow.When.Waited(Duration.ofSeconds(90)),
                            new Overflow.Then.ToQueue(new QueueId("general")));
        }
        return draft.queue();
    }

    private void logged(Instant at, RoutingEvent event, List<Decision> decisions) {
        log.add(new Line(at, event, decisions));
    }

    private long nanos(double meanSeconds) {
        return (long) (-StrictMath.log(1 - chance.nextDouble()) * meanSeconds * 1e9) + 1;
    }

    private void later(double meanSeconds, Runnable what) {
        clock.at(clock.now().plusNanos(nanos(meanSeconds)), what);
    }

    private void breaks(AgentId agent, Instant from) {
        Instant at = from.plusNanos(nanos(1_500));
        clock.at(at, () -> {
            switch (chance.nextInt(4)) {
                case 0 -> {
                    clock.happens(new RoutingEvent.SignedOut(agent));
                    later(200, () -> clock.happens(new RoutingEvent.SignedIn(agent)));
                }
                case 1 -> {
                    clock.happens(new RoutingEvent.DeviceChanged(agent, RoutingEvent.DeviceChanged.Device.UNREACHABLE));
                    later(
                            60,
                            () -> clock.happens(
                                    new RoutingEvent.DeviceChanged(agent, RoutingEvent.DeviceChanged.Device.FREE)));
                }
                default -> {
                    clock.happens(new RoutingEvent.WentAway(agent, "tea"));
                    later(120, () -> clock.happens(new RoutingEvent.Ready(agent)));
                }
            }
            if (at.isBefore(BEGINS.plusSeconds(10_000))) {
                breaks(agent, at.plusSeconds(600));
            }
        });
    }

    private void joins(TicketId ticket, String queue, Optional<Instant> since) {
        waiting.put(ticket, ++turn);
        clock.happens(new RoutingEvent.Joined(
                ticket,
                new Wish(
                        new QueueId(queue),
                        chance.nextInt(10) == 0 ? Optional.of(new Tier(2)) : Optional.empty(),
                        Duration.ZERO,
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        since,
                        Duration.ofMinutes(20),
                        "")));
        waits(ticket);
    }

    private void waits(TicketId ticket) {
        Integer since = waiting.get(ticket);
        if (since == null) {
            return;
        }
        later(150, () -> {
            if (since.equals(waiting.get(ticket))) {
                gives(ticket);
            }
        });
    }

    private void gives(TicketId ticket) {
        switch (chance.nextInt(4)) {
            case 0 -> {
                waiting.remove(ticket);
                clock.happens(new RoutingEvent.CallbackWanted(ticket, NUMBER, Optional.empty()));
                if (chance.nextInt(4) == 0) {
                    later(100, () -> clock.happens(new RoutingEvent.CallbackCancelled(ticket, "called again")));
                }
            }
            case 1 -> {
                clock.happens(new RoutingEvent.Left(ticket, Leaving.EXIT_KEY));
                later(20, () -> joins(ticket, "general", Optional.of(BEGINS.plusSeconds(30))));
            }
            default -> clock.happens(new RoutingEvent.Left(ticket, Leaving.ABANDONED));
        }
    }

    private void follow(RoutingEvent event, Decision decision) {
        switch (decision) {
            case Decision.Offered offered -> rings(offered.offer());
            case Decision.Served served -> {
                waiting.remove(served.ticket());
                TalkEnded.By by = TalkEnded.By.values()[chance.nextInt(TalkEnded.By.values().length)];
                later(90, () -> clock.happens(new RoutingEvent.TalkEnded(served.offer(), by)));
            }
            case Decision.TalkOver over -> talkOver(event, over);
            case Decision.AgentIs is -> {
                AgentState before = agents.put(is.agent(), is.state());
                if (is.state() == AgentState.AWAY && is.reason().startsWith("missed") && before != AgentState.AWAY) {
                    later(60, () -> clock.happens(new RoutingEvent.Ready(is.agent())));
                }
            }
            case Decision.DialBack dial -> dialled(dial.ticket());
            case Decision.Gone gone -> waiting.remove(gone.ticket());
            case Decision.TurnedAway away -> {
                if (away.reason() == Decision.TurnedAway.Reason.CLOSED) {
                    switch (chance.nextInt(3)) {
                        case 0 -> later(10, () -> joins(away.ticket(), "general", Optional.empty()));
                        case 1 ->
                            later(
                                    20,
                                    () -> clock.happens(new RoutingEvent.JoinedToBeCalled(
                                            away.ticket(), Floors.wish("general"), NUMBER, Optional.empty())));
                        default -> {}
                    }
                }
            }
            default -> {}
        }
    }

    private void rings(OfferId offer) {
        later(0.3, () -> clock.happens(new RoutingEvent.Rang(offer)));
        Instant answer = clock.now().plusSeconds(2).plusNanos(nanos(3));
        switch (chance.nextInt(12)) {
            case 0 -> clock.at(answer, () -> clock.happens(new RoutingEvent.NotTaken(offer, NotTaken.How.REJECTED)));
            case 1 -> clock.at(answer, () -> clock.happens(new RoutingEvent.NotTaken(offer, NotTaken.How.UNREACHABLE)));
            case 2 -> {} // Nothing is heard of it.
            default -> {
                clock.at(answer, () -> clock.happens(new RoutingEvent.Accepted(offer)));
                clock.at(answer.plusSeconds(2), () -> clock.happens(new RoutingEvent.Connected(offer)));
            }
        }
    }

    private void talkOver(RoutingEvent event, Decision.TalkOver over) {
        if (event instanceof TalkEnded(OfferId _, TalkEnded.By by)
                && (by == TalkEnded.By.RETURNED || by == TalkEnded.By.AGENT_LOST)) {
            waiting.put(over.ticket(), ++turn);
            waits(over.ticket());
        }
        if (chance.nextInt(3) == 0) {
            later(10, () -> {
                if (agents.get(over.agent()) == AgentState.WRAPPING_UP) {
                    clock.happens(new RoutingEvent.Ready(over.agent()));
                }
            });
        }
    }

    private void dialled(TicketId ticket) {
        switch (chance.nextInt(4)) {
            case 0 -> later(20, () -> clock.happens(new RoutingEvent.CallbackMissed(ticket, "busy")));
            case 1 -> {} // Nothing is heard of it.
            default ->
                later(10, () -> {
                    waiting.put(ticket, ++turn);
                    clock.happens(new RoutingEvent.CallbackReached(ticket));
                    waits(ticket);
                });
        }
    }

    /** The floor before anybody was there. */
    RoutingSnapshot floorAtFirst() {
        return new RoutingCore(plan).snapshot(BEGINS);
    }
}
