package io.greenline.asterisk.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RefusalLogTest {
    @Test
    void theFirstIsToldThenOneAMinuteWithTheNumberSince() {
        AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 10);
        RefusalLog log = new RefusalLog(nanos::get);

        assertThat(log.count()).hasValue(1);
        assertThat(log.count()).isEmpty();
        nanos.addAndGet(Duration.ofSeconds(59).toNanos());
        assertThat(log.count()).isEmpty();
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(log.count()).hasValue(3);
        assertThat(log.count()).isEmpty();
    }
}
