package io.greenline.floor;

import io.greenline.calendar.Calendars;
import io.greenline.calendar.Overrides;
import io.greenline.routing.Agent;
import io.greenline.routing.CallbackTerms;
import io.greenline.routing.Decision;
import io.greenline.routing.Overflow;
import io.greenline.routing.Queue;
import io.greenline.routing.QueueDraft;
import io.greenline.routing.RoutingPlan;
import io.greenline.routing.Skill;
import io.greenline.routing.TicketId;
import io.greenline.routing.Tier;
import io.greenline.routing.Wish;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.Media;
import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A floor in virtual time that can be thrown away and begun again over the same log, as a killed engine's is. */
final class Rig {
    static final Instant NOON = Instant.parse("2026-11-26T04:00:00Z");
    static final QueueId GENERAL = new QueueId("general");
    static final QueueId DANGER = new QueueId("danger");
    static final AgentId ZHANG = new AgentId("1001");
    static final AgentId LI = new AgentId("1002");
    static final Duration RINGS = Duration.ofSeconds(20);
    static final Duration WRAP_UP = Duration.ofSeconds(30);

    final RoutingLog log;
    final List<Decision> decided = new ArrayList<>();
    CallbackRules rules = CallbackRules.NOBODY;
    Calendars calendars = Calendars.NONE;
    VirtualTicker ticker = new VirtualTicker();
    Instant wall = NOON;
    Floor floor;
    AgentDesk desk;

    /** Floors over a log. */
    Rig(RoutingLog log) {
        this.log = log;
    }

    /** The first engine. */
    static Rig with(RoutingPlan plan) {
        return new Rig(new InMemoryRoutingLog()).begin(plan);
    }

    /** Another engine over the same log; nothing of the one before is told that it ends. */
    Rig begin(RoutingPlan plan) {
        ticker = new VirtualTicker();
        decided.clear();
        floor = new Floor(new FloorSetup(
                Optional.of(plan),
                calendars,
                Overrides.NONE,
                ZoneId.of("Asia/Shanghai"),
                log,
                rules,
                ticker,
                () -> wall.plusNanos(ticker.nanos())));
        desk = new AgentDesk(floor, Map.of());
        floor.listen((_, _, all) -> decided.addAll(all));
        floor.start();
        return this;
    }

    void pass(Duration time) {
        ticker.pass(time);
    }

    /** A caller who waits in the general queue. */
    Caller caller(String ticket) {
        return new Caller(floor, ticket, GENERAL);
    }

    static Wish wish(QueueId queue) {
        return new Wish(
                queue,
                Optional.empty(),
                Duration.ZERO,
                Optional.empty(),
                List.of("elderly"),
                Optional.empty(),
                Optional.empty(),
                Duration.ofHours(2),
                "outage, First Hospital");
    }

    static RoutingPlan plan() {
        return plan(List.of(), Optional.empty());
    }

    static RoutingPlan plan(List<Overflow> overflow, Optional<CallbackTerms> callback) {
        return plan(
                queue(DANGER, new Tier(0), List.of(), Optional.empty()),
                queue(GENERAL, Tier.ORDINARY, overflow, callback));
    }

    static RoutingPlan plan(Queue... queues) {
        Map<QueueId, Queue> byName = new LinkedHashMap<>();
        for (Queue queue : queues) {
            byName.put(queue.id(), queue);
        }
        Map<AgentId, Agent> agents = new LinkedHashMap<>();
        for (AgentId id : List.of(ZHANG, LI)) {
            Map<Skill, Integer> skills = id.equals(LI) ? Map.of(AgentDesk.SUPERVISOR, 1) : Map.of();
            agents.put(
                    id, new Agent(id, "agent " + id, "PJSIP/" + id, Set.of(), skills, List.of(), Set.of(Media.VOICE)));
        }
        return new RoutingPlan("test", byName, agents, List.of(), List.of(), 2);
    }

    static Queue queue(QueueId id, Tier tier, List<Overflow> overflow, Optional<CallbackTerms> callback) {
        return new QueueDraft(id)
                .tier(tier)
                .overflow(overflow)
                .ringFor(RINGS)
                .wrapUp(WRAP_UP)
                .callback(callback)
                .queue();
    }

    /** A caller's side of a place: what her call's thread does. */
    static final class Caller {
        final TicketId ticket;
        final Seat seat;
        int nudges;

        Caller(Floor floor, String ticket, QueueId queue) {
            this(floor, ticket, queue, CallerCard.UNKNOWN);
        }

        Caller(Floor floor, String ticket, QueueId queue, CallerCard card) {
            this.ticket = new TicketId(ticket);
            this.seat = floor.join(this.ticket, wish(queue), card, () -> nudges++);
        }

        Seat.Word.Wait waits() {
            if (seat.word() instanceof Seat.Word.Wait wait) {
                return wait;
            }
            throw new AssertionError(ticket + " does not wait: " + seat.word());
        }

        Seat.Word.Ring rings() {
            if (seat.word() instanceof Seat.Word.Ring ring) {
                return ring;
            }
            throw new AssertionError("nobody rings for " + ticket + ": " + seat.word());
        }

        /** The agent takes the call. */
        Seat.Word.Ring talks() {
            Seat.Word.Ring ring = rings();
            var progress = seat.progress(ring.offer());
            progress.rang();
            progress.accepted();
            progress.connected(new NotedTalk());
            return ring;
        }
    }
}
