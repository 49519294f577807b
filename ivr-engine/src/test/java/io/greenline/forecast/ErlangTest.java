package io.greenline.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.greenline.forecast.DayPlan.CallClass;
import io.greenline.forecast.DayPlan.Curve;
import io.greenline.figures.Visit;
import io.greenline.routing.RoutingPlan;
import io.greenline.routing.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** The formulas against numbers reckoned by hand, and the forecast against the formulas. */
class ErlangTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-11-26T00:00:00Z");
    /** The floor begins empty: its first two hours do not count. */
    private static final Duration WARM = Duration.ofHours(2);

    private static final int DAYS = 12;
    /** With twelve days, Student's t: the truth lies within so many standard errors of the mean in 99.9 of 100 cases. */
    private static final double ERRORS = 4.44;

    private static Erlang.Load load(double perSecond, int seconds, int agents, int within) {
        return new Erlang.Load(perSecond, Duration.ofSeconds(seconds), agents, Duration.ofSeconds(within));
    }

    @Test
    void oneAgentHalfBusyHasTheWaitsOfTheSingleLine() {
        // M/M/1, load 1/2: half wait, mean wait of all = load / (rate - arrivals) = 0.5 / (0.1 - 0.05) s.
        Erlang line = Erlang.c(load(0.05, 10, 1, 20)).orElseThrow();
        assertThat(line.meanWait()).isCloseTo(10, within(1e-9));
        assertThat(line.service()).isCloseTo(1 - 0.5 * Math.exp(-1), within(1e-9));
    }

    @Test
    void twoAgentsAtLoadOneLetAThirdWait() {
        // Erlang C of 2 agents and load 1 is 1/3; mean wait = 1/3 / (2/10 - 1/10).
        Erlang pair = Erlang.c(load(0.1, 10, 2, 10)).orElseThrow();
        assertThat(pair.meanWait()).isCloseTo(10.0 / 3, within(1e-9));
        assertThat(pair.service()).isCloseTo(1 - Math.exp(-1) / 3, within(1e-9));
    }

    @Test
    void agentsWhoCannotKeepUpHaveNoSteadyStateUnlessCallersHangUp() {
        assertThat(Erlang.c(load(0.2, 10, 2, 20))).isEmpty();
        Erlang impatient = Erlang.a(load(0.4, 10, 2, 20), Duration.ofSeconds(10));
        // Patience as long as handling: the number in the system is that of infinitely many agents, Poisson of mean 4.
        double busy = (4 * Math.exp(-4)) + 2 * (1 - Math.exp(-4) * (1 + 4));
        assertThat(impatient.abandoned()).isCloseTo(1 - busy / 4, within(1e-9));
    }

    @Test
    void callersOfEndlessPatienceAreThoseOfErlangC() {
        Erlang.Load load = load(0.15, 60, 12, 20);
        Erlang patient = Erlang.a(load, Duration.ofDays(10_000));
        Erlang c = Erlang.c(load).orElseThrow();
        assertThat(patient.service()).isCloseTo(c.service(), within(1e-5));
        assertThat(patient.meanWait()).isCloseTo(c.meanWait(), within(1e-3));
        assertThat(patient.abandoned()).isCloseTo(0, within(1e-5));
    }

    /** A day of calls that come and end by chance. */
    private static DayPlan day(double perMinute, int seconds, int agents, Optional<Distribution> patience) {
        RoutingPlan plan = Floors.plan(
                List.of(Floors.queue("general", Tier.ORDINARY, Optional.empty(), Duration.ZERO)),
                Floors.agents("a", agents, java.util.Map.of()));
        CallClass calls = new CallClass(
                "call",
                Floors.wish("general"),
                new Curve(Duration.ZERO, Duration.ofHours(1), Collections.nCopies(24, perMinute * 60)),
                new Distribution.Exponential(Duration.ofSeconds(seconds)),
                patience);
        return new DayPlan(MIDNIGHT, plan, List.of(calls), List.of(Floors.allDay(plan)), Duration.ZERO);
    }

    /** Sums over one day's callers. */
    private static final class Day {
        private double callers;
        private double answered;
        private double abandoned;
        private double inTime;
        private double waited;

        void add(Visit visit) {
            if (visit.entered().isBefore(MIDNIGHT.plus(WARM))) {
                return;
            }
            callers++;
            abandoned += visit.outcome() == Visit.Outcome.ABANDONED ? 1 : 0;
            if (visit.outcome() == Visit.Outcome.ANSWERED) {
                answered++;
                waited += visit.waited().toNanos() / 1e9;
                inTime += visit.waited().compareTo(Duration.ofSeconds(20)) <= 0 ? 1 : 0;
            }
        }
    }

    private static List<Day> played(DayPlan plan) {
        return java.util.stream.LongStream.rangeClosed(1, DAYS)
                .mapToObj(seed -> {
                    Day day = new Day();
                    Workload workload = plan.drawn(seed);
                    var follower = new io.greenline.figures.Follower(workload.plan(), day::add, _ -> {});
                    Instant end = new VirtualFloor(workload, follower::entry).play();
                    follower.end(end);
                    return day;
                })
                .toList();
    }

    private static void agrees(String what, List<Day> days, ToDoubleFunction<Day> figure, double truth) {
        double mean = days.stream().mapToDouble(figure).average().orElseThrow();
        double squares = days.stream()
                .mapToDouble(figure)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double error = Math.sqrt(squares / (DAYS - 1) / DAYS);
        assertThat(mean).as("%s, standard error %.4f", what, error).isCloseTo(truth, within(ERRORS * error));
        // Without this, days that scatter widely would agree with anything.
        assertThat(error).as(what).isLessThan(0.06 * Math.max(truth, 0.1));
    }

    @Test
    void aDayOfPatientCallersAgreesWithErlangC() {
        List<Day> days = played(day(3.0, 60, 4, Optional.empty()));
        Erlang truth = Erlang.c(load(0.05, 60, 4, 20)).orElseThrow();
        agrees("service level", days, day -> day.inTime / day.callers, truth.service());
        agrees("mean wait", days, day -> day.waited / day.answered, truth.meanWait());
    }

    @Test
    void aDayOfCallersWhoHangUpAgreesWithErlangA() {
        List<Day> days =
                played(day(5.0, 60, 4, Optional.of(new Distribution.Exponential(Duration.ofSeconds(90)))));
        Erlang truth = Erlang.a(load(5.0 / 60, 60, 4, 20), Duration.ofSeconds(90));
        agrees("service level", days, day -> day.inTime / day.callers, truth.service());
        agrees("mean wait", days, day -> day.waited / day.answered, truth.meanWait());
        agrees("abandoned", days, day -> day.abandoned / day.callers, truth.abandoned());
    }
}
