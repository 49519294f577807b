package io.greenline.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SinceTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private static Optional<Instant> since(String words) {
        return Since.parse(words, NOW, ZoneId.of("Asia/Shanghai")).map(Since::at);
    }

    @Test
    void aDayBeginsAtItsMidnightHere() {
        assertThat(since("2026-11-01")).hasValue(Instant.parse("2026-10-31T16:00:00Z"));
    }

    @Test
    void aLengthIsCountedBackFromNow() {
        assertThat(since("7d")).hasValue(Instant.parse("2026-11-19T12:00:00Z"));
        assertThat(since("12h")).hasValue(Instant.parse("2026-11-26T00:00:00Z"));
    }

    @Test
    void anythingElseIsNone() {
        assertThat(since("yesterday")).isEmpty();
        assertThat(since("")).isEmpty();
        assertThat(since("2026-13-01")).isEmpty();
    }
}
