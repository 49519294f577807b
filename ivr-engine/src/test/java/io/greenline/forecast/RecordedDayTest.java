package io.greenline.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.figures.Figure;
import io.greenline.figures.Follower;
import io.greenline.figures.Report;
import io.greenline.figures.ReportTable;
import io.greenline.figures.Slicing;
import io.greenline.figures.Tally;
import io.greenline.figures.Terms;
import io.greenline.routing.Decision;
import io.greenline.routing.RoutingCore;
import io.greenline.routing.RoutingPlan;
import io.greenline.routing.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RecordedDayTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-11-23T00:00:00Z");

    private final long seed = new Random().nextLong();

    private static Report report() {
        return new Report(
                new Slicing(Slicing.Every.HOUR, ZoneOffset.UTC), Report.By.QUEUE, Terms.USUAL, Report.Span.ALWAYS);
    }

    /** What was decided when, but for what depends on the numbers of offers alone. */
    private static List<String> decided(Instant at, List<Decision> decisions) {
        return decisions.stream().map(decision -> at + " " + decision).toList();
    }

    /** Where two days part; nothing where they do not. */
    private static String difference(List<String> was, List<String> is) {
        for (int i = 0; i < Math.max(was.size(), is.size()); i++) {
            String before = i < was.size() ? was.get(i) : "nothing";
            String after = i < is.size() ? is.get(i) : "nothing";
            if (!before.equals(after)) {
                return "%d of %d%n%s%n was: %s%n is: %s"
                        .formatted(i, was.size(), String.join("\n", was.subList(Math.max(0, i - 6), i)), before, after);
            }
        }
        return "";
    }

    /** The day from a line of its log on. */
    private static RecordedDay recorded(LivelyDay lively, int from, Instant begins) {
        FloorBefore before = new FloorBefore(lively.planAtFirst(), lively.floorAtFirst());
        lively.log().subList(0, from).forEach(line -> before.entry(line.at(), line.event(), line.decisions()));
        DayRecorder recorder = new DayRecorder(begins, before.plan(), before.floor(begins));
        lively.log()
                .subList(from, lively.log().size())
                .forEach(line -> recorder.entry(line.at(), line.event(), line.decisions()));
        return recorder.day(Instant.MAX, begins);
    }

    private static List<String> replayed(RecordedDay day) {
        List<String> decided = new ArrayList<>();
        new Rerun(
                        day,
                        WhatIf.AS_IT_WAS,
                        new Draws(day, 1),
                        (at, _, decisions) -> decided.addAll(decided(at, decisions)))
                .play();
        return decided;
    }

    @Test
    void aDayPlayedAgainUnchangedIsDecidedAsItWasDownToTheLastNanosecond() {
        for (int i = 0; i < 12; i++) {
            LivelyDay lively = new LivelyDay(seed + i);
            List<String> was = lively.log().stream()
                    .flatMap(line -> decided(line.at(), line.decisions()).stream())
                    .toList();
            assertThat(difference(was, replayed(recorded(lively, 0, LivelyDay.BEGINS))))
                    .as("seed %d", seed + i)
                    .isEmpty();
        }
    }

    @Test
    void itMayBeginInTheMiddleOfEverything() {
        for (int i = 0; i < 12; i++) {
            LivelyDay lively = new LivelyDay(seed + i);
            int from = lively.log().size() / 2;
            Instant begins = lively.log().get(from).at();
            List<String> was = lively.log().subList(from, lively.log().size()).stream()
                    .flatMap(line -> decided(line.at(), line.decisions()).stream())
                    .toList();
            assertThat(difference(was, replayed(recorded(lively, from, begins))))
                    .as("seed %d", seed + i)
                    .isEmpty();
        }
    }

    /** An engine that is started again passes over numbers of offers, and the log does not tell. */
    @Test
    void offersThatWerePassedOverAreNotMixedUp() {
        LivelyDay lively = new LivelyDay(seed);
        List<LivelyDay.Line> log = lively.log();
        int jump = log.size() / 4;
        int from = log.size() / 2;
        Instant begins = log.get(from).at();
        FloorBefore before = new FloorBefore(lively.planAtFirst(), lively.floorAtFirst());
        FloorBefore passedOver = new FloorBefore(lively.planAtFirst(), lively.floorAtFirst());
        OffersRenumbered renumbered = new OffersRenumbered(1_000);
        for (int i = 0; i < from; i++) {
            LivelyDay.Line line = log.get(i);
            before.entry(line.at(), line.event(), line.decisions());
            LivelyDay.Line later = i < jump ? line : renumbered.line(line);
            passedOver.entry(later.at(), later.event(), later.decisions());
        }
        assertThat(passedOver.floor(begins).agents())
                .as("seed %d", seed)
                .isEqualTo(before.floor(begins).agents());
        assertThat(offers(passedOver, begins))
                .as("seed %d", seed)
                .isEqualTo(
                        offers(before, begins).stream().map(renumbered::number).toList());
    }

    private static List<Long> offers(FloorBefore floor, Instant at) {
        return floor.floor(at).tickets().stream()
                .flatMap(ticket -> ticket.offer().stream())
                .map(offer -> offer.id().number())
                .toList();
    }

    private static DayPlan oneQueue(int agents, Optional<Distribution> patience) {
        RoutingPlan plan = Floors.plan(
                List.of(Floors.queue("general", Tier.ORDINARY, Optional.empty(), Duration.ofSeconds(10))),
                Floors.agents("a", agents, Map.of()));
        return new DayPlan(
                MIDNIGHT,
                plan,
                List.of(new DayPlan.CallClass(
                        "call",
                        Floors.wish("general"),
                        new DayPlan.Curve(Duration.ZERO, Duration.ofHours(1), Collections.nCopies(3, 100.0)),
                        new Distribution.Exponential(Duration.ofMinutes(4)),
                        patience)),
                List.of(Floors.allDay(plan)),
                Duration.ofSeconds(3));
    }

    /** A day that is played, with its figures, as a reader of its log takes it. */
    private static RecordedDay played(DayPlan day, long seed, Report figures) {
        Follower follower = new Follower(day.plan(), figures::add, figures::add);
        DayRecorder recorder = new DayRecorder(MIDNIGHT, day.plan(), new RoutingCore(day.plan()).snapshot(MIDNIGHT));
        Instant ended = new VirtualFloor(day.drawn(seed), (at, event, decisions) -> {
                    follower.entry(at, event, decisions);
                    recorder.entry(at, event, decisions);
                })
                .play();
        follower.end(ended);
        return recorder.day(ended, ended);
    }

    @Test
    void theFiguresOfAnUnchangedDayAreThoseOfItsLog() {
        Report was = report();
        RecordedDay day =
                played(oneQueue(7, Optional.of(new Distribution.Exponential(Duration.ofMinutes(2)))), seed, was);
        Report is = report();
        Forecast.Replayed replayed = Forecast.replay(day, WhatIf.AS_IT_WAS, seed, List.of(is));
        // The log does not tell estimates, and so its figures have none.
        String estimates = ",[^,\r]*,[^,\r]*\r\n";
        assertThat(ReportTable.callers(is, ZoneOffset.UTC, "queue").csv().replaceAll(estimates, "\n"))
                .as("seed %d", seed)
                .isEqualTo(
                        ReportTable.callers(was, ZoneOffset.UTC, "queue").csv().replaceAll(estimates, "\n"));
        assertThat(ReportTable.agents(is, ZoneOffset.UTC).csv())
                .as("seed %d", seed)
                .isEqualTo(ReportTable.agents(was, ZoneOffset.UTC).csv());
        assertThat(List.of(replayed.talksDrawn(), replayed.hangUpsDrawn(), replayed.pickUpsDrawn()))
                .as("seed %d: nothing is drawn that is known", seed)
                .containsOnly(0L);
    }

    @Test
    void whateverChangesAsManyCallAsDidThatDayHourByHour() {
        for (int i = 0; i < 5; i++) {
            Report was = report();
            RecordedDay day = played(
                    oneQueue(7, Optional.of(new Distribution.Exponential(Duration.ofMinutes(2)))), seed + i, was);
            Report is = report();
            Forecast.replay(day, new WhatIf(Optional.empty(), new WhatIf.Staff.Instead(desk(3 + i))), 1, List.of(is));
            assertThat(offered(is))
                    .as("seed %d", seed + i)
                    .isEqualTo(offered(was))
                    .hasSizeGreaterThan(2);
        }
    }

    private static Map<Report.Key, Double> offered(Report report) {
        Map<Report.Key, Double> offered = new TreeMap<>();
        report.callers()
                .forEach((key, tally) ->
                        offered.put(key, Figure.OFFERED.of(tally).orElseThrow()));
        return offered;
    }

    private static Roster desk(int count) {
        return new Roster(
                List.of(new DayPlan.Shift(
                        Duration.ZERO,
                        Duration.ofHours(24),
                        Floors.agents("desk", count, Map.of()).stream()
                                .map(agent -> agent.id())
                                .toList())),
                Floors.agents("desk", count, Map.of()),
                ZoneOffset.UTC);
    }

    /** With one line, first come first served, and all patient: each talk is as long, and one more server delays nobody. */
    @Test
    void withTwoAgentsMoreNobodyWaitsLonger() {
        for (int i = 0; i < 10; i++) {
            RecordedDay day = played(oneQueue(7, Optional.empty()), seed + i, report());
            Map<String, Duration> was = waits(day, WhatIf.AS_IT_WAS);
            Map<String, Duration> is = waits(day, new WhatIf(Optional.empty(), new WhatIf.Staff.More(desk(2))));
            assertThat(is.keySet()).as("seed %d", seed + i).isEqualTo(was.keySet());
            was.forEach((ticket, wait) ->
                    assertThat(is.get(ticket)).as("seed %d: %s", seed, ticket).isLessThanOrEqualTo(wait));
            assertThat(total(is)).as("seed %d", seed + i).isLessThan(total(was));
        }
    }

    private static Map<String, Duration> waits(RecordedDay day, WhatIf change) {
        Map<String, Duration> waits = new TreeMap<>();
        new Rerun(
                        day,
                        change,
                        new Draws(day, 1),
                        (_, _, decisions) -> decisions.forEach(decision -> {
                            if (decision instanceof Decision.Served served) {
                                waits.put(served.ticket().value(), served.waited());
                            }
                        }))
                .play();
        return waits;
    }

    private static Duration total(Map<String, Duration> waits) {
        return waits.values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    @Test
    void whoWasNotServedTalksAsLongAsOthersOfHerQueueAndTheSameSeedSaysTheSame() {
        RecordedDay day =
                played(oneQueue(4, Optional.of(new Distribution.Exponential(Duration.ofMinutes(1)))), seed, report());
        WhatIf many = new WhatIf(Optional.empty(), new WhatIf.Staff.More(desk(20)));
        Report one = report();
        Forecast.Replayed replayed = Forecast.replay(day, many, 1, List.of(one));
        Report again = report();
        Forecast.replay(day, many, 1, List.of(again));
        Report other = report();
        Forecast.replay(day, many, 2, List.of(other));
        assertThat(replayed.talksDrawn()).as("seed %d", seed).isGreaterThan(20);
        String figures = ReportTable.callers(one, ZoneOffset.UTC, "queue").csv();
        assertThat(ReportTable.callers(again, ZoneOffset.UTC, "queue").csv()).isEqualTo(figures);
        assertThat(ReportTable.callers(other, ZoneOffset.UTC, "queue").csv())
                .as("seed %d", seed)
                .isNotEqualTo(figures);
    }

    @Test
    void withFewerAgentsTheAnsweredLosePatienceToo() {
        RecordedDay day =
                played(oneQueue(8, Optional.of(new Distribution.Exponential(Duration.ofMinutes(3)))), seed, report());
        Report is = report();
        Forecast.Replayed replayed =
                Forecast.replay(day, new WhatIf(Optional.empty(), new WhatIf.Staff.Instead(desk(4))), 1, List.of(is));
        assertThat(replayed.hangUpsDrawn()).as("seed %d", seed).isPositive();
        Tally all = is.total("general").orElseThrow();
        // Offered are those who called; every one of them either talked, hung up, or is left where the day ends.
        assertThat(Figure.ABANDON_RATE.of(all).orElseThrow())
                .as("seed %d", seed)
                .isGreaterThan(0.2);
    }
}
