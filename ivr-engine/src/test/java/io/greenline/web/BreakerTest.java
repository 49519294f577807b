package io.greenline.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BreakerTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final Breaker breaker = new Breaker(2, Duration.ofSeconds(10));

    @Test
    void oneRequestTriesAfterTheRestAndItsSuccessLetsAllThrough() {
        breaker.failed(0);
        assertThat(breaker.allows(0)).isTrue();
        breaker.failed(SECOND);
        assertThat(breaker.allows(10 * SECOND)).isFalse();
        assertThat(breaker.allows(11 * SECOND)).isTrue();
        assertThat(breaker.allows(11 * SECOND)).as("only one tries").isFalse();
        breaker.succeeded();
        assertThat(breaker.allows(11 * SECOND)).isTrue();
        assertThat(breaker.allows(11 * SECOND)).isTrue();
    }

    @Test
    void aTryThatFailsBeginsANewRest() {
        breaker.failed(0);
        breaker.failed(0);
        assertThat(breaker.allows(10 * SECOND)).isTrue();
        breaker.failed(10 * SECOND);
        assertThat(breaker.allows(19 * SECOND)).isFalse();
        assertThat(breaker.allows(20 * SECOND)).isTrue();
    }

    @Test
    void aTryThatWasAbandonedIsNotTheLast() {
        breaker.failed(0);
        breaker.failed(0);
        assertThat(breaker.allows(10 * SECOND)).isTrue();
        breaker.abandoned();
        assertThat(breaker.allows(10 * SECOND)).isTrue();
    }

    @Test
    void failuresCountInARowOnly() {
        breaker.failed(0);
        breaker.succeeded();
        breaker.failed(0);
        assertThat(breaker.allows(0)).isTrue();
    }
}
