package io.greenline.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.figures.Figure;
import io.greenline.figures.Follower;
import io.greenline.figures.Report;
import io.greenline.figures.Slicing;
import io.greenline.figures.Tally;
import io.greenline.figures.Terms;
import io.greenline.forecast.DayPlan.CallClass;
import io.greenline.forecast.DayPlan.Curve;
import io.greenline.routing.Agent;
import io.greenline.routing.Need;
import io.greenline.routing.Queue;
import io.greenline.routing.Reserve;
import io.greenline.routing.RoutingPlan;
import io.greenline.routing.Skill;
import io.greenline.routing.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Ten times the calls for half an hour, two hundred agents. */
class StormTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-11-26T00:00:00Z");
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Skill RURAL = new Skill("rural");
    private static final int AGENTS = 200;
    /** Kept for those in danger: enough for the calls of danger that come while all others talk. */
    private static final int KEPT = 25;

    private static RoutingPlan plan() {
        List<Queue> queues = List.of(
                Floors.queue("danger", Tier.DANGER, Optional.of(Duration.ofSeconds(5)), Duration.ofSeconds(10)),
                Floors.queue(
                        "life-support", Tier.LIFE_SUPPORT, Optional.of(Duration.ofSeconds(5)), Duration.ofSeconds(10)),
                Floors.queue("green-channel", new Tier(2), Optional.of(Duration.ofSeconds(10)), Duration.ofSeconds(10)),
                Floors.queue(
                        "rural",
                        Tier.ORDINARY,
                        Optional.empty(),
                        Duration.ofSeconds(30),
                        Need.must(new Need.OfSkill(RURAL, 1))),
                Floors.queue("general", Tier.ORDINARY, Optional.of(Duration.ofSeconds(20)), Duration.ofSeconds(30)));
        List<Agent> agents = new ArrayList<>(Floors.agents("r", AGENTS / 4, Map.of(RURAL, 3)));
        agents.addAll(Floors.agents("g", AGENTS - AGENTS / 4, Map.of()));
        return Floors.plan(queues, agents, new Reserve(Tier.LIFE_SUPPORT, KEPT));
    }

    /** An hour of the usual, half an hour of ten times as many, an hour of the usual. */
    private static CallClass calls(String queue, double usual, Optional<Distribution> patience) {
        List<Double> curve = new ArrayList<>();
        for (int quarter = 0; quarter < 10; quarter++) {
            curve.add(quarter == 4 || quarter == 5 ? usual * 10 : usual);
        }
        return new CallClass(
                queue,
                Floors.wish(queue),
                new Curve(Duration.ZERO, QUARTER, curve),
                new Distribution.LogNormal(Duration.ofSeconds(150), Duration.ofSeconds(90)),
                patience);
    }

    private static DayPlan storm(RoutingPlan plan) {
        Optional<Distribution> some = Optional.of(new Distribution.Exponential(Duration.ofMinutes(10)));
        return new DayPlan(
                MIDNIGHT,
                plan,
                List.of(
                        calls("danger", 2, Optional.empty()),
                        calls("life-support", 2, Optional.empty()),
                        calls("green-channel", 5, Optional.empty()),
                        calls("rural", 60, some),
                        calls("general", 250, Optional.empty())),
                List.of(Floors.allDay(plan)),
                Duration.ofSeconds(2));
    }

    private static double value(Report report, String tier, Figure figure) {
        Tally tally = report.total(tier).orElseThrow();
        return figure.of(tally).orElseThrow();
    }

    @Test
    void whoIsInDangerIsAnsweredAsPromisedAndEveryoneWhoStaysIsServed() {
        for (long seed = 1; seed <= 3; seed++) {
            RoutingPlan plan = plan();
            Workload workload = storm(plan).drawn(seed);
            Report report = new Report(
                    new Slicing(Slicing.Every.WHOLE, ZoneOffset.UTC),
                    Report.By.TIER,
                    Terms.USUAL,
                    Report.Span.ALWAYS);
            Follower follower = new Follower(plan, report::add, report::add);
            VirtualFloor floor = new VirtualFloor(workload, follower::entry);
            Instant end = floor.play();
            assertThat(floor.snapshot().tickets()).as("seed %d: nobody is left behind", seed).isEmpty();
            assertThat(follower.onTheFloor()).as("seed %d: nor by the log", seed).isZero();
            follower.end(end);
            for (String tier : List.of("0", "1")) {
                assertThat(value(report, tier, Figure.OFFERED)).isGreaterThan(20);
                assertThat(value(report, tier, Figure.SERVICE_LEVEL_C)).as("seed %d, tier %s", seed, tier).isEqualTo(1);
                assertThat(value(report, tier, Figure.PROMISES_BROKEN)).as("seed %d, tier %s", seed, tier).isZero();
            }
            Tally ordinary = report.total("4").orElseThrow();
            double answered = Figure.ANSWERED.of(ordinary).orElseThrow();
            double gone = Figure.ABANDONED.of(ordinary).orElseThrow()
                    + Figure.SHORT_ABANDONED.of(ordinary).orElseThrow();
            assertThat(answered + gone).as("seed %d", seed).isEqualTo(Figure.OFFERED.of(ordinary).orElseThrow());
            assertThat(Figure.WAIT_MAX.of(ordinary).orElseThrow())
                    .as("seed %d: it was a storm, and it passed", seed)
                    .isBetween(600.0, 7200.0);
        }
    }

    @Test
    void withoutAReserveThePromiseToThoseInDangerBreaks() {
        RoutingPlan kept = plan();
        RoutingPlan plan =
                new RoutingPlan("bare", kept.queues(), kept.agents(), List.of(), List.of(), kept.missesBeforeAway());
        Report report = new Report(
                new Slicing(Slicing.Every.WHOLE, ZoneOffset.UTC), Report.By.TIER, Terms.USUAL, Report.Span.ALWAYS);
        Forecast.play(storm(plan).drawn(1), List.of(report));
        assertThat(value(report, "0", Figure.SERVICE_LEVEL_C)).isLessThan(1);
    }
}
