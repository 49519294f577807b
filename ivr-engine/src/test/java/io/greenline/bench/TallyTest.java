package io.greenline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class TallyTest {
    @Test
    void failedCallsAreCountedByReasonAndCostTheirShare() {
        Tally tally = new Tally();
        tally.add(new CallResult.Completed(2_000_000, 1_000_000, 20_000_000));
        tally.add(new CallResult.Failed("no answer in time"));
        tally.add(new CallResult.Failed("no answer in time"));
        tally.addCpu(20, 4);
        tally.addCpu(10, 2);

        assertThat(tally.completed()).isEqualTo(1);
        assertThat(tally.failures()).isEqualTo(Map.of("no answer in time", 2));
        assertThat(tally.asteriskMillisPerCall()).isEqualTo(10);
        assertThat(tally.engineMillisPerCall()).isEqualTo(2);
        assertThat(tally.key().median()).isEqualTo(2);
        assertThat(tally.release().p99()).isEqualTo(20);
    }
}
