package io.greenline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
    @Test
    void callsComeAtTheirRateAndABrokenOneIsAFailure() {
        AtomicInteger placed = new AtomicInteger();
        Tally tally = new Tally();
        long began = System.nanoTime();

        new Arrivals(200, Duration.ofMillis(100))
                .run(
                        () -> {
                            if (placed.incrementAndGet() == 5) {
                                throw new IllegalStateException("broken");
                            }
                            return new CallResult.Completed(1, 1, 1);
                        },
                        tally);

        assertThat(System.nanoTime() - began)
                .isGreaterThanOrEqualTo(Duration.ofMillis(95).toNanos());
        assertThat(tally.completed()).isEqualTo(19);
        assertThat(tally.failures()).containsEntry("java.lang.IllegalStateException: broken", 1);
    }
}
