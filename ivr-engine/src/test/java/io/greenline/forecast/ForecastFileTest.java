package io.greenline.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.routing.RoutingEvent;
import io.greenline.routing.RoutingPlan;
import io.greenline.routing.Tier;
import io.greenline.source.Diagnostic;
import io.greenline.telephony.AgentId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForecastFileTest {
    private static final RoutingPlan PLAN = Floors.plan(
            List.of(Floors.queue("general", Tier.ORDINARY, Optional.empty(), Duration.ZERO)),
            Floors.agents("100", 2, Map.of()));

    private static ForecastFile.Result load(String text) {
        return ForecastFile.load("day.yaml", text.getBytes(StandardCharsets.UTF_8), PLAN);
    }

    private static DayPlan day(String text) {
        return switch (load(text)) {
            case ForecastFile.Loaded loaded -> loaded.day();
            case ForecastFile.Refused refused -> throw new AssertionError(refused.diagnostics());
        };
    }

    private static List<String> rules(String text) {
        return load(text).diagnostics().stream()
                .map(finding -> finding.at().line() + " " + finding.rule())
                .toList();
    }

    private static final String DAY = """
            day: 2026-11-30
            callers:
              - class: bills
                queue: general
                calls: {from: 08:00, every: 1h, each: [60, 0, 30]}
                talk: {mean: 3m, deviation: 1m}
                patience: {mean: 2m}
            profiles:
              desk: {skills: {rural: 2}}
            staff:
              - {from: 08:00, to: 10:00, agents: ["1001"]}
              - {from: 08:00, to: 09:30, profile: desk, count: 2}
              - {from: 09:30, to: 12:00, profile: desk, count: 3}
            """;

    @Test
    void callsComeWithinTheirIntervalsInAboutTheExpectedNumber() {
        Workload work = day(DAY).drawn(7);
        Instant eight = Instant.parse("2026-11-30T08:00:00Z");
        long first = work.arrivals().stream()
                .filter(call -> call.at().isBefore(eight.plus(Duration.ofHours(1))))
                .count();
        assertThat(first).isBetween(35L, 85L);
        assertThat(work.arrivals()).allMatch(call -> !call.at().isBefore(eight)
                && call.at().isBefore(eight.plus(Duration.ofHours(3)))
                && (call.at().isBefore(eight.plus(Duration.ofHours(1)))
                        || !call.at().isBefore(eight.plus(Duration.ofHours(2)))));
    }

    @Test
    void theSameSeedIsTheSameDayAndAnotherIsAnother() {
        assertThat(day(DAY).drawn(7)).isEqualTo(day(DAY).drawn(7));
        assertThat(day(DAY).drawn(8).arrivals()).isNotEqualTo(day(DAY).drawn(7).arrivals());
    }

    @Test
    void whoEndsOneShiftAndBeginsTheNextGoesOn() {
        List<Workload.AgentAct> acts = day(DAY).drawn(1).agents();
        Instant eight = Instant.parse("2026-11-30T08:00:00Z");
        assertThat(acts)
                .filteredOn(act -> act.event().agent().equals(new AgentId("desk-1")))
                .containsExactly(
                        new Workload.AgentAct(eight, new RoutingEvent.SignedIn(new AgentId("desk-1"))),
                        new Workload.AgentAct(
                                eight.plus(Duration.ofHours(4)), new RoutingEvent.SignedOut(new AgentId("desk-1"))));
        assertThat(day(DAY).at(Duration.ofHours(11)))
                .extracting(AgentId::value)
                .containsExactlyInAnyOrder("desk-1", "desk-2", "desk-3");
    }

    @Test
    void everyMistakeIsToldOnceWithItsPlace() {
        assertThat(rules(
                        """
                        day: 30 November
                        callers:
                          - {class: Bills, queue: genral, calls: {each: [1]}, talk: 3m}
                          - {class: night, queue: general, calls: {from: 23:00, every: 1h, each: [1, 2]}, talk: 3m}
                          - {class: night, queue: general, calls: {each: [-1]}, talk: 3m, language: chinese}
                        staff:
                          - {from: 10:00, to: 25:00, agents: ["1001"]}
                          - {from: 10:00, to: 09:00, agents: ["1009"]}
                          - {from: 10:00, to: 11:00, profile: desk, agents: ["1001"]}
                        """))
                .containsExactly(
                        "1 forecast-time",
                        "3 forecast-name",
                        "3 forecast-queue",
                        "4 forecast-curve",
                        "5 forecast-name",
                        "5 forecast-curve",
                        "5 forecast-language",
                        "7 forecast-time",
                        "8 forecast-time",
                        "8 forecast-agent",
                        "9 forecast-agent",
                        "9 forecast-agent");
    }

    @Test
    void moreThanAMillionCallsAreRefusedAndCallsWithoutStaffAreWarnedOf() {
        assertThat(rules(DAY.replace("[60, 0, 30]", "[999999, 2]"))).containsExactly("3 forecast-size");
        assertThat(load(DAY.replace("to: 12:00", "to: 10:30")).diagnostics())
                .singleElement()
                .extracting(Diagnostic::problem)
                .isEqualTo("people call at 10:30, and nobody is at work");
    }
}
