package io.greenline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.routing.Decision.TurnedAway.Reason;
import io.greenline.routing.SurgeLevel.Threshold;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SurgeWatchTest {
    private final Shift shift = new Shift(new Plans()
            .queue("life", queue -> queue.tier(1))
            .queue("general")
            .agent("1")
            .surge(new SurgeLevel(
                    "busy",
                    new Threshold(Optional.of(3), Optional.empty(), Optional.of(Duration.ofMinutes(10))),
                    new Threshold(Optional.of(2), Optional.empty(), Optional.of(Duration.ofMinutes(5))),
                    Duration.ofSeconds(60),
                    true,
                    Optional.empty()))
            .surge(new SurgeLevel(
                    "storm",
                    new Threshold(Optional.empty(), Optional.of(6), Optional.empty()),
                    new Threshold(Optional.empty(), Optional.of(3), Optional.empty()),
                    Duration.ofSeconds(60),
                    true,
                    Optional.of(6))));

    private List<Decision> come(int from, int to) {
        for (int i = from; i < to; i++) {
            shift.joins("c" + i, "general");
        }
        return shift.joins("c" + to, "general");
    }

    private String level() {
        return shift.core().surge().map(SurgeLevel::name).orElse("none");
    }

    @Test
    void aLevelBeginsAtOneThresholdAndEndsBelowAnotherAfterItHasBeenCalm() {
        Decision.SurgeIs busy = Shift.one(come(1, 3), Decision.SurgeIs.class);
        assertThat(busy.level()).isEqualTo("busy");
        assertThat(busy.because()).isEqualTo("3 callers wait");
        assertThat(shift.core().surge().orElseThrow().offersCallbacks()).isTrue();
        shift.leaves("c1");
        shift.after(100);
        assertThat(level()).isEqualTo("busy");
        shift.leaves("c2");
        shift.after(59);
        assertThat(level()).isEqualTo("busy");
        assertThat(Shift.one(shift.after(1), Decision.SurgeIs.class).level()).isEqualTo("none");
    }

    @Test
    void whoIsCalmOnlyForAMomentIsNotCalm() {
        come(1, 3);
        shift.leaves("c1");
        shift.leaves("c2");
        shift.after(30);
        shift.joins("again", "general");
        shift.after(1);
        shift.leaves("again");
        assertThat(Shift.of(shift.after(59), Decision.SurgeIs.class)).isEmpty();
        assertThat(Shift.of(shift.after(1), Decision.SurgeIs.class)).hasSize(1);
    }

    @Test
    void aLongWaitAloneBeginsALevelWithoutAnyEvent() {
        shift.joins("a", "general");
        shift.after(599);
        assertThat(level()).isEqualTo("none");
        assertThat(Shift.one(shift.after(1), Decision.SurgeIs.class).because()).isEqualTo("somebody waits for 600 s");
    }

    @Test
    void arrivalsBeginTheStormInWhichOnlyThoseInDangerAreLetInWithoutLimit() {
        assertThat(Shift.one(come(1, 6), Decision.SurgeIs.class).level()).isEqualTo("storm");
        assertThat(Shift.one(shift.joins("more", "general"), Decision.TurnedAway.class)
                        .reason())
                .isEqualTo(Reason.FULL);
        assertThat(shift.joins("danger", "life")).isEmpty();
        assertThat(shift.standing("danger")).isPresent();
        // The storm ends level by level: the callers are there still.
        shift.after(120);
        assertThat(level()).isEqualTo("busy");
    }

    @Test
    void aLevelSetByHandHoldsUntilItsTimeIsOver() {
        List<Decision> set =
                shift.does(new RoutingEvent.SurgeOrdered(Optional.of("storm"), Duration.ofMinutes(30), "Ms Li"));
        assertThat(Shift.one(set, Decision.SurgeIs.class).because()).isEqualTo("set by Ms Li");
        shift.after(1799);
        assertThat(level()).isEqualTo("storm");
        shift.after(121);
        assertThat(level()).isEqualTo("none");
    }

    @Test
    void noneByHandHoldsAgainstTheThresholds() {
        shift.does(new RoutingEvent.SurgeOrdered(Optional.of("none"), Duration.ofMinutes(30), "Ms Li"));
        assertThat(Shift.of(come(1, 4), Decision.SurgeIs.class)).isEmpty();
        List<Decision> followed = shift.does(new RoutingEvent.SurgeOrdered(Optional.empty(), Duration.ZERO, "Ms Li"));
        assertThat(Shift.one(followed, Decision.SurgeIs.class).level()).isEqualTo("busy");
    }

    @Test
    void aLevelThatThePlanDoesNotHaveChangesNothing() {
        assertThat(shift.does(new RoutingEvent.SurgeOrdered(Optional.of("flood"), Duration.ofMinutes(30), "Ms Li")))
                .isEmpty();
    }
}
