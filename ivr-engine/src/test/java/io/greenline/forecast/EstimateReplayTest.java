package io.greenline.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.figures.EstimateReplay;
import io.greenline.figures.Figure;
import io.greenline.figures.Follower;
import io.greenline.figures.Report;
import io.greenline.figures.Slicing;
import io.greenline.figures.Tally;
import io.greenline.figures.Terms;
import io.greenline.routing.RoutingCore;
import io.greenline.routing.RoutingPlan;
import io.greenline.routing.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EstimateReplayTest {
    private static Report report() {
        return new Report(
                new Slicing(Slicing.Every.WHOLE, ZoneOffset.UTC), Report.By.ALL, Terms.USUAL, Report.Span.ALWAYS);
    }

    @Test
    void aReplayOfTheLogFindsTheEstimatesThatTheFloorHad() {
        RoutingPlan plan = Floors.plan(
                List.of(Floors.queue("general", Tier.ORDINARY, Optional.empty(), Duration.ZERO)),
                Floors.agents("a", 4, Map.of()));
        DayPlan day = new DayPlan(
                Instant.parse("2026-11-26T00:00:00Z"),
                plan,
                List.of(new DayPlan.CallClass(
                        "call",
                        Floors.wish("general"),
                        new DayPlan.Curve(Duration.ZERO, Duration.ofHours(1), Collections.nCopies(4, 220.0)),
                        new Distribution.Exponential(Duration.ofMinutes(1)),
                        Optional.empty())),
                List.of(Floors.allDay(plan)),
                Duration.ZERO);
        Report played = report();
        Forecast.play(day.drawn(1), List.of(played));
        Report replayed = report();
        Follower follower = new Follower(plan, replayed::add, replayed::add);
        EstimateReplay estimates = new EstimateReplay(new RoutingCore(plan), follower);
        Instant end = new VirtualFloor(day.drawn(1), (at, event, decisions) -> {
                    follower.entry(at, event, decisions);
                    estimates.entry(at, event);
                })
                .play();
        follower.end(end);
        Tally first = played.total("all").orElseThrow();
        Tally second = replayed.total("all").orElseThrow();
        assertThat(Figure.ESTIMATE_ERROR.of(second)).isEqualTo(Figure.ESTIMATE_ERROR.of(first));
        assertThat(Figure.ESTIMATE_BIAS.of(second)).isEqualTo(Figure.ESTIMATE_BIAS.of(first));
        // Callers wait for minutes; the estimate is off by less than their mean wait.
        assertThat(Figure.ESTIMATE_ERROR.of(first).orElseThrow())
                .isPositive()
                .isLessThan(Figure.ASA.of(first).orElseThrow());
    }
}
