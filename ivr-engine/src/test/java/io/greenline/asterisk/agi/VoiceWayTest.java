package io.greenline.asterisk.agi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class VoiceWayTest {
    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5);
    private final VoiceWay way = new VoiceWay(clock::get);

    @Test
    void afterAFailureNobodyTriesForAWhile() {
        assertThat(way.barred()).isEmpty();
        assertThat(way.failed("refused")).isTrue();
        clock.addAndGet(VoiceWay.PAUSE.toNanos() - 1);
        assertThat(way.barred()).contains("refused");
        clock.addAndGet(1);
        assertThat(way.barred()).isEmpty();
        assertThat(way.trouble()).as("nobody has tried yet").contains("refused");
    }

    @Test
    void onlyTheFirstFailureAndTheFirstSuccessAreNews() {
        assertThat(way.worked()).isFalse();
        assertThat(way.failed("refused")).isTrue();
        assertThat(way.failed("timed out")).isFalse();
        assertThat(way.barred()).contains("timed out");
        assertThat(way.worked()).isTrue();
        assertThat(way.worked()).isFalse();
        assertThat(way.barred()).isEmpty();
        assertThat(way.trouble()).isEmpty();
    }
}
