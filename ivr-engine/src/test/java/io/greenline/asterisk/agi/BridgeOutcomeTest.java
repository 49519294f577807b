package io.greenline.asterisk.agi;

import static org.assertj.core.api.Assertions.assertThat;

import io.greenline.call.CallEvent;
import io.greenline.call.CallEvent.NotConnected.Why;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BridgeOutcomeTest {
    private static final Duration TALKED = Duration.ofSeconds(9);

    @Test
    void aTalkThatWasNotedButNeverBeganIsNoTalkOfItsAttempt() {
        assertThat(BridgeOutcome.parse("7|SUCCESS|16").isOf(7)).isTrue();
        assertThat(BridgeOutcome.parse("7|SUCCESS|16").isOf(8)).isFalse();
        assertThat(BridgeOutcome.parse("7||").isOf(7)).isFalse();
        assertThat(BridgeOutcome.parse("||").isOf(7)).isFalse();
        assertThat(BridgeOutcome.parse("nonsense").isOf(7)).isFalse();
    }

    @Test
    void whoHangsUpHasTalkedAndWhoseTelephoneFailsIsLost() {
        for (int cause : List.of(0, 16, 17, 31, 127)) {
            assertThat(BridgeOutcome.ended(cause, TALKED))
                    .as("cause %d", cause)
                    .isEqualTo(new CallEvent.Talked(TALKED));
        }
        for (int cause : List.of(18, 20, 27, 38, 41, 44, 102)) {
            assertThat(BridgeOutcome.ended(cause, TALKED))
                    .as("cause %d", cause)
                    .isEqualTo(new CallEvent.AgentLost(TALKED));
        }
    }

    @Test
    void aTelephoneIsBusyUnansweredOrNotThere() {
        assertThat(List.of(17, 21)).allSatisfy(cause -> assertThat(why(cause)).isEqualTo(Why.BUSY));
        assertThat(List.of(16, 18, 19))
                .allSatisfy(cause -> assertThat(why(cause)).isEqualTo(Why.NO_ANSWER));
        assertThat(List.of(0, 1, 3, 20, 27, 38, 44))
                .allSatisfy(cause -> assertThat(why(cause)).isEqualTo(Why.UNREACHABLE));
    }

    private static Why why(int cause) {
        return BridgeOutcome.notConnected(cause).why();
    }
}
