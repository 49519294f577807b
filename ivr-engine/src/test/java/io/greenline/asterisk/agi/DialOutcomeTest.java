package io.greenline.asterisk.agi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DialOutcomeTest {
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            1|ANSWER|1500|16;      Talked[talked=PT1.5S]
            1|ANSWER||0;           Talked[talked=PT0S]
            1|ANSWER|-5|0;         Talked[talked=PT0S]
            1|BUSY||17;            NotConnected[why=BUSY, cause=USER_BUSY]
            1|BUSY||16;            NotConnected[why=BUSY, cause=USER_BUSY]
            1|BUSY||21;            NotConnected[why=BUSY, cause=CALL_REJECTED]
            1|NOANSWER||0;         NotConnected[why=NO_ANSWER, cause=NO_ANSWER]
            1|CHANUNAVAIL||20;     NotConnected[why=UNREACHABLE, cause=SUBSCRIBER_ABSENT]
            1|CHANUNAVAIL||3;      NotConnected[why=UNREACHABLE, cause=NO_ROUTE]
            1|CONGESTION||34;      NotConnected[why=UNREACHABLE, cause=NO_CIRCUIT]
            1|CONGESTION||x;       NotConnected[why=UNREACHABLE, cause=SWITCH_CONGESTION]
            """)
    void dialsWordsBecomeThePorts(String answer, String event) {
        assertThat(DialOutcome.parse(answer).event().orElseThrow()).hasToString(event);
    }

    @ParameterizedTest
    @CsvSource({"1|INVALIDARGS||0", "1|CANCEL||0", "1|||0", "''", "ANSWER"})
    void everythingElseIsDialsOwnFailure(String answer) {
        assertThat(DialOutcome.parse(answer).event()).isEmpty();
    }

    @Test
    void anOutcomeBelongsToItsAttemptOnly() {
        assertThat(DialOutcome.parse("7|ANSWER|1|16").isOf(7)).isTrue();
        assertThat(DialOutcome.parse("7|ANSWER|1|16").isOf(8)).isFalse();
        assertThat(DialOutcome.parse("7|||0").isOf(7))
                .as("noted, never dialled")
                .isFalse();
        assertThat(DialOutcome.parse("|||0").isOf(0)).isFalse();
    }
}
