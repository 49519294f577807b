package io.greenline.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.forecast.DayPlan.Shift;
import io.greenline.routing.RoutingCore;
import io.greenline.routing.RoutingEvent;
import io.greenline.routing.RoutingPlan;
import io.greenline.routing.Tier;
import io.greenline.telephony.AgentId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WhatIfTest {
    private static final Instant EIGHT = Instant.parse("2026-11-23T08:00:00Z");
    private static final AgentId ANNA = new AgentId("a1");
    private static final AgentId BEA = new AgentId("a2");
    private static final RoutingPlan PLAN = Floors.plan(
            List.of(Floors.queue("general", Tier.ORDINARY, Optional.empty(), Duration.ZERO)),
            Floors.agents("a", 2, Map.of()));

    /** Anna works from nine to noon. */
    private static RecordedDay day() {
        DayRecorder recorder = new DayRecorder(EIGHT, PLAN, new RoutingCore(PLAN).snapshot(EIGHT));
        recorder.entry(EIGHT.plusSeconds(3_600), new RoutingEvent.SignedIn(ANNA), List.of());
        recorder.entry(EIGHT.plusSeconds(7_200), new RoutingEvent.WentAway(ANNA, "tea"), List.of());
        recorder.entry(EIGHT.plusSeconds(14_400), new RoutingEvent.SignedOut(ANNA), List.of());
        return recorder.day(EIGHT.plusSeconds(14_400), EIGHT.plusSeconds(36_000));
    }

    private static List<String> acts(WhatIf change) {
        return change.acts(day()).stream()
                .map(act -> act.at().toString().substring(11, 16) + " "
                        + act.event().getClass().getSimpleName() + " "
                        + ((RoutingEvent.OfAgent) act.event()).agent())
                .toList();
    }

    private static Roster roster(AgentId agent, int from, int to) {
        return new Roster(
                List.of(new Shift(Duration.ofHours(from), Duration.ofHours(to), List.of(agent))),
                List.of(),
                ZoneOffset.UTC);
    }

    @Test
    void whoWorkedAndWorksMoreIsThereAsLongAsEitherSays() {
        assertThat(acts(new WhatIf(Optional.empty(), new WhatIf.Staff.More(roster(ANNA, 11, 14)))))
                .containsExactly("09:00 SignedIn a1", "10:00 WentAway a1", "14:00 SignedOut a1");
        assertThat(acts(new WhatIf(Optional.empty(), new WhatIf.Staff.More(roster(ANNA, 8, 10)))))
                .containsExactly("08:00 SignedIn a1", "10:00 WentAway a1", "12:00 SignedOut a1");
        assertThat(acts(new WhatIf(Optional.empty(), new WhatIf.Staff.More(roster(BEA, 9, 11)))))
                .containsExactlyInAnyOrder(
                        "09:00 SignedIn a1",
                        "09:00 SignedIn a2",
                        "10:00 WentAway a1",
                        "11:00 SignedOut a2",
                        "12:00 SignedOut a1");
    }

    @Test
    void whoWorksInsteadWorksAsTheFileSaysAndNobodyIsAway() {
        assertThat(acts(new WhatIf(Optional.empty(), new WhatIf.Staff.Instead(roster(BEA, 7, 11)))))
                .containsExactly("08:00 SignedIn a2", "11:00 SignedOut a2");
    }

    @Test
    void aShiftIsOfEachDayOfItsOwnZone() {
        Roster nights = new Roster(
                List.of(new Shift(Duration.ofHours(22), Duration.ofHours(24), List.of(ANNA))),
                List.of(),
                ZoneId.of("Asia/Shanghai"));
        assertThat(nights.between(EIGHT, EIGHT.plus(Duration.ofDays(1))))
                .extracting(present -> present.from().toString())
                .containsExactly("2026-11-23T14:00:00Z", "2026-11-24T14:00:00Z");
    }

    @Test
    void whoWorkedAndIsNotInAnotherPlanIsNamed() {
        RoutingPlan other = new RoutingPlan("other", PLAN.queues(), Map.of(), List.of(), List.of(), 3);
        assertThat(new WhatIf(Optional.of(other), new WhatIf.Staff.AsRecorded()).missing(day()))
                .containsExactly(ANNA);
        assertThat(WhatIf.AS_IT_WAS.missing(day())).isEmpty();
    }
}
