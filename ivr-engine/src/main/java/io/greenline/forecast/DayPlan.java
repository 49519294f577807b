package io.greenline.forecast;

import io.greenline.forecast.Workload.AgentAct;
import io.greenline.forecast.Workload.Arrival;
import io.greenline.routing.RoutingEvent;
import io.greenline.routing.RoutingPlan;
import io.greenline.routing.TicketId;
import io.greenline.routing.Wish;
import io.greenline.telephony.AgentId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A day as somebody expects it: who calls when, and who works when. Times of day are times since its beginning.
 *
 * @param begins its first moment
 * @param plan queues and agents, with those who stand for a profile
 */
public record DayPlan(Instant begins, RoutingPlan plan, List<CallClass> classes, List<Shift> shifts, Duration pickUp) {
    public DayPlan {
        classes = List.copyOf(classes);
        shifts = List.copyOf(shifts);
    }

    /**
     * Callers who are alike.
     *
     * @param name of the class
     * @param wish what each of them wants
     * @param patience empty: they never hang up
     */
    public record CallClass(
            String name, Wish wish, Curve arrivals, Distribution talk, Optional<Distribution> patience) {}

    /**
     * How many call, interval by interval.
     *
     * @param from when the first interval begins
     * @param every how long each is
     * @param calls expected in each, 0 and more
     */
    public record Curve(Duration from, Duration every, List<Double> calls) {
        public Curve {
            calls = List.copyOf(calls);
        }

        /** How many are expected between two times. */
        public double between(Duration begin, Duration end) {
            double sum = 0;
            for (int i = 0; i < calls.size(); i++) {
                Duration start = from.plus(every.multipliedBy(i));
                long overlap = Math.min(end.toNanos(), start.plus(every).toNanos())
                        - Math.max(begin.toNanos(), start.toNanos());
                sum += overlap > 0 ? calls.get(i) * overlap / every.toNanos() : 0;
            }
            return sum;
        }
    }

    /**
     * Agents who work from one time to another.
     *
     * @param from when they sign in
     * @param to when they sign out: a talk goes on to its end
     */
    public record Shift(Duration from, Duration to, List<AgentId> agents) {
        public Shift {
            agents = List.copyOf(agents);
        }
    }

    /** The same day in another zone: times of day are its own there. */
    public DayPlan in(ZoneId zone) {
        Instant midnight =
                begins.atZone(ZoneOffset.UTC).toLocalDate().atStartOfDay(zone).toInstant();
        return new DayPlan(midnight, plan, classes, shifts, pickUp);
    }

    /** One such day, as chance will have it. The same seed gives the same day. */
    public Workload drawn(long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        List<Arrival> arrivals = new ArrayList<>();
        for (CallClass each : classes) {
            draw(each, chance.split(), arrivals);
        }
        arrivals.sort(Comparator.comparing(Arrival::at).thenComparing(Arrival::ticket));
        return new Workload(plan, arrivals, agentActs(), pickUp);
    }

    private void draw(CallClass of, SplittableRandom chance, List<Arrival> arrivals) {
        Curve curve = of.arrivals();
        int number = 0;
        for (int i = 0; i < curve.calls().size(); i++) {
            double rate = curve.calls().get(i) / curve.every().toNanos();
            Instant start = begins.plus(curve.from()).plus(curve.every().multipliedBy(i));
            for (double at = gap(chance, rate); at < curve.every().toNanos(); at += gap(chance, rate)) {
                arrivals.add(new Arrival(
                        start.plusNanos((long) at),
                        new TicketId(of.name() + "-" + ++number),
                        of.wish(),
                        of.talk().draw(chance),
                        of.patience().map(patience -> patience.draw(chance))));
            }
        }
    }

    /** From one arrival to the next by chance; without calls there is none. */
    private static double gap(SplittableRandom chance, double rate) {
        return rate == 0 ? Double.MAX_VALUE : -StrictMath.log(1 - chance.nextDouble()) / rate;
    }

    private List<AgentAct> agentActs() {
        List<AgentAct> acts = new ArrayList<>();
        for (Roster.Span span : Roster.spans(shifts)) {
            acts.add(new AgentAct(begins.plus(span.from()), new RoutingEvent.SignedIn(span.agent())));
            acts.add(new AgentAct(begins.plus(span.to()), new RoutingEvent.SignedOut(span.agent())));
        }
        acts.sort(Comparator.comparing(AgentAct::at));
        return acts;
    }

    /** The agents at work at a time of the day. */
    public List<AgentId> at(Duration time) {
        return shifts.stream()
                .filter(shift -> shift.from().compareTo(time) <= 0 && shift.to().compareTo(time) > 0)
                .flatMap(shift -> shift.agents().stream())
                .distinct()
                .toList();
    }
}
