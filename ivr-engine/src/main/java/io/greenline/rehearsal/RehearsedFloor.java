package io.greenline.rehearsal;

import io.greenline.call.Talk;
import io.greenline.caller.CallbackBook;
import io.greenline.floor.AgentDesk;
import io.greenline.floor.CallbackRules;
import io.greenline.floor.CallerCard;
import io.greenline.floor.Floor;
import io.greenline.floor.FloorListener;
import io.greenline.floor.FloorSetup;
import io.greenline.floor.InMemoryRoutingLog;
import io.greenline.floor.PromisedCallbacks;
import io.greenline.floor.Queues;
import io.greenline.floor.Seat;
import io.greenline.routing.Decision;
import io.greenline.routing.TicketId;
import io.greenline.routing.Tier;
import io.greenline.routing.Wish;
import io.greenline.routing.plan.Routing;
import io.greenline.scenario.Expectation.GivenUp;
import io.greenline.scenario.Scenario;
import io.greenline.scenario.Surroundings;
import io.greenline.simulator.VirtualClock;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.PhoneNumber;
import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The floor of one scenario: the real one, on the call's own clock, with the agents who are at work, and with the others who
 * wait before this caller. What becomes of the caller's place goes into the diary. Used by the call's thread alone.
 */
final class RehearsedFloor implements Queues {
    private final Floor floor;
    private final Routing routing;
    private final AgentsAtWork agents;
    private final VirtualClock clock;
    private final Diary diary;
    private int ahead;

    /**
     * A floor that has begun.
     *
     * @param world whose openings count before those of the calendars
     * @param dialling who calls people back
     */
    RehearsedFloor(
            Scenario scenario,
            Routing routing,
            VirtualClock clock,
            Diary diary,
            ScriptedWorld world,
            AgentsAtWork agents,
            Function<Floor, FloorListener> dialling) {
        Surroundings.Floor said = scenario.surroundings().floor();
        this.routing = routing;
        this.clock = clock;
        this.diary = diary;
        this.ahead = said.ahead();
        this.agents = agents;
        this.floor = new Floor(new FloorSetup(
                        Optional.of(routing.plan()),
                        routing.calendars(),
                        world,
                        scenario.surroundings().began().getZone(),
                        new InMemoryRoutingLog(),
                        new Rules(scenario.surroundings().callbacks()),
                        new VirtualTicker(clock),
                        clock))
                .start();
        floor.listen(dialling.apply(floor));
        floor.listen((_, _, decided) -> decided.forEach(this::see));
        AgentDesk desk = new AgentDesk(floor, Map.of());
        said.agents().keySet().stream().sorted().forEach(agent -> begins(desk, agent));
    }

    /** Those at work whom the routing file does not know. */
    static List<AgentId> strangers(Scenario scenario, Routing routing) {
        return scenario.surroundings().floor().agents().keySet().stream()
                .filter(agent -> !routing.plan().agents().containsKey(agent))
                .sorted()
                .toList();
    }

    private static void begins(AgentDesk desk, AgentId agent) {
        try {
            desk.signIn(agent);
            desk.ready(agent);
        } catch (Talk.Refused refused) {
            throw new IllegalStateException("agent %s cannot begin".formatted(agent), refused);
        }
    }

    private void see(Decision decision) {
        if (decision instanceof Decision.CallbackDropped dropped) {
            diary.see(new Sight.GivenUp(
                    dropped.why().equals("expired") ? GivenUp.Reason.EXPIRED : GivenUp.Reason.NOT_REACHED));
        }
    }

    /** Whether somebody holds a place without being on the line. */
    boolean isToBeCalledBack(TicketId ticket) {
        return floor.snapshot().tickets().stream()
                .anyMatch(each -> each.id().equals(ticket) && PromisedCallbacks.isPromised(each));
    }

    @Override
    public boolean has(QueueId queue) {
        return floor.has(queue);
    }

    @Override
    public Seat join(TicketId ticket, Wish wish, Runnable attention) {
        return join(ticket, wish, CallerCard.UNKNOWN, attention);
    }

    @Override
    public Seat join(TicketId ticket, Wish wish, CallerCard card, Runnable attention) {
        for (; ahead > 0; ahead--) {
            OtherCaller.joins(floor, new TicketId("ahead-" + ahead), ordinary(wish), clock, agents);
        }
        Seat seat = floor.join(ticket, wish, card, attention);
        int position = switch (seat.word()) {
            case Seat.Word.Wait wait -> wait.standing().ahead() + 1;
            case Seat.Word.Ring _ -> 1;
            case Seat.Word.TurnedAway _ -> 0;
        };
        if (position > 0) {
            diary.see(new Sight.Waits(wish.queue(), tier(wish).number(), position));
        }
        return new SeenSeat(seat, diary);
    }

    /** Somebody of whom nothing is known but the language, so that whoever can serve this caller can serve them. */
    private static Wish ordinary(Wish wish) {
        return new Wish(
                wish.queue(),
                Optional.of(Tier.ORDINARY),
                Duration.ZERO,
                wish.language(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Duration.ofDays(1),
                "");
    }

    private Tier tier(Wish wish) {
        return wish.tier()
                .or(() -> Optional.ofNullable(routing.plan().queues().get(wish.queue()))
                        .map(queue -> queue.tier()))
                .orElse(Tier.ORDINARY);
    }

    @Override
    public Optional<TicketId> callbackOf(PhoneNumber number) {
        return floor.callbackOf(number);
    }

    @Override
    public void cancelCallback(TicketId ticket, String why) {
        floor.cancelCallback(ticket, why);
    }

    @Override
    public ZoneId zone(QueueId queue) {
        return floor.zone(queue);
    }

    @Override
    public String surge() {
        return floor.surge();
    }

    @Override
    public void gone(TicketId ticket) {
        floor.gone(ticket);
    }

    /** Every number may be called, or none. */
    private record Rules(Surroundings.Callbacks callbacks) implements CallbackRules {
        @Override
        public void admit(PhoneNumber number, TicketId ticket, Instant now) throws CallbackBook.Refused {
            if (callbacks == Surroundings.Callbacks.REFUSED) {
                throw new CallbackBook.Refused("the test lets it be refused");
            }
        }

        @Override
        public String telephone(PhoneNumber number) {
            return number.value();
        }
    }
}
