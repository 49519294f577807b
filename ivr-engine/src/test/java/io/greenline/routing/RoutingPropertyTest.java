package io.greenline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.routing.RandomFloor.Step;
import io.greenline.routing.RoutingEvent.DeviceChanged.Device;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds whatever happens. A failure tells its seed and the fewest events that still fail. */
class RoutingPropertyTest {
    private static final long FIRST_SEED = 20261126;
    private static final int FLOORS = 60;
    private static final int EVENTS = 600;

    @Test
    void nobodyIsLostOrDoubledAndWhoeverIsFirstIsOffered() {
        forAll((plan, steps) -> {
            RoutingCore core = new RoutingCore(plan);
            Witness witness = new Witness(plan, core.snapshot(Shift.BEGIN));
            for (Step step : steps) {
                List<Decision> decided = core.apply(step.event(), step.at());
                List<String> wrong = witness.see(step.event(), decided, core.snapshot(step.at()));
                if (!wrong.isEmpty()) {
                    return Optional.of(step + " -> " + decided + ": " + wrong);
                }
            }
            return Optional.empty();
        });
    }

    /** Properties of what never happens would say nothing. */
    @Test
    void everyKindOfDecisionAndOfEndingHappensOnFloorsMadeUp() {
        Set<String> seen = new TreeSet<>();
        forAll((plan, steps) -> {
            RoutingCore core = new RoutingCore(plan);
            for (Step step : steps) {
                for (Decision decision : core.apply(step.event(), step.at())) {
                    seen.add(decision.getClass().getSimpleName());
                    if (decision instanceof Decision.TurnedAway turned) {
                        seen.add(turned.reason().name());
                    }
                }
            }
            return Optional.empty();
        });
        List<String> kinds = Stream.of(Decision.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .toList();
        assertThat(seen).containsAll(kinds).contains("FULL", "CLOSED", "TIMEOUT");
    }

    @Test
    void theSameEventsGiveTheSameDecisions() {
        forAll((plan, steps) -> {
            RoutingCore one = new RoutingCore(plan);
            RoutingCore other = new RoutingCore(plan);
            return difference(one, other, steps);
        });
    }

    @Test
    void aRestoredFloorGoesOnAsIfNothingHadHappened() {
        forAll((plan, steps) -> {
            RoutingCore core = new RoutingCore(plan);
            RoutingCore restored = new RoutingCore(plan);
            for (int from = 0; from < steps.size(); from += 37) {
                List<Step> part = steps.subList(from, Math.min(from + 37, steps.size()));
                Optional<String> difference = difference(core, restored, part);
                if (difference.isPresent()) {
                    return difference;
                }
                restored =
                        RoutingCore.restore(plan, core.snapshot(part.getLast().at()));
            }
            return Optional.empty();
        });
    }

    @Test
    void anotherPlanIsTakenUpBeforeARestartAsAfterIt() {
        forAll((plan, steps) -> {
            RoutingCore core = new RoutingCore(plan);
            RoutingCore restored = new RoutingCore(plan);
            RoutingPlan now = plan;
            for (int from = 0; from < steps.size(); from += 53) {
                List<Step> part = new ArrayList<>(steps.subList(from, Math.min(from + 53, steps.size())));
                now = now == plan ? RandomFloor.without(plan, from) : plan;
                part.addFirst(new Step(part.getFirst().at(), new RoutingEvent.PlanChanged(now)));
                Optional<String> difference = difference(core, restored, part);
                if (difference.isPresent()) {
                    return difference;
                }
                restored = RoutingCore.restore(now, core.snapshot(part.getLast().at()));
            }
            return Optional.empty();
        });
    }

    private static Optional<String> difference(RoutingCore one, RoutingCore other, List<Step> steps) {
        for (Step step : steps) {
            List<Decision> first = one.apply(step.event(), step.at());
            List<Decision> second = other.apply(step.event(), step.at());
            if (!first.equals(second)) {
                return Optional.of(step + " gives " + first + " and " + second);
            }
            if (!one.nextDeadline().equals(other.nextDeadline())) {
                return Optional.of(step + ": next is " + one.nextDeadline() + " and " + other.nextDeadline());
            }
            if (!one.snapshot(step.at()).equals(other.snapshot(step.at()))) {
                return Optional.of(step + ": " + one.snapshot(step.at()) + "\nand " + other.snapshot(step.at()));
            }
        }
        return Optional.empty();
    }

    @Test
    void whenNobodyComesAnyMoreEverybodyWhoStaysIsServed() {
        forAll((plan, steps) -> {
            RoutingCore core = new RoutingCore(plan);
            steps.forEach(step -> core.apply(step.event(), step.at()));
            Instant now = steps.isEmpty() ? Shift.BEGIN : steps.getLast().at();
            for (Agent agent : plan.agents().values()) {
                core.apply(new RoutingEvent.SignedIn(agent.id()), now);
                core.apply(new RoutingEvent.DeviceChanged(agent.id(), Device.FREE), now);
                core.apply(new RoutingEvent.Ready(agent.id()), now);
            }
            return emptied(core, plan, now);
        });
    }

    /** Everybody takes what is offered and talks for a minute, until nobody is left. */
    private static Optional<String> emptied(RoutingCore core, RoutingPlan plan, Instant from) {
        Instant now = from;
        Instant last = from.plus(Duration.ofHours(3));
        while (now.isBefore(last)) {
            RoutingSnapshot floor = core.snapshot(now);
            for (RoutingSnapshot.Ticket ticket : floor.tickets()) {
                Instant at = now;
                ticket.offer().ifPresent(_ -> core.apply(RandomFloor.goesOn(ticket), at));
                if (ticket.state() == Standing.TicketState.DIALLED) {
                    core.apply(new RoutingEvent.CallbackReached(ticket.id()), now);
                }
            }
            if (floor.tickets().isEmpty()) {
                return Optional.empty();
            }
            now = now.plusSeconds(20);
            core.apply(new RoutingEvent.Tick(), now);
        }
        List<RoutingSnapshot.Ticket> stuck = core.snapshot(now).tickets().stream()
                .filter(ticket ->
                        ticket.callback().isEmpty() || core.nextDeadline().isEmpty())
                .toList();
        return stuck.isEmpty() ? Optional.empty() : Optional.of("after three hours there are still " + stuck);
    }

    /** What is wrong with a floor after these events; empty: nothing. */
    private interface Property {
        Optional<String> breach(RoutingPlan plan, List<Step> steps);
    }

    private static void forAll(Property property) {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + FLOORS; seed++) {
            RandomFloor floor = new RandomFloor(seed);
            RoutingPlan plan = floor.plan();
            List<Step> steps = steps(plan, floor);
            if (property.breach(plan, steps).isPresent()) {
                List<Step> fewest = fewest(steps, some -> property.breach(plan, some));
                assertThat(property.breach(plan, fewest))
                        .as("seed %d, plan %s, fewest events:%n%s", seed, plan, lines(fewest))
                        .isEmpty();
            }
        }
    }

    private static String lines(List<Step> steps) {
        StringBuilder lines = new StringBuilder();
        steps.forEach(step -> lines.append(step).append('\n'));
        return lines.toString();
    }

    private static List<Step> steps(RoutingPlan plan, RandomFloor floor) {
        List<Step> steps = new ArrayList<>();
        RoutingCore core = new RoutingCore(plan);
        Instant now = Shift.BEGIN;
        for (int i = 0; i < EVENTS; i++) {
            Instant then = now.plus(floor.pause());
            Optional<Instant> due = core.nextDeadline().filter(next -> next.isBefore(then));
            now = due.filter(now::isBefore).orElse(due.isPresent() ? now : then);
            RoutingEvent event = due.isPresent() ? new RoutingEvent.Tick() : floor.next(core.snapshot(now), now);
            steps.add(new Step(now, event));
            core.apply(event, now);
        }
        return steps;
    }

    /** Drops events, many at first and then few, as long as it still fails. */
    private static List<Step> fewest(List<Step> steps, Function<List<Step>, Optional<String>> breach) {
        List<Step> fewest = steps;
        for (int size = Math.max(1, steps.size() / 2); size >= 1; size /= 2) {
            for (int from = 0; from < fewest.size(); ) {
                List<Step> fewer = new ArrayList<>(fewest.subList(0, from));
                fewer.addAll(fewest.subList(Math.min(from + size, fewest.size()), fewest.size()));
                if (breach.apply(fewer).isPresent()) {
                    fewest = fewer;
                } else {
                    from += size;
                }
            }
        }
        return fewest;
    }
}
