package io.greenline.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.routing.RoutingEvent.TalkEnded.By;
import io.greenline.routing.Standing.Estimate;
import io.greenline.telephony.Media;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EstimatesTest {
    /** So many talks of a minute each, one after the other, that are answered at once. */
    private static void talks(Shift shift, String queue, int number) {
        for (int i = 0; i < number; i++) {
            Decision.Offered offer = Shift.offered(shift.joins(queue + "-past-" + i, queue));
            shift.answers(offer);
            shift.after(60);
            shift.talkEnds(offer, By.CALLER);
        }
    }

    private static Plans plans() {
        return new Plans().queue("general", queue -> queue.wrapUp(0));
    }

    @Test
    void nothingIsToldBeforeTalksAreKnown() {
        Shift shift = new Shift(plans().agent("1"));
        shift.signsIn("1");
        shift.answers(Shift.offered(shift.joins("a", "general")));
        shift.joins("b", "general");
        assertThat(shift.standing("b").orElseThrow().estimate()).isEmpty();
        assertThat(shift.standing("b").orElseThrow().ahead()).isZero();
    }

    @Test
    void theEstimateIsThePlaceTimesTheMeanTalkOverTheAgents() {
        Shift shift = new Shift(plans().agent("1").agent("2"));
        shift.signsIn("1", "2");
        talks(shift, "general", 50);
        shift.answers(Shift.offered(shift.joins("x", "general")));
        shift.answers(Shift.offered(shift.joins("y", "general")));
        for (int i = 0; i < 10; i++) {
            shift.joins("waits-" + i, "general");
            shift.after(1);
        }
        Standing tenth = shift.standing("waits-9").orElseThrow();
        assertThat(tenth.ahead()).isEqualTo(9);
        // Ten ends of talks of 69 seconds (the prior fades), by two agents: 344 seconds in the mean.
        Estimate estimate = tenth.estimate().orElseThrow();
        assertThat(estimate.likely()).isBetween(Duration.ofSeconds(325), Duration.ofSeconds(340));
        assertThat(estimate.most()).isBetween(Duration.ofSeconds(420), Duration.ofSeconds(440));
    }

    @Test
    void onlyThoseCountWhoNeedTheSameAgents() {
        Skill bills = new Skill("bills");
        Shift shift = new Shift(new Plans()
                .queue("bills", queue -> queue.wrapUp(0).need(Need.must(new Need.OfSkill(bills, 1))))
                .queue("text", queue -> queue.media(Media.TEXT))
                .queue("general", queue -> queue.wrapUp(0))
                .agent("1", Set.of(), Map.of(bills, 1), List.of(), Set.of(Media.VOICE))
                .agent("2", Set.of(), Map.of(), List.of(), Set.of(Media.TEXT)));
        shift.joins("text-1", "text");
        shift.joins("bills-1", "bills");
        shift.after(1);
        shift.joins("general-1", "general");
        shift.signsIn("1");
        assertThat(shift.standing("general-1").orElseThrow().ahead()).isZero();
        shift.after(1);
        shift.joins("bills-2", "bills");
        assertThat(shift.standing("bills-2").orElseThrow().ahead()).isEqualTo(1);
    }

    @Test
    void anEstimateThatWasFarOffIsNotToldAnyMore() {
        Shift shift = new Shift(plans().agent("1"));
        shift.signsIn("1");
        talks(shift, "general", 20);
        Decision.Offered on = Shift.offered(shift.joins("on", "general"));
        shift.answers(on);
        for (int i = 0; i < 8; i++) {
            shift.joins("waits-" + i, "general");
        }
        assertThat(shift.standing("waits-7").orElseThrow().estimate()).isPresent();
        // Talks suddenly take a quarter of an hour.
        for (int i = 0; i < 6; i++) {
            shift.after(1000);
            on = Shift.offered(shift.talkEnds(on, By.CALLER));
            shift.answers(on);
        }
        assertThat(shift.standing("waits-7").orElseThrow().estimate()).isEmpty();
        RoutingSnapshot.QueueFigures figures =
                shift.core().snapshot(shift.now()).queues().getFirst();
        assertThat(figures.error()).isGreaterThan(Duration.ofMinutes(15));
        assertThat(figures.estimated()).isEqualTo(6);
    }

    @Test
    void nobodyIsEstimatedToBeServedByNobody() {
        Shift shift = new Shift(plans().agent("1"));
        shift.signsIn("1");
        talks(shift, "general", 10);
        shift.does(new RoutingEvent.SignedOut(new io.greenline.telephony.AgentId("1")));
        shift.joins("a", "general");
        assertThat(shift.standing("a").map(Standing::estimate)).contains(Optional.empty());
    }
}
