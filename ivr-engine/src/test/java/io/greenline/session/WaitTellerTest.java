package io.greenline.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.floor.Seat;
import io.greenline.routing.Queue;
import io.greenline.routing.QueueDraft;
import io.greenline.routing.Standing;
import io.greenline.routing.Tier;
import io.greenline.telephony.QueueId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A waiting caller is told the truth, and never a worse one as if it were the same. */
class WaitTellerTest {
    private final WaitTeller teller = new WaitTeller(List.of());

    private List<String> told(int waited, int ahead, Optional<Standing.Estimate> estimate) {
        Standing standing = new Standing(
                new QueueId("general"),
                Tier.ORDINARY,
                ahead,
                Duration.ofSeconds(waited),
                estimate,
                Standing.TicketState.WAITING);
        Seat.Word.Wait wait = new Seat.Word.Wait(queue(), standing, Duration.ofSeconds(5), false);
        return teller.tell(wait).stream().map(WaitTellerTest::shown).toList();
    }

    private static String shown(WaitWords words) {
        StringBuilder text = new StringBuilder(words.prompt().value().substring("waiting-".length()));
        words.values().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(value -> text.append(' ').append(value.getValue().shown()));
        return text.toString();
    }

    private static Queue queue() {
        return new QueueDraft("general").wrapUp(0).capacity(10).queue();
    }

    private static Optional<Standing.Estimate> minutes(double likely, double most) {
        return Optional.of(new Standing.Estimate(
                Duration.ofSeconds(Math.round(likely * 60)), Duration.ofSeconds(Math.round(most * 60))));
    }

    @Test
    void nothingIsSaidOfATimeThatNobodyKnows() {
        assertThat(told(0, 3, Optional.empty())).containsExactly("first", "position 4");
    }

    @Test
    void aTimeIsARangeOfWholeMinutesOrAWordForLess() {
        assertThat(told(0, 5, minutes(3.2, 6.1))).containsExactly("first", "position 6", "range 3 7");
        assertThat(told(60, 4, minutes(0.5, 4))).containsExactly("position 5", "about 4");
        assertThat(told(120, 0, minutes(0.3, 0.8))).containsExactly("next", "minute");
    }

    @Test
    void aTimeThatEndsLaterThanWasToldIsNotToldButWhy() {
        assertThat(told(0, 1, minutes(2, 4))).contains("range 2 4");
        assertThat(told(60, 1, minutes(2, 4)))
                .as("the end would be a minute later")
                .contains("slower");
        assertThat(told(120, 1, minutes(1, 2))).contains("range 1 2");
    }

    @Test
    void roundingDoesNotPushTheEndThatWasToldAhead() {
        told(0, 1, minutes(2, 3.1));
        assertThat(told(90, 1, minutes(1, 2.4)))
                .as("within four minutes of joining")
                .contains("range 1 3");
        assertThat(told(110, 1, minutes(1, 2.3))).as("beyond them").contains("slower");
    }

    @Test
    void aWorsePlaceIsNotToldButWhyAndOneReasonIsEnough() {
        told(0, 2, minutes(2, 4));
        assertThat(told(45, 3, minutes(4, 8))).containsExactly("overtaken");
        assertThat(told(90, 2, minutes(1, 2))).containsExactly("position 3", "range 1 2");
    }

    @Test
    void announcementsComeAfterTheQuietBeginningAndThenAtTheirPace() {
        Queue.Comfort comfort = new Queue.Comfort("calm", Duration.ofSeconds(10), Duration.ofSeconds(30), true, true);
        assertThat(teller.dueIn(comfort, Duration.ofMinutes(7)))
                .as("who comes back has waited long already")
                .isEqualTo(Duration.ofSeconds(10));
        assertThat(teller.dueIn(comfort, Duration.ofMinutes(7).plusSeconds(4))).isEqualTo(Duration.ofSeconds(6));
        told(430, 1, Optional.empty());
        assertThat(teller.dueIn(comfort, Duration.ofSeconds(440))).isEqualTo(Duration.ofSeconds(20));
        teller.ask();
        assertThat(teller.dueIn(comfort, Duration.ofSeconds(441))).isZero();
    }
}
