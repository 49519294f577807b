package io.greenline.figures;

import io.greenline.routing.Agent;
import io.greenline.routing.Decision;
import io.greenline.routing.Decision.AgentState;
import io.greenline.routing.OfferId;
import io.greenline.routing.Promise;
import io.greenline.routing.RoutingEvent;
import io.greenline.routing.RoutingEvent.Left.Leaving;
import io.greenline.routing.RoutingEvent.TalkEnded;
import io.greenline.routing.RoutingPlan;
import io.greenline.routing.Skill;
import io.greenline.routing.TicketId;
import io.greenline.routing.Tier;
import io.greenline.routing.Wish;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.PhoneNumber;
import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A routing log written by hand: who did what so many seconds after nine o'clock. */
public final class FloorStory {
    public static final Instant NINE = Instant.parse("2026-11-26T09:00:00Z");
    static final RoutingPlan PLAN = new RoutingPlan(
            "story",
            Map.of(),
            Map.of(
                    new AgentId("1001"), agent("1001", Map.of(new Skill("rural"), 1, new Skill("key-account"), 3)),
                    new AgentId("1002"), agent("1002", Map.of())),
            List.of(),
            List.of(),
            3);

    /** One entry of the log. */
    public record Entry(Instant at, RoutingEvent event, List<Decision> decisions) {}

    private final Map<Integer, List<Entry>> entries = new TreeMap<>();
    private final Map<String, String> queues = new TreeMap<>();
    private final Map<String, Integer> entered = new TreeMap<>();
    private long offer;

    private static Agent agent(String id, Map<Skill, Integer> skills) {
        return new Agent(new AgentId(id), id, "PJSIP/" + id, Set.of(), skills, List.of(), Set.of());
    }

    private FloorStory add(int second, RoutingEvent event, Decision... decisions) {
        entries.computeIfAbsent(second, _ -> new ArrayList<>())
                .add(new Entry(NINE.plusSeconds(second), event, List.of(decisions)));
        return this;
    }

    public FloorStory joins(int second, String caller, String queue, String... needs) {
        return joins(second, caller, queue, Tier.ORDINARY, needs);
    }

    public FloorStory joins(int second, String caller, String queue, Tier tier, String... needs) {
        queues.put(caller, queue);
        entered.put(caller, second);
        return add(second, joined(caller, queue, tier, needs));
    }

    private static RoutingEvent.Joined joined(String caller, String queue, Tier tier, String... needs) {
        return new RoutingEvent.Joined(
                new TicketId(caller),
                new Wish(
                        new QueueId(queue),
                        Optional.of(tier),
                        Duration.ZERO,
                        Optional.empty(),
                        List.of(needs),
                        Optional.empty(),
                        Optional.empty(),
                        Duration.ofHours(1),
                        ""));
    }

    public FloorStory refused(int second, String caller, String queue) {
        return add(
                second,
                joined(caller, queue, Tier.ORDINARY),
                new Decision.TurnedAway(new TicketId(caller), new QueueId(queue), Decision.TurnedAway.Reason.CLOSED));
    }

    public FloorStory leaves(int second, String caller, Leaving why) {
        return add(second, new RoutingEvent.Left(new TicketId(caller), why), gone(second, caller, why.name()));
    }

    private Decision gone(int second, String caller, String why) {
        return new Decision.Gone(
                new TicketId(caller), queue(caller), why, Duration.ofSeconds(second - entered.get(caller)));
    }

    private QueueId queue(String caller) {
        return new QueueId(queues.get(caller));
    }

    /** Times out: the engine sends the caller away. */
    public FloorStory timesOut(int second, String caller) {
        return add(
                second,
                new RoutingEvent.Tick(),
                new Decision.TurnedAway(new TicketId(caller), queue(caller), Decision.TurnedAway.Reason.TIMEOUT),
                gone(second, caller, "timeout"));
    }

    public FloorStory promiseBroken(int second, String caller) {
        return add(
                second,
                new RoutingEvent.Tick(),
                new Decision.PromiseBroken(
                        new TicketId(caller),
                        queue(caller),
                        new Promise(Duration.ofSeconds(20), 80),
                        Tier.ORDINARY,
                        new Tier(3)));
    }

    public FloorStory moves(int second, String caller, String to) {
        return add(
                second,
                new RoutingEvent.Tick(),
                new Decision.Moved(new TicketId(caller), queue(caller), new QueueId(to), "waited 20 s"));
    }

    /** A talk: connected at a second, over at another, wrapped up at a third. */
    public FloorStory talks(int from, int to, int done, String caller, String agent) {
        return talks(from, to, done, caller, agent, TalkEnded.By.CALLER);
    }

    public FloorStory talks(int from, int to, int done, String caller, String agent, TalkEnded.By by) {
        OfferId id = new OfferId(++offer);
        TicketId ticket = new TicketId(caller);
        AgentId who = new AgentId(agent);
        add(
                from,
                new RoutingEvent.Connected(id),
                new Decision.AgentIs(who, AgentState.TALKING, ""),
                new Decision.Served(id, ticket, queue(caller), who, Duration.ZERO));
        add(
                to,
                new RoutingEvent.TalkEnded(id, by),
                new Decision.TalkOver(id, ticket, who, Duration.ofSeconds(to - from), NINE.plusSeconds(done)),
                new Decision.AgentIs(who, AgentState.WRAPPING_UP, ""));
        return is(done, agent, AgentState.IDLE);
    }

    public FloorStory is(int second, String agent, AgentState state) {
        return add(second, new RoutingEvent.Tick(), new Decision.AgentIs(new AgentId(agent), state, ""));
    }

    /** An agent is rung for a customer at a second, and stands by for her at another. */
    public FloorStory standsBy(int from, int answers, String caller, String agent) {
        OfferId id = new OfferId(offer + 1);
        TicketId ticket = new TicketId(caller);
        PhoneNumber number = new PhoneNumber("02095598");
        is(from, agent, AgentState.RINGING);
        add(from, new RoutingEvent.Tick(), new Decision.StandBy(id, ticket, queue(caller), new AgentId(agent), number));
        return add(
                answers,
                new RoutingEvent.Accepted(id),
                new Decision.DialBack(ticket, queue(caller), number, 1, Optional.of(id)));
    }

    public FloorStory wantsCallback(int second, String caller) {
        return add(
                second,
                new RoutingEvent.CallbackWanted(new TicketId(caller), new PhoneNumber("02095598"), Optional.empty()));
    }

    /** A full queue sends the caller out to be called back. */
    public FloorStory sentToCallback(int second, String caller) {
        return add(
                second,
                new RoutingEvent.Tick(),
                new Decision.TurnedAway(new TicketId(caller), queue(caller), Decision.TurnedAway.Reason.TO_CALLBACK),
                gone(second, caller, "to callback"));
    }

    /** And the caller agrees. */
    public FloorStory agrees(int second, String caller) {
        return add(
                second,
                new RoutingEvent.JoinedToBeCalled(
                        new TicketId(caller),
                        joined(caller, queues.get(caller), Tier.ORDINARY).wish(),
                        new PhoneNumber("02095598"),
                        Optional.empty()));
    }

    public FloorStory reached(int second, String caller) {
        add(second, new RoutingEvent.CallbackReached(new TicketId(caller)));
        return add(second, joined(caller, queues.get(caller), Tier.ORDINARY));
    }

    public FloorStory dropped(int second, String caller) {
        return add(
                second,
                new RoutingEvent.CallbackMissed(new TicketId(caller), "no answer"),
                new Decision.CallbackDropped(new TicketId(caller), queue(caller), "3 attempts"),
                gone(second, caller, "callback dropped"));
    }

    public FloorStory cancelled(int second, String caller) {
        return add(
                second,
                new RoutingEvent.CallbackCancelled(new TicketId(caller), "called herself"),
                gone(second, caller, "callback cancelled: called herself"));
    }

    public List<Entry> log() {
        return entries.values().stream().flatMap(List::stream).toList();
    }

    /** Follows the log to a second after nine. */
    Report report(Report report, int until) {
        Follower follower = new Follower(PLAN, report::add, report::add);
        log().forEach(entry -> follower.entry(entry.at(), entry.event(), entry.decisions()));
        follower.end(NINE.plusSeconds(until));
        return report;
    }
}
