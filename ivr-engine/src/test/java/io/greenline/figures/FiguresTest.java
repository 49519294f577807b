package io.greenline.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.greenline.routing.Decision.AgentState;
import io.greenline.routing.RoutingEvent.Left.Leaving;
import io.greenline.routing.RoutingEvent.TalkEnded;
import io.greenline.routing.TicketId;
import io.greenline.routing.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Figures of floors that are small enough to be reckoned by hand. */
class FiguresTest {
    private static Report report(Report.By by, Slicing.Every every) {
        return new Report(new Slicing(every, ZoneOffset.UTC), by, Terms.USUAL, Report.Span.ALWAYS);
    }

    private static Tally all(FloorStory story) {
        return story.report(report(Report.By.ALL, Slicing.Every.WHOLE), 1000)
                .total("all")
                .orElseThrow();
    }

    private static double value(Tally tally, Figure figure) {
        return figure.of(tally).orElseThrow();
    }

    /** Two answered in time (10 s, 20 s), one late (60 s), one abandoned late (30 s), one in time (12 s), one at once (3 s). */
    private static FloorStory sixCallers() {
        return new FloorStory()
                .joins(0, "a", "general")
                .talks(10, 100, 130, "a", "1001")
                .joins(0, "b", "general")
                .talks(20, 80, 90, "b", "1002")
                .joins(40, "c", "general")
                .talks(100, 400, 420, "c", "1002")
                .joins(50, "d", "general")
                .leaves(80, "d", Leaving.ABANDONED)
                .joins(50, "e", "general")
                .leaves(62, "e", Leaving.ABANDONED)
                .joins(60, "f", "general")
                .leaves(63, "f", Leaving.ABANDONED);
    }

    @Test
    void everyCallerWhoEnteredIsInExactlyOneOutcome() {
        Tally tally = all(sixCallers());
        assertThat(value(tally, Figure.OFFERED)).isEqualTo(6);
        assertThat(value(tally, Figure.ANSWERED)).isEqualTo(3);
        assertThat(value(tally, Figure.ABANDONED)).isEqualTo(2);
        assertThat(value(tally, Figure.SHORT_ABANDONED)).isEqualTo(1);
    }

    @Test
    void theThreeServiceLevelsDifferInWhatTheyDivideBy() {
        Tally tally = all(sixCallers());
        // A: 2 of 3 answered. B: 2 answered + 2 abandoned within 20 s, of 6. C: 2 of the 5 who did not hang up at once.
        assertThat(value(tally, Figure.SERVICE_LEVEL_A)).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(value(tally, Figure.SERVICE_LEVEL_B)).isCloseTo(4.0 / 6, within(1e-12));
        assertThat(value(tally, Figure.SERVICE_LEVEL_C)).isCloseTo(2.0 / 5, within(1e-12));
        assertThat(value(tally, Figure.ABANDON_RATE)).isCloseTo(2.0 / 5, within(1e-12));
    }

    @Test
    void waitsAreThoseOfAnsweredCallersAndPercentilesAreWaitsOfSomebody() {
        Tally tally = all(sixCallers());
        assertThat(value(tally, Figure.ASA)).isEqualTo(30); // (10 + 20 + 60) / 3
        assertThat(value(tally, Figure.WAIT_MEDIAN)).isEqualTo(20);
        assertThat(value(tally, Figure.WAIT_P90)).isEqualTo(60);
        assertThat(value(tally, Figure.WAIT_MAX)).isEqualTo(60);
    }

    @Test
    void handlingIsTalkAndWrapUp() {
        Tally tally = all(sixCallers());
        assertThat(value(tally, Figure.TALK)).isEqualTo(150); // (90 + 60 + 300) / 3
        assertThat(value(tally, Figure.WRAP_UP)).isEqualTo(20); // (30 + 10 + 20) / 3
        assertThat(value(tally, Figure.AHT)).isEqualTo(170);
    }

    @Test
    void whereNobodyWasThereIsNothingToDivideBy() {
        Tally tally = new Tally(Terms.USUAL);
        assertThat(Figure.SERVICE_LEVEL_C.of(tally)).isEmpty();
        assertThat(Figure.ASA.of(tally)).isEmpty();
        assertThat(Figure.WAIT_P95.of(tally)).isEmpty();
        assertThat(Figure.OFFERED.of(tally)).isEqualTo(OptionalDouble.of(0));
    }

    @Test
    void whoIsInDangerHasToBeAnsweredInFiveSeconds() {
        FloorStory story = new FloorStory()
                .joins(0, "a", "life-support", Tier.LIFE_SUPPORT)
                .talks(5, 50, 60, "a", "1001")
                .joins(0, "b", "life-support", Tier.LIFE_SUPPORT)
                .talks(6, 50, 60, "b", "1002");
        assertThat(value(all(story), Figure.SERVICE_LEVEL_A)).isEqualTo(0.5);
    }

    @Test
    void aCallbackIsNoAbandonAndItsWaitIsNoWaitOnTheLine() {
        FloorStory story = new FloorStory()
                .joins(0, "a", "general")
                .wantsCallback(30, "a")
                .reached(600, "a")
                .talks(610, 700, 710, "a", "1001")
                .joins(0, "b", "general")
                .wantsCallback(30, "b")
                .dropped(900, "b")
                .joins(0, "c", "general")
                .wantsCallback(40, "c")
                .cancelled(50, "c")
                .joins(0, "d", "general")
                .wantsCallback(40, "d")
                .reached(500, "d")
                .leaves(520, "d", Leaving.ABANDONED)
                .joins(0, "e", "general")
                .wantsCallback(40, "e");
        Tally tally = all(story);
        assertThat(value(tally, Figure.OFFERED)).isEqualTo(5);
        assertThat(value(tally, Figure.ANSWERED)).isZero();
        assertThat(value(tally, Figure.ABANDONED)).isZero();
        assertThat(Figure.ASA.of(tally)).isEmpty();
        assertThat(value(tally, Figure.CALLBACKS)).isEqualTo(5);
        assertThat(value(tally, Figure.CALLBACKS_REACHED)).isEqualTo(2);
        assertThat(value(tally, Figure.CALLBACKS_ANSWERED)).isEqualTo(1);
        assertThat(value(tally, Figure.CALLBACKS_DROPPED)).isEqualTo(1);
        assertThat(value(tally, Figure.AHT)).isEqualTo(100);
    }

    @Test
    void standingByForACustomerIsNeitherTalkNorHandling() {
        FloorStory story = new FloorStory()
                .joins(0, "a", "general")
                .wantsCallback(30, "a")
                .standsBy(540, 550, "a", "1001")
                .reached(600, "a")
                .talks(601, 700, 710, "a", "1001");
        Tally tally = all(story);
        assertThat(value(tally, Figure.CALLBACKS_ANSWERED)).isEqualTo(1);
        assertThat(value(tally, Figure.ANSWERED)).isZero();
        assertThat(Figure.ASA.of(tally)).isEmpty();
        assertThat(value(tally, Figure.TALK)).isEqualTo(99);
        assertThat(value(tally, Figure.AHT)).isEqualTo(109);
    }

    @Test
    void whoIsSentOutToBeCalledBackIsOneCallerWhetherSheAgreesOrNot() {
        FloorStory story = new FloorStory()
                .joins(0, "a", "general")
                .sentToCallback(30, "a")
                .agrees(50, "a")
                .reached(600, "a")
                .talks(610, 700, 710, "a", "1001")
                .joins(0, "b", "general")
                .sentToCallback(30, "b");
        Tally tally = all(story);
        assertThat(value(tally, Figure.OFFERED)).isEqualTo(2);
        assertThat(value(tally, Figure.CALLBACKS)).isEqualTo(1);
        assertThat(value(tally, Figure.CALLBACKS_ANSWERED)).isEqualTo(1);
        assertThat(value(tally, Figure.ELSEWHERE)).isEqualTo(1);
    }

    @Test
    void leavingByAKeyOrATimeoutIsNoAbandonAndWhoWasNotLetInWasNotOffered() {
        FloorStory story = new FloorStory()
                .joins(0, "a", "general")
                .leaves(30, "a", Leaving.VOICEMAIL)
                .joins(0, "b", "general")
                .timesOut(600, "b")
                .refused(0, "c", "general")
                .joins(0, "d", "general");
        Tally tally = all(story);
        assertThat(value(tally, Figure.OFFERED)).isEqualTo(3);
        assertThat(value(tally, Figure.ELSEWHERE)).isEqualTo(2);
        assertThat(value(tally, Figure.REFUSED)).isEqualTo(1);
        assertThat(value(tally, Figure.WAITING)).isEqualTo(1);
        assertThat(value(tally, Figure.ABANDON_RATE)).isZero();
    }

    @Test
    void whoLosesTheAgentEntersAgainAndWaitsAnew() {
        FloorStory story = new FloorStory()
                .joins(0, "a", "general")
                .talks(10, 100, 100, "a", "1001", TalkEnded.By.AGENT_LOST)
                .talks(104, 200, 200, "a", "1002");
        Tally tally = all(story);
        assertThat(value(tally, Figure.OFFERED)).isEqualTo(2);
        assertThat(value(tally, Figure.ASA)).isEqualTo(7); // 10 s, then 4 s
    }

    @Test
    void anOverflowAndABrokenPromiseStayWithTheQueueThatWasEntered() {
        FloorStory story = new FloorStory()
                .joins(0, "a", "sign-language")
                .promiseBroken(20, "a")
                .moves(25, "a", "text-desk")
                .talks(30, 60, 60, "a", "1001");
        Report report = story.report(report(Report.By.QUEUE, Slicing.Every.WHOLE), 100);
        assertThat(report.callers()).hasSize(1);
        Tally tally = report.total("sign-language").orElseThrow();
        assertThat(value(tally, Figure.MOVED)).isEqualTo(1);
        assertThat(value(tally, Figure.PROMISES_BROKEN)).isEqualTo(1);
        assertThat(value(tally, Figure.ANSWERED)).isEqualTo(1);
    }

    @Test
    void anEstimatesErrorIsTheTrueWaitLessTheEstimateAndItsBiasKeepsTheSign() {
        Report report = report(Report.By.ALL, Slicing.Every.WHOLE);
        Follower follower = new Follower(FloorStory.PLAN, report::add, report::add);
        FloorStory story = new FloorStory()
                .joins(0, "a", "general")
                .talks(30, 60, 60, "a", "1001")
                .joins(0, "b", "general")
                .talks(50, 60, 60, "b", "1002");
        for (FloorStory.Entry entry : story.log()) {
            follower.entry(entry.at(), entry.event(), entry.decisions());
            if (entry.at().equals(FloorStory.NINE)) {
                follower.estimated(new TicketId("a"), Duration.ofSeconds(40));
                follower.estimated(new TicketId("b"), Duration.ofSeconds(20));
            }
        }
        Tally tally = report.total("all").orElseThrow();
        assertThat(value(tally, Figure.ESTIMATE_ERROR)).isEqualTo(20); // |30 - 40| and |50 - 20|
        assertThat(value(tally, Figure.ESTIMATE_BIAS)).isEqualTo(10); // -10 and 30
    }

    @Test
    void aCallerCountsInTheIntervalOfEnteringAndUnderEachNeed() {
        FloorStory story = new FloorStory()
                .joins(899, "a", "general", "deaf", "elderly")
                .talks(950, 1000, 1000, "a", "1001")
                .joins(900, "b", "general")
                .talks(960, 1000, 1000, "b", "1002");
        Report report = story.report(report(Report.By.NEED, Slicing.Every.QUARTER_HOUR), 2000);
        Instant quarter = FloorStory.NINE.plusSeconds(900);
        assertThat(report.callers().keySet())
                .containsExactly(
                        new Report.Key(FloorStory.NINE, "deaf"),
                        new Report.Key(FloorStory.NINE, "elderly"),
                        new Report.Key(quarter, "none"));
    }

    @Test
    void onlyWhoEnteredWithinTheSpanCounts() {
        Report report = new Report(
                new Slicing(Slicing.Every.WHOLE, ZoneOffset.UTC),
                Report.By.ALL,
                Terms.USUAL,
                new Report.Span(FloorStory.NINE.plusSeconds(40), FloorStory.NINE.plusSeconds(60)));
        Tally tally = sixCallers().report(report, 1000).total("all").orElseThrow();
        assertThat(value(tally, Figure.OFFERED)).isEqualTo(3); // c, d, e
    }

    @Test
    void occupancyIsWorkByWorkAndReadinessAndUtilisationByTheWholeTimeSignedIn() {
        FloorStory story = new FloorStory()
                .is(0, "1001", AgentState.IDLE)
                .joins(0, "a", "general")
                .is(90, "1001", AgentState.RINGING)
                .talks(100, 280, 300, "a", "1001")
                .is(500, "1001", AgentState.AWAY)
                .is(900, "1001", AgentState.SIGNED_OUT);
        Report report = story.report(report(Report.By.ALL, Slicing.Every.WHOLE), 1000);
        AgentTally tally = report.agents().get(new Report.Key(Instant.EPOCH, "key-account+rural"));
        // 180 s talk + 20 s wrap-up; free 100 s before and 200 s after; away 400 s.
        assertThat(AgentFigure.OCCUPANCY.of(tally)).isEqualTo(OptionalDouble.of(0.4));
        assertThat(AgentFigure.UTILISATION.of(tally).orElseThrow()).isCloseTo(200.0 / 900, within(1e-12));
        assertThat(AgentFigure.SIGNED_IN.of(tally)).isEqualTo(OptionalDouble.of(900));
        assertThat(AgentFigure.AGENTS.of(tally)).isEqualTo(OptionalDouble.of(1));
    }

    @Test
    void anAgentsTimeIsCutAtTheIntervalsInWhichItPasses() {
        FloorStory story = new FloorStory().is(600, "1002", AgentState.IDLE).is(2000, "1002", AgentState.SIGNED_OUT);
        Report report = story.report(report(Report.By.ALL, Slicing.Every.QUARTER_HOUR), 3000);
        assertThat(report.agents().values().stream()
                        .map(tally -> tally.in(AgentState.IDLE).toSeconds()))
                .containsExactly(300L, 900L, 200L);
    }

    @Test
    void aDayIsALocalDayAlsoWhenClocksAreSet() {
        Slicing days = new Slicing(Slicing.Every.DAY, ZoneId.of("Europe/Berlin"));
        Instant start = days.start(Instant.parse("2026-10-25T12:00:00Z"));
        assertThat(start).isEqualTo(Instant.parse("2026-10-24T22:00:00Z"));
        assertThat(Duration.between(start, days.end(start))).isEqualTo(Duration.ofHours(25));
    }

    @Test
    void halfHoursBeginAtTheZonesFullHours() {
        Slicing halves = new Slicing(Slicing.Every.HALF_HOUR, ZoneId.of("Asia/Kolkata"));
        Instant start = halves.start(Instant.parse("2026-11-26T09:10:00Z"));
        assertThat(start).isEqualTo(Instant.parse("2026-11-26T09:00:00Z"));
        Slicing hours = new Slicing(Slicing.Every.HOUR, ZoneId.of("Asia/Kolkata"));
        assertThat(hours.start(Instant.parse("2026-11-26T09:10:00Z"))).isEqualTo(Instant.parse("2026-11-26T08:30:00Z"));
    }
}
