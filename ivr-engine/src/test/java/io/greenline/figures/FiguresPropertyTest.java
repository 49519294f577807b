package io.greenline.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.figures.Visit.Outcome;
import io.greenline.routing.Decision.AgentState;
import io.greenline.routing.TicketId;
import io.greenline.routing.Tier;
import io.greenline.telephony.AgentId;
import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever happened, parts add up to the whole. */
class FiguresPropertyTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    /** The night in which clocks are set back. */
    private static final Instant START = Instant.parse("2026-10-24T12:34:56Z");

    private static Visit visit(Random random, int number) {
        Duration waited = Duration.ofMillis(random.nextInt(120_000));
        Outcome outcome = Outcome.values()[random.nextInt(Outcome.values().length)];
        return new Visit(
                new TicketId("t" + number),
                new QueueId(List.of("general", "rural", "life-support").get(random.nextInt(3))),
                new Tier(random.nextInt(6)),
                random.nextBoolean() ? List.of() : List.of("deaf"),
                START.plusMillis(random.nextInt(2 * 86_400_000)),
                outcome,
                waited,
                random.nextBoolean(),
                random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(new Visit.Handling(
                                Duration.ofMillis(random.nextInt(600_000)), Duration.ofMillis(random.nextInt(60_000)))),
                random.nextInt(2),
                random.nextInt(2),
                random.nextBoolean() ? Optional.empty() : Optional.of(Duration.ofMillis(random.nextInt(120_000))));
    }

    private static Map<Figure, OptionalDouble> figures(Tally tally) {
        return Arrays.stream(Figure.values())
                .collect(Collectors.toMap(figure -> figure, figure -> figure.of(tally)));
    }

    @Test
    void anyPartsOfTheVisitsAddedAreTheFiguresOfAllOfThem() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int run = 0; run < 200; run++) {
            Tally whole = new Tally(Terms.USUAL);
            List<Tally> parts = List.of(new Tally(Terms.USUAL), new Tally(Terms.USUAL), new Tally(Terms.USUAL));
            int count = random.nextInt(100);
            for (int i = 0; i < count; i++) {
                Visit visit = visit(random, i);
                whole.add(visit);
                parts.get(random.nextInt(3)).add(visit);
            }
            Tally sum = new Tally(Terms.USUAL);
            parts.forEach(sum::add);
            assertThat(figures(sum)).as("seed %d, run %d", seed, run).isEqualTo(figures(whole));
        }
    }

    @Test
    void quartersOfAnHourAddUpToDaysAndDaysToTheWholeForEveryGrouping() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<Visit> visits = new ArrayList<>();
        List<AgentSpan> spans = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            visits.add(visit(random, i));
            spans.add(span(random));
        }
        for (Report.By by : List.of(Report.By.QUEUE, Report.By.TIER, Report.By.NEED, Report.By.ALL)) {
            Map<String, Map<Figure, OptionalDouble>> whole = totals(visits, spans, by, Slicing.Every.WHOLE);
            for (Slicing.Every every : Slicing.Every.values()) {
                assertThat(totals(visits, spans, by, every))
                        .as("seed %d, by %s every %s", seed, by, every)
                        .isEqualTo(whole);
                assertThat(agents(visits, spans, by, every)).as("seed %d", seed).isEqualTo(
                        agents(visits, spans, by, Slicing.Every.WHOLE));
            }
        }
    }

    private static AgentSpan span(Random random) {
        Instant from = START.plusNanos((long) (random.nextDouble() * 2 * 86_400_000_000_000L));
        return new AgentSpan(
                new AgentId("100" + random.nextInt(5)),
                "rural",
                AgentState.values()[random.nextInt(AgentState.values().length)],
                from,
                from.plusNanos((long) (random.nextDouble() * 10_000_000_000_000L)));
    }

    private static Report report(List<Visit> visits, List<AgentSpan> spans, Report.By by, Slicing.Every every) {
        Report report = new Report(new Slicing(every, ZONE), by, Terms.USUAL, Report.Span.ALWAYS);
        visits.forEach(report::add);
        spans.forEach(report::add);
        return report;
    }

    private static Map<String, Map<Figure, OptionalDouble>> totals(
            List<Visit> visits, List<AgentSpan> spans, Report.By by, Slicing.Every every) {
        Report report = report(visits, spans, by, every);
        return report.callers().keySet().stream()
                .map(Report.Key::group)
                .distinct()
                .collect(Collectors.toMap(
                        group -> group, group -> figures(report.total(group).orElseThrow())));
    }

    private static Map<AgentState, Duration> agents(
            List<Visit> visits, List<AgentSpan> spans, Report.By by, Slicing.Every every) {
        AgentTally sum = new AgentTally();
        report(visits, spans, by, every).agents().values().forEach(sum::add);
        return Arrays.stream(AgentState.values()).collect(Collectors.toMap(state -> state, sum::in));
    }
}
