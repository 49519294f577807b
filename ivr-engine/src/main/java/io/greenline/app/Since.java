package io.greenline.app;

import io.greenline.yaml.Durations;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/**
 * From when on something is counted.
 *
 * @param words as the user gave it
 */
record Since(String words, Instant at) {
    private static final int MOST_DAYS = 36_500;

    /** A day of this zone, as {@code 2026-11-01}, or so long before now, as {@code 12h} or {@code 7d}; else empty. */
    static Optional<Since> parse(String words, Instant now, ZoneId zone) {
        try {
            return Optional.of(
                    new Since(words, LocalDate.parse(words).atStartOfDay(zone).toInstant()));
        } catch (DateTimeException noDay) {
            return ago(words).map(length -> new Since(words, now.minus(length)));
        }
    }

    private static Optional<Duration> ago(String words) {
        if (words.matches("\\d{1,5}d")) {
            int days = Integer.parseInt(words.substring(0, words.length() - 1));
            return Optional.of(Duration.ofDays(Math.min(days, MOST_DAYS)));
        }
        return Durations.parse(words);
    }
}
